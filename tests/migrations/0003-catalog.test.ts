// Goal: migration 0003 comes to a ledger that already sells, a code names one product, prices and
// packs go with their product, and a stock movement once written stays.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(2);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'x', 1, 1, '2026-03-02', NULL,
		  zeroblob(32), X'7B7D', zeroblob(32));`);
	migrated.goOn(3);
	db.exec(`
		INSERT INTO product (product_id, sku, name, price_fen, updated_ms) VALUES (1, 'S1', '水', 200, 1);
		INSERT INTO product_unit (unit_id, product_id, name, factor_milli, price_fen)
		  VALUES (5, 1, '箱', 24000, 4500);
		INSERT INTO barcode VALUES (6901234567892, 1, 5);
		INSERT INTO barcode_alpha VALUES ('A1', 1, NULL);
		INSERT INTO price_history VALUES (1, 1, 1, 200, NULL, NULL, '1001', 'new');
		INSERT INTO stock_movement VALUES (1, 1, 1, -1000, 'SALE');`);
});
afterEach(() => close());

const countOf = (table: string) => {
	const row = db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number };
	return row.n;
};

describe('0003_catalog', () => {
	it('keeps the journal that was there, and starts with nothing folded', () => {
		expect(countOf('journal')).toBe(1);
		expect(db.prepare('SELECT upto_pos FROM stock_fold').all()).toEqual([{ upto_pos: 0 }]);
	});

	it.each([
		[
			'the same sku twice',
			`INSERT INTO product (sku, name, price_fen, updated_ms)
			VALUES ('S1', 'x', 1, 1)`,
		],
		['a product without a name', `UPDATE product SET name = ''`],
		['a negative price', 'UPDATE product SET price_fen = -1'],
		['half a fen', 'UPDATE product SET price_fen = 1.5'],
		['the same barcode twice', 'INSERT INTO barcode VALUES (6901234567892, 1, NULL)'],
		['a barcode of no product', 'INSERT INTO barcode VALUES (4006381333931, 9, NULL)'],
		['a pack of nothing', 'UPDATE product_unit SET factor_milli = 0'],
		['a changed movement', 'UPDATE stock_movement SET quantity_milli = 1'],
		['a removed movement', 'DELETE FROM stock_movement'],
		['a movement of nothing', `INSERT INTO stock_movement VALUES (1, 2, 1, 0, 'SALE')`],
		['a movement of no event', `INSERT INTO stock_movement VALUES (9, 1, 1, 1, 'SALE')`],
		['a movement nobody knows', `INSERT INTO stock_movement VALUES (1, 2, 1, 1, 'MAGIC')`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|final|cannot store/i);
	});

	it('drops codes, packs and prices with their product, and keeps what was sold of it', () => {
		db.exec('DELETE FROM product');
		const left = ['barcode', 'barcode_alpha', 'product_unit', 'price_history', 'stock_movement'];
		expect(left.map(countOf)).toEqual([0, 0, 0, 0, 1]);
	});
});
