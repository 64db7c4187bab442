// Goal: migration 0007 keeps orders with a deposit: one open order a sale, money that is whole fen
// and never gives back more than came, and nobody's name once the order is over.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(6);
	({ db, close } = migrated);
	migrated.goOn(7);
	db.pragma('foreign_keys = OFF');
	db.exec(`INSERT INTO deposit_order VALUES
	  (1, 'D1', 's1', '王女士', '13800000000', '2026-12-01', 2730, 1000, 'open', '1', 1, 1)`);
	db.exec(`INSERT INTO deposit_payment VALUES ('D1', 1, 1, 'cash', '', '', 1000, 0, 1)`);
});
afterEach(() => close());

describe('0007_deposit', () => {
	it.each([
		['an order number given twice', `UPDATE deposit_order SET seq = 2, order_no = ''`],
		[
			'two open orders of one sale',
			`INSERT INTO deposit_order SELECT 2, 'D2', sale_id, '', '', '', 1, 1, 'open', '1', 1, 1
			   FROM deposit_order`,
		],
		['a day that is none', `UPDATE deposit_order SET due_date = 'soon'`],
		['a state nobody knows', `UPDATE deposit_order SET state = 'maybe'`],
		['half a fen', 'UPDATE deposit_order SET paid_fen = 1.5'],
		['less than nothing paid', 'UPDATE deposit_order SET paid_fen = -1'],
		['a name that outlives its order', `UPDATE deposit_order SET state = 'cancelled'`],
		['a payment of nothing', 'UPDATE deposit_payment SET amount_fen = 0'],
		['more given back than was taken', 'UPDATE deposit_payment SET returned_fen = 1001'],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});

	it('lets an order end once its customer is forgotten', () => {
		db.exec(`UPDATE deposit_order SET state = 'collected', label = '', phone = ''`);
		const again = `INSERT INTO deposit_order SELECT 2, 'D2', sale_id, '', '', '', 1, 1, 'open',
		  '1', 1, 1 FROM deposit_order`;
		expect(() => db.exec(again)).not.toThrow();
	});
});
