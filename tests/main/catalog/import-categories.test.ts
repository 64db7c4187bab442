// Goal: a category is known by its number in the store's list, keeps one name, and a second import
// of the same list finds everything as it left it.
import { silentLog } from '#main/system/log.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCatalogUpkeep } from '#main/catalog/catalog-upkeep.ts';
import { SHOWN_ROWS } from '#main/catalog/import-view.ts';
import { ensureCategory } from '#main/catalog/save-product.ts';
import { openImportTerminal, type ImportTerminal } from './import-terminal.ts';

let till: ImportTerminal;
beforeEach(() => {
	till = openImportTerminal();
});
afterEach(() => till.ledger.close());

const list = (...rows: readonly string[]) =>
	['货号,品名,类别编码,类别名称,零售价,单位', ...rows].join('\n');

async function imported(...rows: readonly string[]) {
	const plan = await till.plan({ '商品.csv': list(...rows) });
	const done = await till.commit(plan.importId);
	if (!done.ok) throw new Error(done.refusal.code);
	return done.value;
}
const categories = () =>
	till.ledger.pen.db
		.prepare('SELECT code, name, parent_id AS parent FROM category ORDER BY category_id')
		.all();

describe('categories of an import', () => {
	it('take over a new name of a number, once', async () => {
		await imported('A1,白菜,0402,蔬菜,1,件', 'A2,苹果,0401,水果,1,件');
		expect(await imported('A1,白菜,0402,新鲜蔬菜,1,件')).toMatchObject({ changed: 1 });
		expect(categories()).toMatchObject([
			{ code: '0402', name: '新鲜蔬菜' },
			{ code: '0401', name: '水果' },
		]);
		expect(await imported('A1,白菜,0402,新鲜蔬菜,1,件')).toMatchObject({ unchanged: 1 });
	});

	it('give their number to a category that was known by name', async () => {
		const { pen } = till.ledger;
		pen.transaction(() => ensureCategory(pen, '蔬菜'));
		await imported('A1,白菜,0402,蔬菜,1,件');
		expect(categories()).toEqual([{ code: '0402', name: '蔬菜', parent: null }]);
		expect(await imported('A1,白菜,0402,蔬菜,1,件')).toMatchObject({ unchanged: 1 });
	});

	it('are told apart when two numbers under one parent have one name', async () => {
		const rows = ['A1,甲,04,生鲜,1,件', 'A2,乙,0401,散货,1,件', 'A3,丙,0402,散货,1,件'];
		await imported(...rows);
		expect(categories()).toMatchObject([
			{ name: '生鲜', parent: null },
			{ name: '散货', parent: 1 },
			{ name: '散货 0402', parent: 1 },
		]);
		expect(await imported(...rows)).toMatchObject({ unchanged: 3 });
	});

	it('have the first name that a list gives them', async () => {
		const rows = ['A1,甲,01,食品,1,件', 'A2,乙,01,吃的,1,件'];
		await imported(...rows);
		expect(categories()).toMatchObject([{ code: '01', name: '食品' }]);
		expect(await imported(...rows)).toMatchObject({ unchanged: 2 });
	});

	it('without numbers go by their names', async () => {
		await imported('A1,甲,,食品,1,件', 'A2,乙,,食品,1,件');
		expect(categories()).toEqual([{ code: null, name: '食品', parent: null }]);
		expect(await imported('A1,甲,,食品,1,件')).toMatchObject({ unchanged: 1 });
	});
});

describe('one article written in two ways', () => {
	it('is one code of its product', async () => {
		const csv = ['货号,品名,条码,零售价', 'A1,可乐,036000291452、0036000291452,3'].join('\n');
		const plan = await till.plan({ '商品.csv': csv });
		expect(await till.commit(plan.importId)).toMatchObject({ ok: true, value: { added: 1 } });
		const { n } = till.ledger.pen.db.prepare('SELECT count(*) AS n FROM barcode').get() as {
			n: number;
		};
		expect(n).toBe(1);
	});
});

describe('the lists of a dry run', () => {
	it('show some of every reason, however many rows have another', async () => {
		const cheap = Array.from({ length: 400 }, (_, n) => `A${n},货${n},01,食品,0,件`);
		const plan = await till.plan({
			'商品.csv': list(...cheap, 'B1,,01,食品,1,件', '6901028126213,茶,01,食品,1,件'),
		});
		expect(plan).toMatchObject({ rows: 402, added: 401, refused: 1, warned: 401 });
		expect(plan.warnedRows).toHaveLength(SHOWN_ROWS);
		const reasons = plan.warnedRows.map(({ reason }) => reason);
		expect(reasons.filter((reason) => reason === 'check-digit')).toHaveLength(1);
		expect(plan.refusedRows).toMatchObject([{ row: 402, column: '品名', reason: 'name-missing' }]);
	});

	it('show money in yuan', async () => {
		await imported('A1,甲,01,食品,4.5,件');
		const plan = await till.plan({ '商品.csv': list('A1,甲,01,食品,5,件') });
		expect(plan.changes).toEqual([
			{ sku: 'A1', name: '甲', field: 'price', before: '4.50', after: '5.00' },
		]);
	});
});

describe('the upkeep of the catalogue', () => {
	it('clears away what an import left that was cut off', async () => {
		const { pen } = till.ledger;
		pen.db.prepare("INSERT INTO import_code (alpha, product_id) VALUES ('X', 1)").run();
		pen.db
			.prepare(
				`INSERT INTO import_category (category_id, parent_id, code, name)
				 VALUES (9, NULL, NULL, '半截')`,
			)
			.run();
		startCatalogUpkeep(pen, silentLog()).stop();
		const left = pen.db
			.prepare(
				`SELECT (SELECT count(*) FROM import_code) + (SELECT count(*) FROM import_category) AS n`,
			)
			.get();
		expect(left).toEqual({ n: 0 });
	});

	it('stops an import when the terminal closes', async () => {
		const { importId } = await till.plan({ '商品.csv': list('A1,甲,01,食品,1,件') });
		const upkeep = startCatalogUpkeep(till.ledger.pen, silentLog());
		upkeep.stop();
		expect(till.look(importId).state).toBe('cancelled');
	});
});
