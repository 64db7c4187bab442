/**
 * The tables of migrations/0007_deposit.sql, for typed queries. The SQL is the truth; a test holds
 * this picture against the real tables.
 */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const depositOrder = sqliteTable('deposit_order', {
	seq: integer('seq').primaryKey(),
	orderNo: text('order_no').notNull(),
	saleId: text('sale_id').notNull(),
	label: text('label').notNull().default(''),
	phone: text('phone').notNull().default(''),
	dueDate: text('due_date').notNull().default(''),
	totalFen: integer('total_fen').notNull(),
	paidFen: integer('paid_fen').notNull(),
	state: text('state', { enum: ['open', 'collected', 'cancelled'] }).notNull(),
	operator: text('operator').notNull(),
	createdMs: integer('created_ms').notNull(),
	changedMs: integer('changed_ms').notNull(),
});

export const depositPayment = sqliteTable(
	'deposit_payment',
	{
		orderNo: text('order_no').notNull(),
		seat: integer('seat').notNull(),
		pos: integer('pos').notNull(),
		kind: text('kind').notNull(),
		method: text('method').notNull().default(''),
		attemptId: text('attempt_id').notNull().default(''),
		amountFen: integer('amount_fen').notNull(),
		returnedFen: integer('returned_fen').notNull().default(0),
		atMs: integer('at_ms').notNull(),
	},
	(table) => [primaryKey({ columns: [table.orderNo, table.seat] })],
);
