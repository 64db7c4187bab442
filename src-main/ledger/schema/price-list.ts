/** The tables of migrations/0015_price_list.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const priceList = sqliteTable('price_list', {
	code: text('code').primaryKey(),
	name: text('name').notNull(),
	active: integer('active').notNull(),
	validFrom: text('valid_from').notNull().default(''),
	validUntil: text('valid_until').notNull().default(''),
	changedMs: integer('changed_ms').notNull(),
});

export const priceListPrice = sqliteTable(
	'price_list_price',
	{
		listCode: text('list_code').notNull(),
		productId: integer('product_id').notNull(),
		fromMilli: integer('from_milli').notNull(),
		priceFen: integer('price_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.listCode, table.productId, table.fromMilli] })],
);

export const priceListRate = sqliteTable(
	'price_list_rate',
	{
		listCode: text('list_code').notNull(),
		categoryId: integer('category_id').notNull(),
		fromMilli: integer('from_milli').notNull(),
		chargeBp: integer('charge_bp').notNull(),
	},
	(table) => [primaryKey({ columns: [table.listCode, table.categoryId, table.fromMilli] })],
);
