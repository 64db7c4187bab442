// Goal: migration 0004 comes to a ledger that has sold, takes every row for the sale it is, and
// keeps one answer per event and sale.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(3);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO print_job (job_id, kind, document_json, state, created_ms, expires_ms, changed_ms)
		  VALUES (1, 'receipt', '{}', 'confirmed', 1, 1, 1);
		INSERT INTO sale VALUES (1, 1, 'R1', 'sale_1', 1, '2026-03-02', 1, '1001', 1, 450, 52, 0, 1);`);
	migrated.goOn(4);
});
afterEach(() => close());

describe('0004_refund', () => {
	it('takes what was sold before for sales', () => {
		expect(db.prepare('SELECT pos, kind FROM sale').all()).toEqual([{ pos: 1, kind: 'sale' }]);
	});

	it.each([
		['a kind nobody knows', `UPDATE sale SET kind = 'gift'`],
		['a return of less than nothing', `INSERT INTO sale_return VALUES ('sale_1', 1, -1)`],
		['a return of no event', `INSERT INTO sale_return VALUES ('sale_1', 2, 1)`],
		['the same answer twice', `INSERT INTO sale_return VALUES ('a', 1, 1), ('a', 1, 1)`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint/i);
	});
});
