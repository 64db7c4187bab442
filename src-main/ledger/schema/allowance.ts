/** The tables of migrations/0014_allowance.sql; a test holds them together. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const allowanceMember = sqliteTable('allowance_member', {
	memberId: text('member_id').primaryKey(),
	heardMs: integer('heard_ms').notNull(),
	blocked: integer('blocked').notNull().default(0),
	snapshotMs: integer('snapshot_ms').notNull().default(0),
	throughPos: integer('through_pos').notNull().default(0),
	principalFen: integer('principal_fen').notNull().default(0),
	bonusFen: integer('bonus_fen').notNull().default(0),
	points: integer('points').notNull().default(0),
	usesJson: text('uses_json').notNull().default('{}'),
});

export const allowanceGrant = sqliteTable('allowance_grant', {
	grantId: text('grant_id').primaryKey(),
	memberId: text('member_id').notNull(),
	forUid: text('for_uid').notNull(),
	fen: integer('fen').notNull(),
	points: integer('points').notNull(),
	fenLeft: integer('fen_left').notNull(),
	pointsLeft: integer('points_left').notNull(),
	state: text('state').notNull().default('held'),
	grantedPos: integer('granted_pos').notNull(),
});

export const allowanceSpend = sqliteTable(
	'allowance_spend',
	{
		pos: integer('pos').notNull(),
		leg: integer('leg').notNull(),
		memberId: text('member_id').notNull(),
		purse: text('purse').notNull(),
		grantId: text('grant_id').notNull(),
		amount: integer('amount').notNull(),
		riskFen: integer('risk_fen').notNull(),
		bizDate: text('biz_date').notNull(),
		passId: text('pass_id').notNull().default(''),
		times: integer('times').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.pos, table.leg] })],
);

export const allowanceFreeze = sqliteTable('allowance_freeze', {
	frozenPos: integer('frozen_pos').primaryKey(),
	why: text('why').notNull(),
	thawedPos: integer('thawed_pos').notNull().default(0),
});
