/** The tables of migrations/0006_pricing.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const priceBook = sqliteTable('price_book', {
	version: integer('version').primaryKey(),
	loadedMs: integer('loaded_ms').notNull(),
	loadedBy: text('loaded_by').notNull(),
	rowsJson: text('rows_json').notNull(),
});

export const ruleUse = sqliteTable(
	'rule_use',
	{
		ruleId: text('rule_id').notNull(),
		bizDate: text('biz_date').notNull(),
		memberId: text('member_id').notNull().default(''),
		times: integer('times').notNull(),
		amountFen: integer('amount_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.ruleId, table.bizDate, table.memberId] })],
);

export const ruleTotal = sqliteTable('rule_total', {
	ruleId: text('rule_id').primaryKey(),
	times: integer('times').notNull(),
	amountFen: integer('amount_fen').notNull(),
});

export const coupon = sqliteTable('coupon', {
	code: text('code').primaryKey(),
	kindId: text('kind_id').notNull(),
	validFrom: text('valid_from').notNull(),
	validUntil: text('valid_until').notNull(),
	memberId: text('member_id').notNull().default(''),
	state: text('state', { enum: ['issued', 'redeemed', 'void'] }).notNull(),
	issuedPos: integer('issued_pos'),
	redeemedPos: integer('redeemed_pos'),
	amountFen: integer('amount_fen').notNull().default(0),
	originGone: integer('origin_gone').notNull().default(0),
});

export const handUse = sqliteTable(
	'hand_use',
	{
		operator: text('operator').notNull(),
		bizDate: text('biz_date').notNull(),
		action: text('action', { enum: ['line', 'order', 'small_change'] }).notNull(),
		n: integer('n').notNull(),
		amountFen: integer('amount_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.operator, table.bizDate, table.action] })],
);

export const saleNote = sqliteTable('sale_note', {
	pos: integer('pos').primaryKey(),
	note: text('note').notNull(),
});
