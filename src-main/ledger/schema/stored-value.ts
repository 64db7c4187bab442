/** The tables of migrations/0010_stored_value.sql; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const svLot = sqliteTable('sv_lot', {
	lotId: text('lot_id').primaryKey(),
	memberId: text('member_id').notNull(),
	seq: integer('seq').notNull(),
	principalFen: integer('principal_fen').notNull(),
	bonusFen: integer('bonus_fen').notNull(),
	principalLeftFen: integer('principal_left_fen').notNull(),
	bonusLeftFen: integer('bonus_left_fen').notNull(),
	bonusExpiredFen: integer('bonus_expired_fen').notNull().default(0),
	policy: text('policy').notNull(),
	bonusExpires: text('bonus_expires').notNull().default(''),
	openedPos: integer('opened_pos').notNull(),
	openedMs: integer('opened_ms').notNull(),
	originLot: text('origin_lot').notNull(),
});

export const svMove = sqliteTable(
	'sv_move',
	{
		pos: integer('pos').notNull(),
		leg: integer('leg').notNull(),
		lotId: text('lot_id').notNull(),
		memberId: text('member_id').notNull(),
		kind: text('kind').notNull(),
		principalFen: integer('principal_fen').notNull(),
		bonusFen: integer('bonus_fen').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pos, table.leg] })],
);

export const svBook = sqliteTable('sv_book', {
	version: integer('version').primaryKey(),
	changedMs: integer('changed_ms').notNull(),
	changedBy: text('changed_by').notNull(),
	bookJson: text('book_json').notNull(),
});
