// Goal: migration 0015 keeps lists whose prices are somebody's and fall within their days, and old
// members go on without one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(13);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO member (id, member_id, referral_code, created_ms, created_by, changed_ms)
		VALUES (1, 'mem_1', 'AB', 1, '1', 1);
		INSERT INTO product (product_id, sku, name, price_fen, updated_ms)
		VALUES (1, 'TEA', '茶', 450, 1)`);
	migrated.goOn(99);
	db.exec(`
		INSERT INTO price_list VALUES ('GW', '长城', 1, '2026-01-01', '2026-12-31', 1);
		INSERT INTO price_list_price VALUES ('GW', 1, 1000, 420);
		INSERT INTO price_list_rate VALUES ('GW', 0, 1, 9500)`);
});
afterEach(() => close());

describe('0015_price_list', () => {
	it('gives members of before no list', () => {
		expect(db.prepare('SELECT price_list FROM member').pluck().get()).toBe('');
	});
	it.each([
		['a list without a name', `UPDATE price_list SET name = ''`],
		['days that end before they begin', `UPDATE price_list SET valid_until = '2025-12-31'`],
		['a price of nothing', 'UPDATE price_list_price SET price_fen = 0'],
		['a price from nothing on', 'UPDATE price_list_price SET from_milli = 0'],
		['a price of no product', `INSERT INTO price_list_price VALUES ('GW', 9, 1, 1)`],
		['a price of no list', `INSERT INTO price_list_price VALUES ('XX', 1, 1, 1)`],
		['a quantity twice', `INSERT INTO price_list_price VALUES ('GW', 1, 1000, 400)`],
		['a rate above the shelf price', 'UPDATE price_list_rate SET charge_bp = 10001'],
		['a rate of no list', `INSERT INTO price_list_rate VALUES ('XX', 0, 1, 9000)`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint/i);
	});
});
