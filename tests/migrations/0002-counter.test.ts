// Goal: migration 0002 comes to a ledger that already sells, and its tables allow one open shift,
// one open basket and no drawer pulse that looks like a receipt.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(1);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'x', 1, 1, '2026-03-02', NULL,
		  zeroblob(32), X'7B7D', zeroblob(32));`);
	migrated.goOn(2);
	db.exec(`
		INSERT INTO shift (shift_id, opened_pos, opened_ms, opened_by, biz_date, drawer, float_fen)
		  VALUES (1, 1, 1, '1001', '2026-03-02', '1', 0);
		INSERT INTO open_sale (sale_id, state, opened_ms, changed_ms, operator, revision, next_seat)
		  VALUES ('sale_1', 'open', 1, 1, '1001', 0, 1);
		INSERT INTO open_line VALUES ('sale_1', 1, '{}');`);
});
afterEach(() => close());

const job = (kind: string, document: string, state = 'queued') =>
	`INSERT INTO print_job (kind, document_json, state, created_ms, expires_ms, changed_ms)
	 VALUES ('${kind}', ${document}, '${state}', 1, 2, 1)`;

describe('0002_counter', () => {
	it('keeps the journal that was there', () => {
		expect(db.prepare('SELECT count(*) AS n FROM journal').get()).toEqual({ n: 1 });
	});

	it.each([
		[
			'a second open shift',
			`INSERT INTO shift (shift_id, opened_pos, opened_ms, opened_by,
			biz_date, drawer, float_fen) VALUES (2, 1, 1, '1001', '2026-03-02', '1', 0)`,
		],
		[
			'a shift of no event',
			`INSERT INTO shift (shift_id, opened_pos, opened_ms, opened_by,
			biz_date, drawer, float_fen, state) VALUES (2, 9, 1, '1', '', '1', 0, 'closed')`,
		],
		['a negative float', `UPDATE shift SET float_fen = -1`],
		[
			'a second open basket',
			`INSERT INTO open_sale (sale_id, state, opened_ms, changed_ms,
			operator, revision, next_seat) VALUES ('sale_2', 'open', 1, 1, '1', 0, 1)`,
		],
		['a line of no basket', `INSERT INTO open_line VALUES ('sale_9', 1, '{}')`],
		[
			'a role we do not know',
			`INSERT INTO operator (operator_no, name, role, pin_hash, created_ms)
			VALUES ('1', 'A', 'boss', '', 1)`,
		],
		['a receipt without a document', job('receipt', 'NULL')],
		['a drawer pulse with a document', job('drawer', `'{}'`)],
		['a state nobody handles', job('receipt', `'{}'`, 'lost')],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint/i);
	});

	it('parks any number of baskets, and drops the lines with their basket', () => {
		db.exec(`UPDATE open_sale SET state = 'parked'`);
		db.exec(`INSERT INTO open_sale (sale_id, state, opened_ms, changed_ms, operator, revision,
			next_seat) VALUES ('sale_2', 'parked', 1, 1, '1', 0, 1)`);
		db.exec(`DELETE FROM open_sale WHERE sale_id = 'sale_1'`);
		expect(db.prepare('SELECT count(*) AS n FROM open_line').get()).toEqual({ n: 0 });
	});
});
