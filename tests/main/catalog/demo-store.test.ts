// Goal: the demo store is a shop one can sell in: the same every time, every code valid, no trap in
// its prices.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inStoreCode, seedDemoStore } from '#main/catalog/demo-store.ts';
import { findByCode, findByPlu, listPacks, type ProductRow } from '#main/catalog/product-store.ts';
import { searchProducts } from '#main/catalog/search-products.ts';
import { onHand } from '#main/catalog/stock-store.ts';
import { hasValidCheckDigit } from '#shared/barcode/check-digit.ts';
import { classifyBarcode, DEFAULT_SCAN_RULES } from '#shared/barcode/classify-barcode.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
let count = 0;
let products: ProductRow[];

const rowsOf = ({ pen }: TempLedger) =>
	pen.db.prepare('SELECT * FROM product ORDER BY product_id').all() as ProductRow[];

beforeAll(() => {
	ledger = openTempLedger();
	count = ledger.pen.transaction(() => seedDemoStore(ledger.pen, { atMs: 1000, operator: '1001' }));
	products = rowsOf(ledger);
});
afterAll(() => ledger.close());

describe('the demo store', () => {
	it('has about 300 products, some of every kind', () => {
		expect(count).toBe(products.length);
		expect(count).toBeGreaterThan(270);
		expect(count).toBeLessThan(340);
		expect(products.filter(({ kind }) => kind === 'service').length).toBeGreaterThan(10);
		expect(products.filter(({ weighed }) => weighed === 1).length).toBeGreaterThan(20);
		expect(new Set(products.map(({ tax_bp }) => tax_bp))).toEqual(new Set([1300, 900, 600]));
	});

	it('is the same every time', async () => {
		const other = openTempLedger();
		other.pen.transaction(() => seedDemoStore(other.pen, { atMs: 1000, operator: '1001' }));
		expect(rowsOf(other)).toEqual(products);
		await other.close();
	});

	it('names and prices nothing twice over or below its cost', () => {
		expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
		for (const { name, price_fen: price, cost_fen: cost, member_price_fen: member } of products) {
			expect(price, name).toBeGreaterThan(0);
			expect(cost ?? 0, name).toBeLessThan(price);
			expect(member ?? price, name).toBeLessThanOrEqual(price);
		}
	});

	it('gives every product a code of restricted circulation that scans as that product', () => {
		for (const [index, { product_id: id, name }] of products.entries()) {
			const code = inStoreCode('20', index + 1);
			expect(hasValidCheckDigit(code)).toBe(true);
			expect(classifyBarcode(code, DEFAULT_SCAN_RULES, 'goods'), name).toEqual({
				kind: 'product',
				code,
			});
			expect(findByCode(ledger.pen, code)?.product.product_id, name).toBe(id);
		}
	});

	it('sells packs by their own code for less than their pieces', () => {
		const packed = products.filter(({ product_id: id }) => listPacks(ledger.pen, id).length > 0);
		expect(packed.length).toBeGreaterThan(15);
		for (const { product_id: id, name, price_fen: price } of packed) {
			const [pack] = listPacks(ledger.pen, id);
			const pieces = (pack?.factor_milli ?? 0) / 1000;
			expect(pack?.price_fen, name).toBeLessThan(price * pieces);
			const code = inStoreCode('29', products.findIndex((one) => one.product_id === id) + 1);
			expect(findByCode(ledger.pen, code), name).toMatchObject({ product: { name }, pack });
		}
	});

	it('gives what is weighed a PLU and nothing else', () => {
		for (const { name, weighed, plu } of products) {
			expect(plu !== null, name).toBe(weighed === 1);
			if (plu !== null) expect(findByPlu(ledger.pen, plu)?.name).toBe(name);
		}
	});

	it('has goods in stock, and services none', () => {
		for (const { product_id: id, name, kind } of products) {
			const held = onHand(ledger.pen, id);
			if (kind === 'service') expect(held, name).toBe(0);
			else expect(held, name).toBeGreaterThan(0);
		}
	});

	it('is found by initials, pinyin and Han', () => {
		const first = (text: string) => searchProducts(ledger.pen, text, 20)[0]?.name;
		expect(first('ygkqs')).toBe('云谷矿泉水 1.5L');
		expect(first('zuliao')).toMatch(/^足疗/);
		expect(first('枸杞')).toMatch(/枸杞/);
	});
});
