// Goal: a dry run says what an import would do, row by row, and doing it twice changes nothing.
import { describe, expect, it } from 'vitest';
import { storedCode } from '#shared/barcode/canonical-code.ts';
import {
	codeKey,
	startPlan,
	type CatalogLookup,
	type PlannedRow,
} from '#shared/catalog/plan-import.ts';
import type { ProductFields } from '#shared/catalog/product.ts';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { DEFAULT_READ_RULES, readRow } from '#shared/catalog/read-row.ts';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';

const HEADER = [
	'行号',
	'货号',
	'自编码',
	'品名',
	'类别编码',
	'类别名称',
	'进货价',
	'零售价',
	'会员价',
	'单位',
	'销项稅',
	'计价方式',
	'允许折扣',
	'助记码',
];

type Shop = Map<number, { fields: ProductFields; codes: Set<string> }>;

function lookupIn(shop: Shop): CatalogLookup {
	const first = (holds: (one: { fields: ProductFields; codes: Set<string> }) => boolean) =>
		[...shop].find(([, product]) => holds(product));
	return {
		findBySku: (sku) => {
			const found = first(({ fields }) => fields.sku === sku);
			return found === undefined ? undefined : { productId: found[0], fields: found[1].fields };
		},
		ownerOfCode: (code) => first(({ codes }) => codes.has(codeKey(code)))?.[0],
		ownerOfPlu: (plu) => first(({ fields }) => fields.plu === plu)?.[0],
	};
}

function plan(
	rows: readonly (readonly Cell[])[],
	shop: Shop = new Map(),
	header: readonly Cell[] = HEADER,
): PlannedRow[] {
	const columns = recognizeColumns([header, ...rows]);
	if (columns === undefined) throw new Error('no header');
	const planner = startPlan(lookupIn(shop));
	return rows.flatMap((cells, index) => {
		const draft = readRow(cells, { row: index + 2, columns, rules: DEFAULT_READ_RULES });
		return draft === undefined ? [] : planner.take('食品.xls', draft);
	});
}

/** Carries a plan out in memory. */
function carryOut(planned: readonly PlannedRow[], shop: Shop): Shop {
	for (const row of planned) {
		if (row.action !== 'add' && row.action !== 'change') continue;
		const id = row.action === 'add' ? shop.size + 1 : row.productId;
		const codes = shop.get(id)?.codes ?? new Set();
		for (const code of row.codes) codes.add(codeKey(code));
		shop.set(id, { fields: row.fields, codes });
	}
	return shop;
}

const tea: Cell[] = [
	1,
	'6901028126212',
	'01001',
	'乌龙茶',
	'01',
	'食品',
	3,
	4.5,
	4.2,
	'瓶',
	0.13,
	'普通',
	'是',
	'WLC',
];
const reasons = (row: PlannedRow | undefined) =>
	row?.action === 'refuse'
		? row.refusals.map(({ field, reason }) => `${field}:${reason}`)
		: row?.action;
const warnings = (row: PlannedRow | undefined) =>
	row?.warnings.map(({ field, reason }) => `${field}:${reason}`);
/** The tea with some cells changed, by header. */
const like = (changes: Record<string, Cell>): Cell[] =>
	tea.map(
		(cell, index) =>
			changes[HEADER[index] ?? ''] ?? ((HEADER[index] as string) in changes ? null : cell),
	);

describe('a row', () => {
	it('adds a product with everything it gives', () => {
		const [row] = plan([tea]);
		expect(row).toMatchObject({
			file: '食品.xls',
			row: 2,
			action: 'add',
			warnings: [],
			codes: [{ kind: 'numeric', code: 6901028126212 }],
			fields: {
				sku: '6901028126212',
				ownCode: '01001',
				name: '乌龙茶',
				category: {
					code: '01',
					name: '食品',
				},
				cost: 300,
				price: 450,
				memberPrice: 420,
				unit: '瓶',
				tax: 1300,
				weighed: false,
				mnemonic: 'WLC',
			},
		});
	});

	it('is passed over when it is empty', () => {
		expect(plan([HEADER.map(() => ''), [], [null, ' ']])).toEqual([]);
	});

	it('gives what is weighed its PLU', () => {
		const [row] = plan([like({ 货号: '00123', 计价方式: '计重', 单位: 'kg' })]);
		expect(row).toMatchObject({
			action: 'add',
			fields: { weighed: true, plu: 123 },
			codes: [],
			warnings: [],
		});
		const [odd] = plan([like({ 计价方式: '计重', 单位: '个' })]);
		expect(warnings(odd)).toEqual(['unit:weighed-unit', 'plu:weighed-without-plu']);
	});

	it('warns and says what it did', () => {
		const one = (changes: Record<string, Cell>) => plan([like(changes)])[0];
		expect(warnings(one({ 货号: '6901028126213' }))).toEqual(['barcode:check-digit']);
		expect(one({ 货号: '6901028126213' })).toMatchObject({
			codes: [{ kind: 'text', code: '6901028126213' }],
		});
		expect(warnings(one({ 零售价: 0, 会员价: 0 }))).toEqual(['price:price-zero']);
		expect(warnings(one({ 进货价: 5 }))).toEqual(['price:below-cost']);
		expect(warnings(one({ 会员价: 5 }))).toEqual(['memberPrice:member-above-price']);
		expect(one({ 会员价: 5 })).toMatchObject({ fields: { memberPrice: null } });
		expect(warnings(one({ 进货价: 3.3333 }))).toEqual(['cost:rounded-to-fen']);
		expect(warnings(one({ 销项稅: 0.17 }))).toEqual(['tax:tax-rate-unknown']);
		expect(one({ 销项稅: 0.17 })).toMatchObject({ fields: { tax: null } });
		expect(warnings(one({ 单位: '' }))).toEqual(['unit:unit-missing']);
		expect(warnings(one({ 货号: '-' }))).toEqual(['sku:code-placeholder']);
		expect(one({ 货号: '-' })).toMatchObject({ sku: '01001', codes: [] });
		expect(warnings(one({ 允许折扣: '?' }))).toEqual(['discountable:not-understood']);
	});

	it('is refused with every reason there is', () => {
		const one = (changes: Record<string, Cell>) => reasons(plan([like(changes)])[0]);
		expect(one({ 品名: ' ' })).toEqual(['name:name-missing']);
		expect(one({ 品名: '茶'.repeat(101) })).toEqual(['name:text-too-long']);
		expect(one({ 货号: '', 自编码: '' })).toEqual(['sku:code-missing']);
		expect(one({ 货号: '6.90103E+12' })).toEqual(['sku:code-rounded']);
		expect(one({ 零售价: '' })).toEqual(['price:price-missing']);
		expect(one({ 零售价: '面议' })).toEqual(['price:not-a-number']);
		expect(one({ 零售价: -1 })).toEqual(['price:negative']);
		expect(one({ 零售价: 4.333 })).toEqual(['price:part-of-a-fen']);
		expect(one({ 零售价: 6901028126212 })).toEqual(['price:too-large']);
		expect(one({ 会员价: 'x' })).toEqual(['memberPrice:not-a-number']);
		expect(one({ 品名: '', 零售价: '' })).toEqual(['name:name-missing', 'price:price-missing']);
	});
});

describe('a plan', () => {
	it('refuses a number that another row of it has claimed', () => {
		const rows = plan([
			tea,
			tea,
			like({ 货号: '00123', 计价方式: '计重' }),
			like({ 货号: '0123', 计价方式: '计重' }),
		]);
		expect(rows.map(reasons)).toEqual(['add', ['sku:sku-twice'], 'add', ['plu:plu-taken']]);
	});

	it('refuses a barcode of another product, in whatever form it is written', () => {
		const header = [...HEADER, '条码'];
		const shop = carryOut(
			plan([[...like({ 货号: 'A1' }), '036000291452']], new Map(), header),
			new Map(),
		);
		const rows = [
			[...like({ 货号: 'A2' }), '0036000291452'],
			[...like({ 货号: 'A3' }), '69012341、6901028126212'],
			[...like({ 货号: 'A4' }), 69012341],
		];
		expect(plan(rows, shop, header).map(reasons)).toEqual([
			['barcode:barcode-taken'],
			'add',
			['barcode:barcode-taken'],
		]);
	});

	it('changes only what differs, and says before and after', () => {
		const shop = carryOut(plan([tea]), new Map());
		const [row] = plan([like({ 零售价: 5, 品名: '乌龙茶 500ml', 会员价: '' })], shop);
		expect(row).toMatchObject({
			action: 'change',
			productId: 1,
			codes: [],
			changes: [
				{ field: 'name', before: '乌龙茶', after: '乌龙茶 500ml' },
				{ field: 'price', before: '450', after: '500' },
			],
		});
	});

	it('lets a blank cell empty nothing, and a zero member price end it', () => {
		const shop = carryOut(plan([tea]), new Map());
		const blank = HEADER.map((title) => (title === '货号' ? '6901028126212' : ''));
		expect(plan([blank], shop).map(reasons)).toEqual(['same']);
		expect(plan([like({ 会员价: 0 })], shop)[0]).toMatchObject({
			changes: [{ field: 'memberPrice', before: '420', after: '' }],
		});
	});

	it('never leaves a member price above a new list price', () => {
		const shop = carryOut(plan([tea]), new Map());
		const [row] = plan([like({ 零售价: 4, 会员价: '' })], shop);
		expect(row).toMatchObject({ fields: { price: 400, memberPrice: null } });
	});

	it('adds a new barcode to a product that is known and takes none away', () => {
		const header = [...HEADER, '条码'];
		const shop = carryOut(
			plan([[...like({ 货号: 'A1' }), '69012341']], new Map(), header),
			new Map(),
		);
		const [row] = plan([[...like({ 货号: 'A1' }), '6901028126212']], shop, header);
		expect(row).toMatchObject({
			action: 'change',
			codes: [storedCode('6901028126212')],
			changes: [{ field: 'barcode', before: '', after: '6901028126212' }],
		});
		expect(
			plan(
				[[...like({ 货号: 'A1' }), '6901028126212']],
				carryOut([row as PlannedRow], shop),
				header,
			).map(reasons),
		).toEqual(['same']);
	});

	it('changes nothing the second time', () => {
		const rows = [
			tea,
			like({ 货号: '00123', 计价方式: '计重' }),
			like({ 货号: '-', 会员价: 9 }),
			like({ 货号: '02000001', 自编码: '', 销项稅: 0.17, 单位: '' }),
		];
		const shop = carryOut(plan(rows), new Map());
		expect(plan(rows).map(reasons)).toEqual(['add', 'add', 'add', 'add']);
		expect(plan(rows, shop).map(reasons)).toEqual(['same', 'same', 'same', 'same']);
	});

	it('knows a category by its number or by its name alone', () => {
		const shop = carryOut(plan([tea]), new Map());
		expect(plan([like({ 类别编码: '' })], shop).map(reasons)).toEqual(['same']);
		expect(plan([like({ 类别名称: '' })], shop).map(reasons)).toEqual(['same']);
		expect(plan([like({ 类别编码: '02', 类别名称: '洗化' })], shop)[0]).toMatchObject({
			changes: [{ field: 'category', before: '01 食品', after: '02 洗化' }],
		});
	});
});
