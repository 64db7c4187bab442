/** The tables of migrations/0012_pass_card.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const passTemplate = sqliteTable('pass_template', {
	templateId: text('template_id').primaryKey(),
	name: text('name').notNull(),
	active: integer('active').notNull(),
	bodyJson: text('body_json').notNull(),
	changedMs: integer('changed_ms').notNull(),
});

export const passCard = sqliteTable('pass_card', {
	passId: text('pass_id').primaryKey(),
	memberId: text('member_id').notNull(),
	state: text('state').notNull(),
	priceFen: integer('price_fen').notNull(),
	leftFen: integer('left_fen').notNull(),
	extendedDays: integer('extended_days').notNull().default(0),
	refundFen: integer('refund_fen').notNull().default(0),
	keptFen: integer('kept_fen').notNull().default(0),
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
		useId: text('use_id').notNull(),
		itemNo: integer('item_no').notNull(),
		times: integer('times').notNull(),
		unitsJson: text('units_json').notNull(),
		valueFen: integer('value_fen').notNull(),
		usedOn: text('used_on').notNull(),
		pos: integer('pos').notNull(),
		atMs: integer('at_ms').notNull(),
		operator: text('operator').notNull().default(''),
		technician: text('technician').notNull().default(''),
		memberId: text('member_id').notNull().default(''),
		undonePos: integer('undone_pos').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.passId, table.useId] })],
);

export const passExtension = sqliteTable(
	'pass_extension',
	{
		passId: text('pass_id').notNull(),
		extensionId: text('extension_id').notNull(),
		days: integer('days').notNull(),
		feeFen: integer('fee_fen').notNull(),
		sharesJson: text('shares_json').notNull(),
		soldOn: text('sold_on').notNull(),
		pos: integer('pos').notNull(),
		undonePos: integer('undone_pos').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.passId, table.extensionId] })],
);

export const passUnit = sqliteTable(
	'pass_unit',
	{
		passId: text('pass_id').notNull(),
		itemNo: integer('item_no').notNull(),
		unitNo: integer('unit_no').notNull(),
		useId: text('use_id').notNull(),
	},
	(table) => [primaryKey({ columns: [table.passId, table.itemNo, table.unitNo] })],
);
