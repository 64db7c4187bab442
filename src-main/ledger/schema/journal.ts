/**
 * The tables of migrations/0001_journal.sql and the migrator's own, for typed queries. The SQL is
 * the truth; a test holds this picture against the real tables, both ways.
 */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const schemaMigration = sqliteTable('schema_migration', {
	no: integer('no').primaryKey(),
	name: text('name').notNull(),
	sha256: text('sha256').notNull(),
	appVer: text('app_ver').notNull(),
	appliedMs: integer('applied_ms').notNull(),
});

export const identity = sqliteTable('identity', {
	id: integer('id').primaryKey(),
	tenant: blob('tenant', { mode: 'buffer' }).notNull(),
	terminal: blob('terminal', { mode: 'buffer' }).notNull(),
	bornMs: integer('born_ms').notNull(),
});

export const incarnation = sqliteTable('incarnation', {
	inc: integer('inc').primaryKey(),
	openedMs: integer('opened_ms').notNull(),
	appVer: text('app_ver').notNull(),
	parentInc: integer('parent_inc'),
	parentN: integer('parent_n'),
	parentHash: blob('parent_hash', { mode: 'buffer' }),
	why: text('why').notNull(),
	ackedN: integer('acked_n').notNull().default(0),
	origin: text('origin', { enum: ['local', 'pulled'] })
		.notNull()
		.default('local'),
});

export const journal = sqliteTable('journal', {
	pos: integer('pos').primaryKey(),
	inc: integer('inc').notNull(),
	n: integer('n').notNull(),
	uid: blob('uid', { mode: 'buffer' }).notNull(),
	kind: text('kind').notNull(),
	v: integer('v').notNull(),
	atMs: integer('at_ms').notNull(),
	bizDate: text('biz_date').notNull(),
	shiftId: integer('shift_id'),
	prev: blob('prev', { mode: 'buffer' }).notNull(),
	body: blob('body', { mode: 'buffer' }).notNull(),
	hash: blob('hash', { mode: 'buffer' }).notNull(),
});

export const posting = sqliteTable(
	'posting',
	{
		pos: integer('pos').notNull(),
		leg: integer('leg').notNull(),
		ledger: integer('ledger').notNull(),
		account: text('account').notNull(),
		subject: text('subject'),
		amount: integer('amount').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pos, table.leg] })],
);

export const balance = sqliteTable(
	'balance',
	{
		ledger: integer('ledger').notNull(),
		account: text('account').notNull(),
		subject: text('subject').notNull().default(''),
		debit: integer('debit').notNull().default(0),
		credit: integer('credit').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.ledger, table.account, table.subject] })],
);

export const head = sqliteTable('head', {
	id: integer('id').primaryKey(),
	pos: integer('pos').notNull(),
	inc: integer('inc').notNull(),
	n: integer('n').notNull(),
	hash: blob('hash', { mode: 'buffer' }).notNull(),
	fiscalNo: integer('fiscal_no').notNull(),
	gtCount: integer('gt_count').notNull(),
	gtNetFen: integer('gt_net_fen').notNull(),
	gtAbsFen: integer('gt_abs_fen').notNull(),
	gtTaxFen: integer('gt_tax_fen').notNull(),
	maxAtMs: integer('max_at_ms').notNull(),
	maxBizDate: text('max_biz_date').notNull(),
});

export const tally = sqliteTable(
	'tally',
	{
		bizDate: text('biz_date').notNull(),
		shiftId: integer('shift_id').notNull(),
		kind: text('kind').notNull(),
		key: text('key').notNull(),
		n: integer('n').notNull(),
		amountFen: integer('amount_fen').notNull(),
		otherFen: integer('other_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.shiftId, table.bizDate, table.kind, table.key] })],
);
