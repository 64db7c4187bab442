// Goal: money from a number cell is exact or refused, and no byte that commands a printer gets in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, hasControls, type Cell } from '#shared/catalog/read-cell.ts';
import { DEFAULT_READ_RULES, readRow } from '#shared/catalog/read-row.ts';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';

const HEADER = ['货号', '品名', '规格', '单位', '零售价', '进货价'];

function read(cells: readonly Cell[]) {
	const columns = recognizeColumns([HEADER, cells]);
	if (columns === undefined) throw new Error('no header');
	const draft = readRow(cells, { row: 2, columns, rules: DEFAULT_READ_RULES });
	if (draft === undefined) throw new Error('an empty row');
	return draft;
}
const priceOf = (cell: Cell) => {
	const { given, problems } = read(['A1', '茶', '', '瓶', cell, '']);
	return problems.length > 0 ? problems.map(({ reason }) => reason).join() : given.price;
};

describe('a price in a number cell', () => {
	it('is rounded to the fen within a millionth of a yuan and refused beyond', () => {
		expect([3.5, 2.989_999_9, 2.990_000_1, 0.1 + 0.2, 1.005].map(priceOf)).toEqual([
			350,
			299,
			299,
			30,
			'part-of-a-fen',
		]);
		expect([2.989_99, 2.990_01, 4.333, 0.001].map(priceOf)).toEqual(
			Array.from({ length: 4 }, () => 'part-of-a-fen'),
		);
	});

	it('is taken at its word when it is text', () => {
		expect(['2.9899999', '2.990', '¥2.99'].map(priceOf)).toEqual(['part-of-a-fen', 299, 299]);
	});

	it('is the fen it was before somebody’s arithmetic spoiled its last digits', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 100_000_000 }),
				fc.integer({ min: -9, max: 9 }),
				(amount, tenths) => {
					const spoiled = amount / 100 + tenths * 1e-7;
					if (spoiled < 0) return;
					expect(decimalOf(spoiled, 2)).toEqual({ scaled: amount, exact: true });
				},
			),
		);
	});
});

describe('control bytes', () => {
	it.each([
		['货号', 0, 'sku', 'A\u00001'],
		['品名', 1, 'name', '茶\u001b@'],
		['规格', 2, 'spec', '\u001dV0'],
		['单位', 3, 'unit', '瓶\u007f'],
	])('in %s refuse the row', (_, index, field, cell) => {
		const cells: Cell[] = ['A1', '茶', '500ml', '瓶', 1, ''];
		cells[index] = cell;
		expect(read(cells).problems).toMatchObject([
			{ severity: 'refuse', field, reason: 'control-characters' },
		]);
	});

	it('are not the ends of lines and tabs that people type', () => {
		expect(hasControls('茶\r\n大包\t')).toBe(false);
		expect(read(['A1', ' 茶\n大包\t', '', '瓶', 1, '']).given.name).toBe('茶 大包');
	});
});
