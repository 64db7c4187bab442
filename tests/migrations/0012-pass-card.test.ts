// Goal: migration 0012 keeps a pass between no uses and those that were paid.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(11);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32))`);
	migrated.goOn(11 + 1);
	db.exec(`
		INSERT INTO pass_template VALUES ('t1', '足疗十次卡', 1, '{}', 1);
		INSERT INTO pass_card (pass_id, member_id, state, price_fen, left_fen, terms_json,
		  opened_pos, opened_ms) VALUES ('c1', 'mem_1', 'active', 100000, 66667, '{}', 1, 1);
		INSERT INTO pass_item VALUES ('c1', 1, 3, 2);
		INSERT INTO pass_use (pass_id, use_id, item_no, times, units_json, value_fen, used_on, pos,
		  at_ms) VALUES ('c1', 'u1', 1, 1, '[1]', 33333, '2026-03-02', 1, 1);
		INSERT INTO pass_unit VALUES ('c1', 1, 1, 'u1');
		INSERT INTO pass_extension (pass_id, extension_id, days, fee_fen, shares_json, sold_on, pos)
		  VALUES ('c1', 'x1', 90, 10000, '[]', '2026-03-02', 1)`);
});
afterEach(() => close());

describe('0012_pass_card', () => {
	it.each([
		['more left than was paid', 'UPDATE pass_card SET left_fen = 100001'],
		['less than nothing left', 'UPDATE pass_card SET left_fen = -1'],
		['more uses than were sold', 'UPDATE pass_item SET left_uses = 4'],
		['a use below nothing', 'UPDATE pass_item SET left_uses = -1'],
		['the same position twice', `INSERT INTO pass_unit VALUES ('c1', 1, 1, 'u2')`],
		['the same use twice', 'INSERT INTO pass_use SELECT * FROM pass_use'],
		['an extension that costs nothing', 'UPDATE pass_extension SET fee_fen = 0'],
		['an extension that is no longer', 'UPDATE pass_extension SET days = 0'],
		['an extension of no event', 'UPDATE pass_extension SET pos = 9'],
		['the same extension twice', 'INSERT INTO pass_extension SELECT * FROM pass_extension'],
		['a use of no event', 'UPDATE pass_use SET pos = 9'],
		['a use of no pass', `UPDATE pass_use SET pass_id = 'c9'`],
		['more kept than was paid', 'UPDATE pass_card SET kept_fen = 100001'],
		['a template that is neither sold nor not', 'UPDATE pass_template SET active = 2'],
		['a state that is none', `UPDATE pass_card SET state = 'lapsed'`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
