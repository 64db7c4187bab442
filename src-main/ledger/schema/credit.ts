/**
 * The tables of migrations/0008_credit.sql, for typed queries. The SQL is the truth; a test holds
 * this picture against the real tables.
 */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const creditSlip = sqliteTable('credit_slip', {
	code: text('code').primaryKey(),
	issuedPos: integer('issued_pos').notNull(),
	issuedMs: integer('issued_ms').notNull(),
	balanceFen: integer('balance_fen').notNull(),
});

export const accountCustomer = sqliteTable('account_customer', {
	code: text('code').primaryKey(),
	name: text('name').notNull(),
	creditLimitFen: integer('credit_limit_fen').notNull(),
	active: integer('active').notNull().default(1),
	createdMs: integer('created_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
});
