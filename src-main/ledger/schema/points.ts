/** The tables of migrations/0011_points.sql, for typed queries; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const pointLot = sqliteTable('point_lot', {
	lotId: text('lot_id').primaryKey(),
	memberId: text('member_id').notNull(),
	seq: integer('seq').notNull(),
	points: integer('points').notNull(),
	leftPoints: integer('left_points').notNull(),
	expires: text('expires').notNull(),
	openedPos: integer('opened_pos').notNull(),
	openedMs: integer('opened_ms').notNull(),
});

export const pointMove = sqliteTable(
	'point_move',
	{
		pos: integer('pos').notNull(),
		leg: integer('leg').notNull(),
		lotId: text('lot_id').notNull(),
		memberId: text('member_id').notNull(),
		kind: text('kind').notNull(),
		points: integer('points').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pos, table.leg] })],
);

export const pointDebt = sqliteTable('point_debt', {
	memberId: text('member_id').primaryKey(),
	points: integer('points').notNull(),
});

export const pointBook = sqliteTable('point_book', {
	version: integer('version').primaryKey(),
	changedMs: integer('changed_ms').notNull(),
	changedBy: text('changed_by').notNull(),
	bookJson: text('book_json').notNull(),
});

export const pointGift = sqliteTable('point_gift', {
	giftId: text('gift_id').primaryKey(),
	name: text('name').notNull(),
	points: integer('points').notNull(),
	stock: integer('stock').notNull(),
	active: integer('active').notNull(),
});

export const pointAlert = sqliteTable(
	'point_alert',
	{
		bizDate: text('biz_date').notNull(),
		memberId: text('member_id').notNull(),
		reason: text('reason').notNull(),
		operator: text('operator').notNull(),
		sales: integer('sales').notNull(),
		pos: integer('pos').notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.bizDate, table.memberId, table.reason, table.operator] }),
	],
);

export const pointDevice = sqliteTable(
	'point_device',
	{
		bizDate: text('biz_date').notNull(),
		device: text('device').notNull(),
		memberId: text('member_id').notNull(),
		place: integer('place').notNull(),
		shownMs: integer('shown_ms').notNull(),
	},
	(table) => [primaryKey({ columns: [table.bizDate, table.device, table.memberId] })],
);
