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
		INSERT INTO card_type (code, name, kind, changed_ms) VALUES ('sv', '储值卡', 'stored-value', 1);
		INSERT INTO tier_fee (fee_id, member_id, tier, tier_name, state, fee_fen, left_fen, days,
		  valid_from, valid_until, bought_on, earned_to, opened_pos, opened_ms)
		VALUES ('fee_1', 'mem_1', 'gold', '黄金', 'active', 19900, 19900, 365, '2026-03-02',
		  '2027-03-01', '2026-03-02', '2026-03-01', 1, 1);
		INSERT INTO member_rules VALUES (1, 1, '1003', '{}');
		INSERT INTO win_back VALUES (1, 5, 'Q1', '2026-03-02')`);
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
		['a fee with more left than was paid', 'UPDATE tier_fee SET left_fen = 19901'],
		['a fee below nothing', 'UPDATE tier_fee SET left_fen = -1'],
		['more given back than was paid', 'UPDATE tier_fee SET refund_fen = 19901'],
		['a fee that ends before it begins', `UPDATE tier_fee SET valid_until = '2026-03-01'`],
		['a fee of no event', 'UPDATE tier_fee SET opened_pos = 9'],
		['rules that are no JSON', `UPDATE member_rules SET rules_json = '{'`],
		['two coupons for one absence', `INSERT INTO win_back VALUES (1, 5, 'Q2', '2026-03-03')`],
		['one coupon for two', `INSERT INTO win_back VALUES (2, 5, 'Q1', '2026-03-03')`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});

	it('counts the cards of each type as they are given', () => {
		const cards = () => db.prepare(`SELECT cards FROM card_type WHERE code = 'sv'`).pluck().get();
		expect(cards()).toBe(0);
		db.exec(`INSERT INTO member_card VALUES ('88000002', 2, 'card', 'sv', 'active', 1, 1),
		  ('88000003', 2, 'card', 'sv', 'active', 1, 1), ('88000004', 2, 'card', '', 'active', 1, 1)`);
		db.exec(`UPDATE member_card SET state = 'lost', id = 1 WHERE card_no = '88000002'`);
		expect(cards()).toBe(2);
		db.exec(`DELETE FROM member_card WHERE card_no = '88000003'`);
		expect(cards()).toBe(1);
	});

	it('counts the members of each tier as they come, move and go', () => {
		const counted = () => db.prepare('SELECT tier, members FROM tier_count ORDER BY tier').all();
		const said: unknown[] = [];
		for (const sql of [
			`UPDATE member SET tier = 'gold'`,
			`UPDATE member SET tier = 'silver' WHERE id = 1`,
			`UPDATE member SET state = 'frozen', tier = tier`,
			`UPDATE member SET state = 'closed' WHERE id = 2`,
			`UPDATE member SET state = 'active' WHERE id = 2`,
			`INSERT INTO member (member_id, tier, referral_code, created_ms, created_by, changed_ms)
			 VALUES ('mem_3', 'gold', 'EF', 1, '1', 1)`,
			`DELETE FROM member WHERE id = 2`,
		]) {
			db.exec(sql);
			said.push(counted());
		}
		const fees = () =>
			db.prepare(`SELECT fees, left_fen FROM tier_count WHERE tier = 'gold'`).get();
		expect(fees()).toEqual({ fees: 1, left_fen: 19_900 });
		db.exec('UPDATE tier_fee SET left_fen = 100');
		expect(fees()).toEqual({ fees: 1, left_fen: 100 });
		db.exec(`UPDATE tier_fee SET left_fen = 0, state = 'over'`);
		expect(fees()).toEqual({ fees: 0, left_fen: 0 });
		const of = (gold: number, silver: number) => [
			{ tier: 'gold', members: gold },
			{ tier: 'silver', members: silver },
		];
		expect(said).toEqual([
			[{ tier: 'gold', members: 2 }],
			of(1, 1),
			of(1, 1),
			of(0, 1),
			of(1, 1),
			of(2, 1),
			of(1, 1),
		]);
	});
});
