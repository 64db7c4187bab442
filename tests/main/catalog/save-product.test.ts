// Goal: a product, its keys, codes and prices are written together, and every price stays known.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pinyinKeys } from '#main/catalog/pinyin-keys.ts';
import { findByCode, findProduct, listCodes, listPrices } from '#main/catalog/product-store.ts';
import {
	catalogRevision,
	insertCode,
	insertProduct,
	nextSku,
	plainProduct,
	searchKeysOf,
	updateProduct,
	type NewProduct,
} from '#main/catalog/save-product.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

const by = (atMs: number, why = 'counter') => ({ atMs, operator: '1001', why });
let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const put = (fields: Partial<NewProduct> = {}) =>
	ledger.pen.transaction(() =>
		insertProduct(ledger.pen, { ...plainProduct('A1', '乌龙茶', 450), ...fields }, by(1)),
	);

function change(id: number, fields: Partial<NewProduct>, atMs: number): void {
	const before = findProduct(ledger.pen, id);
	if (before === undefined) throw new Error('gone');
	ledger.pen.transaction(() => {
		updateProduct(ledger.pen, { before, after: { ...before, ...fields } }, by(atMs, 'changed'));
	});
}

describe('saving a product', () => {
	it('keeps every price it ever had, and nothing when no price changed', () => {
		const id = put();
		change(id, { price_fen: 500 }, 2);
		change(id, { name: '乌龙茶 500ml' }, 3);
		change(id, { price_fen: 480 }, 4);
		change(id, { price_fen: 470 }, 4);
		expect(
			listPrices(ledger.pen, id).map(({ fromMs, priceFen, why }) => [fromMs, priceFen, why]),
		).toEqual([
			[4, 470, 'changed'],
			[4, 480, 'changed'],
			[2, 500, 'changed'],
			[1, 450, 'counter'],
		]);
	});

	it('refuses to let members pay more than the price shown', () => {
		const id = put({ member_price_fen: 400 });
		expect(() => change(id, { member_price_fen: 451 }, 2)).toThrow(/constraint/i);
		expect(() => change(id, { min_price_fen: 451 }, 2)).toThrow(/constraint/i);
		expect(findProduct(ledger.pen, id)?.member_price_fen).toBe(400);
	});

	it('gives a code to one product only, in whatever form it is written', () => {
		const [a, b] = [put(), put({ sku: 'A2' })];
		const give = (code: string, productId: number) =>
			ledger.pen.transaction(() => insertCode(ledger.pen, code, { productId }));
		expect([
			give('036000291452', a),
			give('0036000291452', b),
			give('x-1', a),
			give('X-1', b),
		]).toEqual([true, false, true, false]);
		expect(listCodes(ledger.pen, a)).toEqual(['0036000291452', 'X-1']);
		expect(findByCode(ledger.pen, '36000291452')?.product.product_id).toBe(a);
	});

	it('numbers new products past numbers that somebody took', () => {
		put({ sku: 'P000002' });
		expect(nextSku(ledger.pen)).toBe('P000003');
	});

	it('says that the catalogue changed with everything that changes it', () => {
		const { pen } = ledger;
		const seen = [catalogRevision(pen)];
		const id = put();
		seen.push(catalogRevision(pen));
		change(id, { price_fen: 460 }, 2);
		seen.push(catalogRevision(pen));
		pen.transaction(() => insertCode(pen, '69012341', { productId: id }));
		seen.push(catalogRevision(pen));
		expect(new Set(seen).size).toBe(4);
	});
});

describe('search keys', () => {
	it.each([
		['矿泉水', 'kqs', 'kuangquanshui'],
		['重庆火锅底料', 'cqhgdl', 'chongqinghuoguodiliao'],
		['长城干红', 'ccgh', 'changchengganhong'],
		['都乐香蕉', 'dlxj', 'doulexiangjiao'],
		['11.2g益达蜜瓜口香糖', 'ydmgkxt', 'yidamiguakouxiangtang'],
		['5号电池', '5hdc', '5haodianchi'],
		['AD钙奶', 'adgn', 'adgainai'],
		['吕洗发水', 'lxfs', 'lvxifashui'],
		['555', '555', '555'],
		['（）', '', ''],
	])('of %s are %s and %s', (name, initials, pinyin) => {
		expect(pinyinKeys(name)).toEqual({ initials, pinyin });
	});

	it('are no longer than an index key should be', () => {
		const { initials, pinyin } = pinyinKeys('矿'.repeat(100));
		expect([initials.length, pinyin.length]).toEqual([64, 64]);
	});

	it('leave out a short code that repeats the initials', () => {
		expect(searchKeysOf({ name: '矿泉水', mnemonic: 'KQS' }).mnemonic_key).toBe('');
		expect(searchKeysOf({ name: '矿泉水', mnemonic: 'TY KQS' }).mnemonic_key).toBe('tykqs');
	});
});
