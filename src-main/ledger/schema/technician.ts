/** Technicians and commission of migrations/0012_pass_card.sql; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const technician = sqliteTable('technician', {
	technicianId: text('technician_id').primaryKey(),
	code: text('code').notNull(),
	name: text('name').notNull(),
	operator: text('operator').notNull().default(''),
	active: integer('active').notNull(),
	changedMs: integer('changed_ms').notNull(),
});

export const commission = sqliteTable(
	'commission',
	{
		pos: integer('pos').notNull(),
		leg: integer('leg').notNull(),
		technicianId: text('technician_id').notNull(),
		bizDate: text('biz_date').notNull(),
		source: text('source').notNull(),
		productId: integer('product_id').notNull(),
		quantityMilli: integer('quantity_milli').notNull(),
		worthFen: integer('worth_fen').notNull(),
		commissionFen: integer('commission_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pos, table.leg] })],
);
