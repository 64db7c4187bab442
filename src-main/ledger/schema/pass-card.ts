/** The tables of migrations/0012_pass_card.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const passCard = sqliteTable('pass_card', {
	passId: text('pass_id').primaryKey(),
	memberId: text('member_id').notNull(),
	state: text('state').notNull(),
	priceFen: integer('price_fen').notNull(),
	leftFen: integer('left_fen').notNull(),
	validFrom: text('valid_from').notNull().default(''),
	validUntil: text('valid_until').notNull().default(''),
	termsJson: text('terms_json').notNull(),
	openedPos: integer('opened_pos').notNull(),
	openedMs: integer('opened_ms').notNull(),
});

export const passItem = sqliteTable(
	'pass_item',
	{
		passId: text('pass_id').notNull(),
		itemNo: integer('item_no').notNull(),
		total: integer('total').notNull(),
		leftUses: integer('left_uses').notNull(),
	},
	(table) => [primaryKey({ columns: [table.passId, table.itemNo] })],
);

export const passUse = sqliteTable(
	'pass_use',
	{
		passId: text('pass_id').notNull(),
		itemNo: integer('item_no').notNull(),
		unitNo: integer('unit_no').notNull(),
		pos: integer('pos').notNull(),
		bizDate: text('biz_date').notNull(),
		valueFen: integer('value_fen').notNull(),
		technician: text('technician').notNull().default(''),
	},
	(table) => [primaryKey({ columns: [table.passId, table.itemNo, table.unitNo] })],
);
