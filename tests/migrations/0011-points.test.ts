// Goal: 0011 keeps a lot of points between nothing and what was earned, and a debt above nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(10);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32))`);
	migrated.goOn(10 + 1);
	db.exec(`
		INSERT INTO point_lot VALUES ('p1', 'mem_1', 1, 100, 100, '2029-03-02', 1, 1);
		INSERT INTO point_debt VALUES ('mem_1', 0)`);
});
afterEach(() => close());

describe('0011_points', () => {
	it.each([
		['a lot below nothing', 'UPDATE point_lot SET left_points = -1'],
		['more than was earned', 'UPDATE point_lot SET left_points = 101'],
		['half a point', 'UPDATE point_lot SET left_points = 0.5'],
		['a lot of nothing', `INSERT INTO point_lot VALUES ('p2', 'mem_1', 2, 0, 0, '', 1, 1)`],
		['a debt below nothing', 'UPDATE point_debt SET points = -1'],
		['a gift below nothing', `INSERT INTO point_gift VALUES ('g1', 'Cup', 100, -1, 1)`],
		['a gift for nothing', `INSERT INTO point_gift VALUES ('g1', 'Cup', 0, 1, 1)`],
		['rules that are no JSON', `INSERT INTO point_book VALUES (1, 1, '9', '{')`],
		['an alert of no event', `INSERT INTO point_alert VALUES ('', 'm', 'day-limit', '1', 1, 9)`],
		['a phone as it is', `INSERT INTO point_device VALUES ('2026-03-02', 'mark', 'mem_1', 1, 1)`],
		['a movement of no event', `INSERT INTO point_move VALUES (9, 1, 'p1', 'mem_1', 'earn', 1)`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
