/** The table of migrations/0016_customer_answer.sql, for queries; a test holds them together. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const customerAnswer = sqliteTable('customer_answer', {
	askId: text('ask_id').primaryKey(),
	id: integer('id').notNull(),
	pos: integer('pos').notNull(),
	document: text('document').notNull(),
	way: text('way').notNull(),
	hash: text('hash').notNull(),
	atMs: integer('at_ms').notNull(),
	operator: text('operator').notNull(),
	sealed: blob('sealed'),
});
