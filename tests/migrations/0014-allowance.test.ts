// Goal: migration 0014 keeps no grant below nothing, and nothing half said.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(13);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32))`);
	migrated.goOn(14);
	db.exec(`
		INSERT INTO allowance_member (member_id, heard_ms) VALUES ('mem_1', 1);
		INSERT INTO allowance_grant (grant_id, member_id, for_uid, fen, points, fen_left, points_left,
		  granted_pos) VALUES ('g1', 'mem_1', '', 100, 0, 100, 0, 1);
		INSERT INTO allowance_spend (pos, leg, member_id, purse, grant_id, amount, risk_fen, biz_date)
		VALUES (1, 1, 'mem_1', 'stored_value', 'g1', 40, 0, '2026-03-02');
		INSERT INTO allowance_freeze (frozen_pos, why) VALUES (1, 'tail-lost')`);
});
afterEach(() => close());

describe('0014_allowance', () => {
	it.each([
		['a grant below nothing (M3)', 'UPDATE allowance_grant SET fen_left = -1'],
		['more left than was granted', 'UPDATE allowance_grant SET points_left = 1'],
		['a grant of nothing', 'UPDATE allowance_grant SET fen = 0, fen_left = 0'],
		['a grant in a state that is none', `UPDATE allowance_grant SET state = 'lost'`],
		['a grant that no event gave', 'UPDATE allowance_grant SET granted_pos = 9'],
		['a member half blocked', 'UPDATE allowance_member SET blocked = 2'],
		['a snapshot of less than nothing', 'UPDATE allowance_member SET points = -1'],
		['uses that are no JSON', `UPDATE allowance_member SET uses_json = '{'`],
		['a spend of less than nothing', 'UPDATE allowance_spend SET amount = -1'],
		['a spend of another purse', `UPDATE allowance_spend SET purse = 'coupon'`],
		['a freeze without a reason', `UPDATE allowance_freeze SET why = ''`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint/i);
	});
});
