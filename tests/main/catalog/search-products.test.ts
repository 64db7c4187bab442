// Goal: one box finds a product by whatever a cashier types, and no search reads a whole table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { findByCode, findProduct } from '#main/catalog/product-store.ts';
import {
	insertCode,
	insertPack,
	insertProduct,
	plainProduct,
	updateProduct,
	type NewProduct,
} from '#main/catalog/save-product.ts';
import { searchProducts } from '#main/catalog/search-products.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

const by = { atMs: 1000, operator: '1001', why: 'test' };
let ledger: TempLedger;

function put(
	sku: string,
	name: string,
	more: Partial<NewProduct> = {},
	...codes: string[]
): number {
	const productId = insertProduct(ledger.pen, { ...plainProduct(sku, name, 450), ...more }, by);
	for (const code of codes) insertCode(ledger.pen, code, { productId });
	return productId;
}

const namesFor = (text: string, limit = 20) =>
	searchProducts(ledger.pen, text, limit).map(({ name }) => name);

beforeAll(() => {
	ledger = openTempLedger();
	ledger.pen.transaction(() => {
		put('6901028126212', '云谷矿泉水', { spec: '550ml', own_code: '01001' }, '6901028126212');
		const water = put('A2', '矿泉水（大）', { mnemonic: 'DKQS' });
		const unitId = insertPack(ledger.pen, water, {
			name: '箱',
			factorMilli: 24_000,
			priceFen: 9000,
		});
		insertCode(ledger.pen, '16901028126219', { productId: water, unitId });
		put('A3', '蒙牛纯牛奶', { spec: '250ml' });
		put('A4', '重庆火锅底料');
		put('00123', '西红柿', { weighed: 1, plu: 123, unit: 'kg' });
		put('A5', 'AD钙奶', {}, '033699993');
		put('A6', '矿山停售水', { active: 0 }, '69012341');
		put('A7', '七星555', {}, '036000291452');
		for (let n = 0; n < 30; n += 1) put(`T${n}`, `测试${String.fromCodePoint(0x4e00 + n)}茶`);
	});
});
afterAll(() => ledger.close());

describe('the search box', () => {
	it.each([
		['a whole barcode', '6901028126212', ['云谷矿泉水']],
		['the beginning of a barcode', '690102812', ['云谷矿泉水']],
		['a pack barcode', '16901028126219', ['矿泉水（大）']],
		['a PLU', '123', ['西红柿']],
		['an item number', '00123', ['西红柿']],
		['a second number', '01001', ['云谷矿泉水']],
		['digits inside a name', '555', ['七星555']],
		['initials', 'kqs', ['矿泉水（大）']],
		['initials in capitals', 'YGKQ', ['云谷矿泉水']],
		['a short code of the store', 'dkq', ['矿泉水（大）']],
		['full pinyin', 'chongqinghuo', ['重庆火锅底料']],
		['letters and Han', 'AD钙', ['AD钙奶']],
		['the beginning of a name', '蒙牛', ['蒙牛纯牛奶']],
		['the middle of a name', '火锅', ['重庆火锅底料']],
		['one Han character', '柿', ['西红柿']],
		['a name and a size', '牛奶 250', ['蒙牛纯牛奶']],
		['a number in small letters', 'a4', ['重庆火锅底料']],
	])('finds by %s', (_, text, names) => {
		expect(namesFor(text)).toEqual(names);
	});

	it('puts beginnings before middles and nothing twice', () => {
		expect(namesFor('矿泉水')).toEqual(['矿泉水（大）', '云谷矿泉水']);
	});

	it('shows only what is sold, whatever is asked', () => {
		for (const text of ['矿山', '停售', '69012341', 'ksts', 'kuangshan', 'A6']) {
			expect(namesFor(text)).toEqual([]);
		}
	});

	it('answers at most what was asked for', () => {
		expect(namesFor('测试')).toHaveLength(20);
		expect(namesFor('茶', 5)).toHaveLength(5);
		expect(namesFor('cs', 0)).toEqual([]);
	});

	it('finds nothing for nothing, and survives hostile texts', () => {
		for (const text of [
			'',
			'   ',
			'"',
			"' OR 1=1 --",
			'*',
			'NEAR(',
			'%',
			'_',
			'\u0000',
			'\ud83d',
			'()^-:',
			'9'.repeat(500),
		]) {
			expect(namesFor(text), JSON.stringify(text)).toEqual([]);
		}
	});

	it('follows a product that is renamed, disabled and sold again', () => {
		const { pen } = ledger;
		const change = (id: number, fields: Partial<NewProduct>) => {
			const before = findProduct(pen, id);
			if (before === undefined) throw new Error('gone');
			pen.transaction(() => updateProduct(pen, { before, after: { ...before, ...fields } }, by));
		};
		const id = pen.transaction(() => put('B1', '旧名字'));
		change(id, { name: '新称呼' });
		expect([namesFor('旧名'), namesFor('称呼'), namesFor('xch')]).toEqual([
			[],
			['新称呼'],
			['新称呼'],
		]);
		change(id, { active: 0 });
		expect([namesFor('称呼'), namesFor('xch')]).toEqual([[], []]);
		change(id, { active: 1 });
		expect(namesFor('称呼')).toEqual(['新称呼']);
	});
});

describe('findByCode', () => {
	it('finds one article in every form its code is sent in', () => {
		for (const text of ['036000291452', '0036000291452', '36000291452', ' 036000291452 ']) {
			expect(findByCode(ledger.pen, text)?.product.name, text).toBe('七星555');
		}
		expect(findByCode(ledger.pen, '36000291452')?.matched).toBe('zeros-restored');
	});

	it('finds the pack by its own code', () => {
		expect(findByCode(ledger.pen, '16901028126219')).toMatchObject({
			product: { name: '矿泉水（大）' },
			pack: { name: '箱', factor_milli: 24_000, price_fen: 9000 },
			matched: 'printed',
		});
	});

	it('finds a text code in small letters or capitals, and nothing near it', () => {
		expect(findByCode(ledger.pen, '033699993')?.product.name).toBe('AD钙奶');
		expect(findByCode(ledger.pen, '6901028126213')).toBeUndefined();
		expect(findByCode(ledger.pen, withCheckDigit('690102812622'))).toBeUndefined();
	});
});

describe('the plans of all searches', () => {
	it('use an index for every step: no table is read through, nothing is sorted', () => {
		const seen = new Set<string>();
		const { db } = ledger.pen;
		const spy: typeof db = new Proxy(db, {
			get: (target, key) => {
				if (key !== 'prepare') return Reflect.get(target, key, target) as unknown;
				return (sql: string) => {
					seen.add(sql);
					return target.prepare(sql);
				};
			},
		});
		for (const text of ['123456', '12', 'kqs', '矿泉水', 'AD钙']) {
			searchProducts({ db: spy }, text, 20);
		}
		findByCode({ db: spy }, '036000291452');
		findByCode({ db: spy }, 'X1');
		expect(seen.size).toBeGreaterThanOrEqual(12);
		for (const sql of seen) {
			const params = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 'x']);
			const explain = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
			const plan = params.length > 0 ? explain.all(Object.fromEntries(params)) : explain.all('x');
			for (const { detail } of plan as { detail: string }[]) {
				const reading = /^SCAN (?!w VIRTUAL TABLE INDEX \d+:M)|TEMP B-TREE/.exec(detail);
				expect(reading, `${detail}\n${sql}`).toBeNull();
			}
		}
	});
});
