/**
 * The tables of migrations/0002_counter.sql, 0004_refund.sql and 0005_payment.sql, for
 * typed queries. The SQL is the truth; a test holds this picture against the real tables.
 */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const operator = sqliteTable('operator', {
	operatorNo: text('operator_no').primaryKey(),
	name: text('name').notNull(),
	role: text('role', { enum: ['owner', 'manager', 'cashier'] }).notNull(),
	pinHash: text('pin_hash').notNull(),
	active: integer('active').notNull().default(1),
	wrongPins: integer('wrong_pins').notNull().default(0),
	lockedUntilMs: integer('locked_until_ms').notNull().default(0),
	createdMs: integer('created_ms').notNull(),
});

export const setting = sqliteTable('setting', {
	key: text('key').primaryKey(),
	valueJson: text('value_json').notNull(),
	version: integer('version').notNull(),
	changedMs: integer('changed_ms').notNull(),
	changedBy: text('changed_by').notNull(),
});

export const shift = sqliteTable('shift', {
	shiftId: integer('shift_id').primaryKey(),
	openedPos: integer('opened_pos').notNull(),
	openedMs: integer('opened_ms').notNull(),
	openedBy: text('opened_by').notNull(),
	bizDate: text('biz_date').notNull(),
	drawer: text('drawer').notNull(),
	floatFen: integer('float_fen').notNull(),
	state: text('state', { enum: ['open', 'closed'] })
		.notNull()
		.default('open'),
});

export const openSale = sqliteTable('open_sale', {
	saleId: text('sale_id').primaryKey(),
	state: text('state', { enum: ['open', 'parked'] }).notNull(),
	openedMs: integer('opened_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
	operator: text('operator').notNull(),
	revision: integer('revision').notNull(),
	nextSeat: integer('next_seat').notNull(),
	label: text('label').notNull().default(''),
	undoJson: text('undo_json').notNull().default('[]'),
	termsJson: text('terms_json').notNull().default('{"coupons":[]}'),
});

export const openLine = sqliteTable(
	'open_line',
	{
		saleId: text('sale_id').notNull(),
		seat: integer('seat').notNull(),
		lineJson: text('line_json').notNull(),
	},
	(table) => [primaryKey({ columns: [table.saleId, table.seat] })],
);

export const sale = sqliteTable('sale', {
	pos: integer('pos').primaryKey(),
	fiscalNo: integer('fiscal_no').notNull(),
	receiptNo: text('receipt_no').notNull(),
	saleId: text('sale_id').notNull(),
	atMs: integer('at_ms').notNull(),
	bizDate: text('biz_date').notNull(),
	shiftId: integer('shift_id').notNull(),
	operator: text('operator').notNull(),
	lineCount: integer('line_count').notNull(),
	totalFen: integer('total_fen').notNull(),
	taxFen: integer('tax_fen').notNull(),
	reprints: integer('reprints').notNull().default(0),
	receiptJob: integer('receipt_job').notNull(),
	kind: text('kind').notNull().default('sale'),
	member: integer('member'),
	keptFen: integer('kept_fen').notNull().default(0),
	visit: integer('visit').notNull().default(0),
});

export const paymentAttempt = sqliteTable('payment_attempt', {
	attemptId: text('attempt_id').primaryKey(),
	saleId: text('sale_id').notNull(),
	method: text('method').notNull(),
	amountFen: integer('amount_fen').notNull(),
	state: text('state').notNull(),
	reference: text('reference').notNull().default(''),
	operator: text('operator').notNull(),
	createdMs: integer('created_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
	subject: text('subject').notNull().default(''),
});

export const saleReturn = sqliteTable(
	'sale_return',
	{
		saleId: text('sale_id').notNull(),
		pos: integer('pos').notNull(),
		totalFen: integer('total_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.saleId, table.pos] })],
);

export const saleDay = sqliteTable('sale_day', {
	bizDate: text('biz_date').primaryKey(),
	firstPos: integer('first_pos').notNull(),
});

export const commandReply = sqliteTable('command_reply', {
	replyId: integer('reply_id').primaryKey(),
	commandId: text('command_id').notNull(),
	request: text('request').notNull(),
	inputHash: blob('input_hash', { mode: 'buffer' }).notNull(),
	replyJson: text('reply_json').notNull(),
	atMs: integer('at_ms').notNull(),
});

export const printJob = sqliteTable('print_job', {
	jobId: integer('job_id').primaryKey(),
	kind: text('kind', { enum: ['receipt', 'x-report', 'test', 'recovery-key', 'drawer'] }).notNull(),
	salePos: integer('sale_pos'),
	documentJson: text('document_json'),
	operator: text('operator').notNull().default(''),
	copyNo: integer('copy_no').notNull().default(0),
	attempts: integer('attempts').notNull().default(0),
	state: text('state', {
		enum: [
			'offered',
			'queued',
			'sending',
			'confirmed',
			'processed',
			'sent',
			'unknown',
			'failed',
			'expired',
			'cancelled',
		],
	}).notNull(),
	evidence: text('evidence').notNull().default(''),
	createdMs: integer('created_ms').notNull(),
	expiresMs: integer('expires_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
});
