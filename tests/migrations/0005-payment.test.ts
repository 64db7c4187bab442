// Goal: migration 0005 keeps tries to take money, each with an amount and a state that exists.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(4);
	({ db, close } = migrated);
	migrated.goOn(5);
	db.exec(`INSERT INTO payment_attempt VALUES ('p1', 's1', 'card', 100, 'paid', '', '1', 1, 1)`);
});
afterEach(() => close());

describe('0005_payment', () => {
	it.each([
		['the same try twice', `INSERT INTO payment_attempt SELECT * FROM payment_attempt`],
		['a try for nothing', 'UPDATE payment_attempt SET amount_fen = 0'],
		['half a fen', 'UPDATE payment_attempt SET amount_fen = 1.5'],
		['a state nobody knows', `UPDATE payment_attempt SET state = 'maybe'`],
		['no way to pay', `UPDATE payment_attempt SET method = ''`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
