// Goal: migration 0009 keeps every member, card and tier one of a kind, and none half made.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(8);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32))`);
	migrated.goOn(8 + 1);
	db.exec(`
		INSERT INTO member (id, member_id, phone, referral_code, created_ms, created_by, changed_ms)
		VALUES (1, 'mem_1', '13800138000', 'AB', 1, '1', 1), (2, 'mem_2', NULL, 'CD', 1, '1', 1);
		INSERT INTO tier (code, name, rank, basis, threshold, points_bp, charge_bp)
		VALUES ('gold', '黄金', 2, 'top-up', 200000, 15000, 9000);
		INSERT INTO member_card VALUES ('88000001', 1, 'card', '', 'active', 1, 1);
		INSERT INTO family_link VALUES ('mem_2', 'mem_1', 0, 0, 1);
		INSERT INTO card_type (code, name, kind, changed_ms) VALUES ('sv', '储值卡', 'stored-value', 1)`);
});
afterEach(() => close());

describe('0009_member', () => {
	it.each([
		['one phone for two', `UPDATE member SET phone = '13800138000' WHERE id = 2`],
		['a phone of nothing', `UPDATE member SET phone = '' WHERE id = 2`],
		['one referral code for two', `UPDATE member SET referral_code = 'AB' WHERE id = 2`],
		['a state that is none', `UPDATE member SET state = 'lost'`],
		['a month of birth that is none', 'UPDATE member SET birth_month = 13'],
		[
			'one card for two',
			`INSERT INTO member_card VALUES ('88000001', 2, 'card', '', 'active', 1, 1)`,
		],
		[
			'a card of nobody',
			`INSERT INTO member_card VALUES ('88000002', 9, 'card', '', 'active', 1, 1)`,
		],
		['a tier that charges more than the list', 'UPDATE tier SET charge_bp = 10001'],
		['a family of one', `UPDATE family_link SET primary_id = 'mem_2'`],
		['a card type that is none', `UPDATE card_type SET kind = 'gold'`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
