// Goal: migration 0006 keeps the price book, the counters behind limits and every coupon once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(5);
	({ db, close } = migrated);
	db.exec(`INSERT INTO open_sale VALUES ('s1', 'open', 1, 1, '1', 1, 1, '', '[]')`);
	migrated.goOn(6);
	db.exec(`INSERT INTO coupon VALUES ('Q1', 'five', '2026-01-01', '2026-01-31', '', 'issued', NULL,
	  NULL, 0)`);
	db.exec(`INSERT INTO hand_use VALUES ('1003', '2026-01-01', 'line', 1, 100)`);
});
afterEach(() => close());

describe('0006_pricing', () => {
	it('lets a basket that was open go on with nothing agreed', () => {
		expect(db.prepare('SELECT terms_json FROM open_sale').get()).toEqual({
			terms_json: '{"coupons":[]}',
		});
	});

	it.each([
		['the same coupon twice', 'INSERT INTO coupon SELECT * FROM coupon'],
		['a coupon without a code', `UPDATE coupon SET code = ''`],
		['a state nobody knows', `UPDATE coupon SET state = 'lost'`],
		['half a fen', 'UPDATE hand_use SET amount_fen = 1.5'],
		['an action nobody knows', `UPDATE hand_use SET action = 'else'`],
		['an empty note', `INSERT INTO sale_note VALUES (1, '')`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
