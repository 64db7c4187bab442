// Goal: migration 0010 keeps both pockets of a lot between nothing and what was paid in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(9);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32))`);
	migrated.goOn(9 + 1);
	db.exec(`
		INSERT INTO sv_lot VALUES ('l1', 'mem_1', 1, 50000, 5000, 50000, 5000, 0, 'RATIO', '', 1, 1,
		  'l1');
		INSERT INTO sv_move VALUES (1, 1, 'l1', 'mem_1', 'top-up', 50000, 5000)`);
});
afterEach(() => close());

describe('0010_stored_value', () => {
	it.each([
		['a principal below nothing', 'UPDATE sv_lot SET principal_left_fen = -1'],
		['a bonus below nothing', 'UPDATE sv_lot SET bonus_left_fen = -1'],
		['more than was paid in', 'UPDATE sv_lot SET principal_left_fen = 50001'],
		['half a fen', 'UPDATE sv_lot SET principal_left_fen = 0.5'],
		['a policy that is none', `UPDATE sv_lot SET policy = 'LIFO'`],
		['the same lot twice', 'INSERT INTO sv_lot SELECT * FROM sv_lot'],
		['a movement of no event', `INSERT INTO sv_move VALUES (9, 1, 'l1', 'mem_1', 'spend', -1, 0)`],
		['a movement of no lot', `INSERT INTO sv_move VALUES (1, 2, 'l9', 'mem_1', 'spend', -1, 0)`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
