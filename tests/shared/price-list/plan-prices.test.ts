// Goal: a spreadsheet of agreed prices is judged row by row before anything is written: every fault
// by its row and reason, and only ladders that fall (MEM-3).
import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { recognizePriceColumns } from '#shared/price-list/list-columns.ts';
import { planPrices, type KnownGoods } from '#shared/price-list/plan-prices.ts';
import { notFalling } from '#shared/price-list/price-tiers.ts';
import { readPriceRow } from '#shared/price-list/read-price-row.ts';

const GOODS: Record<string, KnownGoods> = {
	TEA: { productId: 1, shelfFen: 450 },
	'2000000000015': { productId: 1, shelfFen: 450 },
	RICE: { productId: 2, shelfFen: 6990 },
};

function planOf(rows: readonly (readonly Cell[])[]) {
	const columns = recognizePriceColumns(rows);
	if (columns === undefined) throw new Error('no header');
	const body = rows.slice(columns.headerRow + 1);
	const drafts = body.flatMap((cells, at) => {
		const draft = readPriceRow(cells, columns.headerRow + 2 + at, columns);
		return draft === undefined ? [] : [{ file: 'a.csv', draft }];
	});
	return planPrices(drafts, (code) => GOODS[code]);
}

const HEAD = ['条码', '品名', '数量起', '企业价(元)'];

describe('planPrices', () => {
	it('puts the rows of one product together, wherever they stand, fewest first', () => {
		const plan = planOf([
			['长城贸易 2026 年协议价'],
			HEAD,
			['tea', '乌龙茶', 10, 4],
			['RICE', '', '', '¥65.00'],
			['2000000000015', '', '', 4.2],
			['', '', '', ''],
		]);
		expect(plan.products).toEqual([
			{
				productId: 1,
				tiers: [
					{ from: 1000, price: 420 },
					{ from: 10_000, price: 400 },
				],
			},
			{ productId: 2, tiers: [{ from: 1000, price: 6500 }] },
		]);
		expect([plan.rows, plan.refused, plan.faults]).toEqual([3, 0, []]);
	});

	it.each([
		['a product nobody knows', ['COFFEE', '', '', '3'], 'product', 'product-unknown'],
		['no product', ['', '', '', '3'], 'product', 'product-missing'],
		['a code Excel has rounded', ['6.90103E+12', '', '', '3'], 'product', 'code-rounded'],
		['no price', ['TEA', '', '', ''], 'price', 'price-missing'],
		['a price in words', ['TEA', '', '', '三元'], 'price', 'not-a-number'],
		['nothing as a price', ['TEA', '', '', '0'], 'price', 'not-above-zero'],
		['part of a fen', ['TEA', '', '', '3.333'], 'price', 'part-of-a-fen'],
		['a fortune', ['TEA', '', '', '99999999999'], 'price', 'too-large'],
		['no quantity', ['TEA', '', '-1', '3'], 'from', 'not-above-zero'],
	])('names %s by row, column and reason, and writes nothing of it', (_, row, field, reason) => {
		const plan = planOf([HEAD, row]);
		expect(plan.faults).toMatchObject([{ row: 2, problem: { field, reason } }]);
		expect([plan.refused, plan.products]).toEqual([1, []]);
	});

	it('refuses the same quantity twice, and a rung that does not go down; the rest is kept', () => {
		const plan = planOf([
			HEAD,
			['TEA', '', 1, 4.2],
			['TEA', '', 1, 4.1],
			['TEA', '', 10, 4.3],
			['TEA', '', 20, 4],
		]);
		expect(plan.faults.map(({ row, problem }) => [row, problem.reason, problem.value])).toEqual([
			[3, 'twice', 'a.csv 2'],
			[4, 'not-falling', '4.3'],
		]);
		expect(plan.products[0]?.tiers.map(({ price }) => price)).toEqual([420, 400]);
	});

	it('says of a price above the shelf’s that nobody will pay it', () => {
		const plan = planOf([HEAD, ['TEA', '', '', 5]]);
		expect(plan.warnings).toMatchObject([{ row: 2, problem: { reason: 'above-shelf' } }]);
		expect(plan.products).toHaveLength(1);
	});

	it('keeps ten prices of a product at most', () => {
		const rows = Array.from({ length: 11 }, (_, at) => ['TEA', '', at + 1, 4 - at / 10]);
		const plan = planOf([HEAD, ...rows]);
		expect(plan.products[0]?.tiers).toHaveLength(10);
		expect(plan.faults).toMatchObject([{ row: 12, problem: { reason: 'too-many-tiers' } }]);
	});

	it('finds no header in what names no product or no price', () => {
		expect(recognizePriceColumns([['品名', '单价']])).toBeUndefined();
		expect(recognizePriceColumns([['SKU', 'Qty']])).toBeUndefined();
		expect(recognizePriceColumns([['SKU', 'Unit price', 'Min qty']])?.at.size).toBe(3);
	});
});

describe('notFalling', () => {
	it('names the first rung that costs no less, in whatever order they stand', () => {
		const ladder = (...rungs: [number, number][]) =>
			notFalling(rungs.map(([from, each]) => ({ from, each })));
		expect(ladder([10, 400], [1, 420])).toBeUndefined();
		expect(ladder([10, 420], [1, 420])).toBe(0);
		expect(ladder([1, 420], [1, 400])).toBe(1);
	});
});
