// Goal: migration 0008 comes to a ledger with payments in it, keeps no slip below nothing, and no
// customer without a name or with a limit that is none.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(7);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/refunded', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO payment_attempt VALUES ('p1', 's1', 'card', 100, 'paid', '', '1', 1, 1)`);
	migrated.goOn(8);
	db.exec(`
		INSERT INTO credit_slip VALUES ('D1', 1, 1, 100);
		INSERT INTO account_customer VALUES ('C1', '长城', 0, 1, 1, 1)`);
});
afterEach(() => close());

describe('0008_credit', () => {
	it('takes earlier payments for nobody’s', () => {
		expect(db.prepare('SELECT subject FROM payment_attempt').all()).toEqual([{ subject: '' }]);
	});

	it.each([
		['a slip below nothing', 'UPDATE credit_slip SET balance_fen = -1'],
		['half a fen on a slip', 'UPDATE credit_slip SET balance_fen = 0.5'],
		['the same slip twice', 'INSERT INTO credit_slip SELECT * FROM credit_slip'],
		['a slip without a code', `INSERT INTO credit_slip VALUES ('', 1, 1, 1)`],
		['a slip of no event', `INSERT INTO credit_slip VALUES ('D2', 9, 1, 1)`],
		['a customer without a name', `UPDATE account_customer SET name = ''`],
		['a customer without a code', `UPDATE account_customer SET code = ''`],
		['a limit below nothing', 'UPDATE account_customer SET credit_limit_fen = -1'],
		['a customer half active', 'UPDATE account_customer SET active = 2'],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
