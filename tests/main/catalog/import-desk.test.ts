// Goal: an import changes the catalogue completely or not at all, says beforehand what it will do,
// and done twice does nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findByCode, findBySku, listPrices } from '#main/catalog/product-store.ts';
import { insertCode, insertProduct, plainProduct } from '#main/catalog/save-product.ts';
import { searchProducts } from '#main/catalog/search-products.ts';
import { openImportTerminal, type ImportTerminal } from './import-terminal.ts';

const HEADER = '货号,品名,类别编码,类别名称,零售价,会员价,单位,计价方式,助记码';
const list = (...rows: readonly string[]) => [HEADER, ...rows].join('\r\n');
const TEA = '6901028126212,乌龙茶,01,食品,4.50,4.20,瓶,普通,WLC';
const TOMATO = '00123,西红柿,0402,蔬菜,3.98,,kg,计重,XHS';

let till: ImportTerminal;
beforeEach(() => {
	till = openImportTerminal();
});
afterEach(() => till.ledger.close());

const countOf = (table: string) => {
	const row = till.ledger.pen.db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
	return (row as { n: number }).n;
};
const doneWith = async (csv: string) => {
	const plan = await till.plan({ '商品.csv': csv });
	const done = await till.commit(plan.importId);
	if (!done.ok) throw new Error(done.refusal.code);
	return done.value;
};
const many = (count: number, price = '1.00') =>
	list(...Array.from({ length: count }, (_, n) => `S${n},商品${n},01,食品,${price},,件,普通,`));

describe('a dry run', () => {
	it('says what it will do, row by row, and does nothing', async () => {
		await doneWith(list(TEA));
		const plan = await till.plan({
			'一.csv': list(TEA.replace('4.50', '5.00'), TOMATO, ',无号,01,食品,1,,件,普通,'),
			'二.csv': list(TOMATO, '6901028126213,红茶,01,食品,0,,瓶,普通,'),
		});
		expect(plan).toMatchObject({
			state: 'planned',
			rows: 5,
			added: 2,
			changed: 1,
			unchanged: 0,
			refused: 2,
		});
		expect(plan.refusedRows).toEqual([
			{ file: '一.csv', row: 4, column: '货号', reason: 'code-missing', value: '' },
			{ file: '二.csv', row: 2, column: '货号', reason: 'sku-twice', value: '00123' },
		]);
		expect(plan.changes).toMatchObject([{ sku: '6901028126212', name: '乌龙茶', field: 'price' }]);
		expect(plan.additions.map(({ name, priceFen }) => [name, priceFen])).toEqual([
			['西红柿', 398],
			['红茶', 0],
		]);
		expect(plan.warnedRows.map(({ row, reason }) => `${row} ${reason}`).toSorted()).toEqual([
			'3 check-digit',
			'3 price-zero',
		]);
		expect([countOf('product'), countOf('import_row')]).toEqual([1, 0]);
	});

	it.each([
		['no header', { '商品.csv': '甲,乙\r\n1,2' }, { code: 'import/no-header', file: '商品.csv' }],
		[
			'no spreadsheet',
			{ '图.xls': new Uint8Array([0x89, 0x50, 0, 1]) },
			{ code: 'import/unreadable', reason: 'not-a-spreadsheet' },
		],
		[
			'one bad file among good ones',
			{ 'a.csv': list(TEA), 'b.csv': '甲' },
			{ code: 'import/no-header', file: 'b.csv' },
		],
	])('ends with its reason when there is %s', async (_, files, problem) => {
		const plan = await till.plan(files);
		expect(plan).toMatchObject({ state: 'failed', problem });
		expect(await till.commit(plan.importId)).toMatchObject({ ok: false });
		expect(countOf('product')).toBe(0);
	});
});

describe('carrying it out', () => {
	it('makes products that scan, search, weigh and have a history', async () => {
		const done = await doneWith(list(TEA, TOMATO));
		expect(done).toMatchObject({ state: 'done', added: 2, refused: 0 });
		const { pen } = till.ledger;
		expect(findByCode(pen, '6901028126212')?.product).toMatchObject({
			name: '乌龙茶',
			price_fen: 450,
			member_price_fen: 420,
		});
		expect(findBySku(pen, '00123')).toMatchObject({ weighed: 1, plu: 123, unit_grams: 1000 });
		expect(searchProducts(pen, '红柿', 5).map(({ name }) => name)).toEqual(['西红柿']);
		expect(listPrices(pen, findBySku(pen, '00123')?.product_id ?? 0)).toMatchObject([
			{ priceFen: 398, operator: '1001', why: 'import' },
		]);
		expect(till.events.map(({ event }) => event)).toContain('catalog/changed');
		const { body } = pen.db
			.prepare("SELECT body FROM journal WHERE kind = 'catalog/imported'")
			.get() as { body: Buffer };
		expect(JSON.parse(body.toString())).toMatchObject({
			operator: '1001',
			added: 2,
			changed: 0,
		});
		expect([countOf('import_row'), countOf('import_code'), countOf('import_category')]).toEqual([
			0, 0, 0,
		]);
	});

	it('done twice does nothing the second time', async () => {
		await doneWith(list(TEA, TOMATO));
		const tables = [
			'product',
			'barcode',
			'barcode_alpha',
			'price_history',
			'category',
			'product_words',
		];
		const before = tables.map(countOf);
		expect(await doneWith(list(TEA, TOMATO))).toMatchObject({
			added: 0,
			changed: 0,
			unchanged: 2,
		});
		expect(tables.map(countOf)).toEqual(before);
	});

	it('changes only what differs and keeps the price history', async () => {
		await doneWith(list(TEA, TOMATO));
		await doneWith(list(TEA.replace('4.50', '5.00').replace('乌龙茶', '乌龙茶王'), TOMATO));
		const { pen } = till.ledger;
		const tea = findByCode(pen, '6901028126212')?.product;
		expect(listPrices(pen, tea?.product_id ?? 0).map(({ priceFen }) => priceFen)).toEqual([
			500, 450,
		]);
		expect(listPrices(pen, findBySku(pen, '00123')?.product_id ?? 0)).toHaveLength(1);
		expect([searchProducts(pen, '茶王', 5).length, searchProducts(pen, 'wlcw', 5).length]).toEqual([
			1, 1,
		]);
	});

	it('places categories by their numbers', async () => {
		await doneWith(list(TOMATO, TEA, '00124,生鲜篮,04,生鲜,9,,件,普通,'));
		expect(
			till.ledger.pen.db
				.prepare(`SELECT c.code, p.code AS parent FROM category c
			LEFT JOIN category p ON p.category_id = c.parent_id ORDER BY c.code`)
				.all(),
		).toEqual([
			{ code: '01', parent: null },
			{ code: '04', parent: null },
			{ code: '0402', parent: '04' },
		]);
	});

	it('plans again when somebody took a code meanwhile, and refuses that row only', async () => {
		const plan = await till.plan({ '商品.csv': list(TEA, TOMATO) });
		const { pen } = till.ledger;
		pen.transaction(() => {
			const by = { atMs: 5, operator: '1002', why: 'counter' };
			insertCode(pen, '6901028126212', {
				productId: insertProduct(pen, plainProduct('P1', '柜台新品', 100), by),
			});
		});
		expect(await till.commit(plan.importId)).toMatchObject({
			ok: true,
			value: { added: 1, refused: 1 },
		});
		expect(findByCode(pen, '6901028126212')?.product.name).toBe('柜台新品');
		expect(findBySku(pen, '00123')?.name).toBe('西红柿');
	});

	it('shows nobody a part of it: until the end the catalogue is the old one', async () => {
		await doneWith(many(400));
		const plan = await till.plan({ '商品.csv': many(800, '2.00') });
		const seen = new Set<string>();
		const watch = till.next(({ event, detail }) => {
			if (event !== 'import/progress' || detail.state === 'done') {
				return event === 'import/progress';
			}
			const row = till.ledger.pen.db
				.prepare('SELECT count(*) AS n, max(price_fen) AS price FROM product')
				.get();
			seen.add(JSON.stringify(row));
			return false;
		});
		await till.commit(plan.importId);
		await watch;
		expect([...seen]).toEqual(['{"n":400,"price":100}']);
		expect(countOf('product')).toBe(800);
	});
});

describe('stopping it', () => {
	it('leaves nothing while it is read or planned', async () => {
		const plan = await till.plan({ '商品.csv': list(TEA) });
		expect(till.cancel(plan.importId)).toMatchObject({
			ok: true,
			value: { state: 'cancelled' },
		});
		expect(await till.commit(plan.importId)).toMatchObject({
			ok: false,
			refusal: { code: 'import/cancelled' },
		});
		expect(countOf('product')).toBe(0);
	});

	it('leaves nothing in the middle of being carried out', async () => {
		const plan = await till.plan({ '商品.csv': many(3000) });
		const staging = till.next(
			({ event, detail }) =>
				event === 'import/progress' && detail.state === 'committing' && detail.progress > 0,
		);
		const commit = till.commit(plan.importId);
		await staging;
		expect(countOf('import_row')).toBeGreaterThan(0);
		till.cancel(plan.importId);
		expect(await commit).toMatchObject({ ok: false, refusal: { code: 'import/cancelled' } });
		expect([countOf('product'), countOf('import_row'), countOf('import_code')]).toEqual([0, 0, 0]);
	});

	it('cannot take back what is done', async () => {
		const done = await doneWith(list(TEA));
		expect(till.cancel(done.importId)).toMatchObject({ ok: true, value: { state: 'done' } });
		expect(await till.commit(done.importId)).toMatchObject({
			ok: true,
			value: { state: 'done', added: 1 },
		});
		expect(countOf('product')).toBe(1);
	});

	it('happens by itself when another import begins', async () => {
		const first = await till.plan({ '商品.csv': list(TEA) });
		await till.plan({ '商品.csv': list(TOMATO) });
		expect(till.look(first.importId).state).toBe('cancelled');
	});
});
