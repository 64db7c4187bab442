// Goal: a list can be added up in a spreadsheet, and runs nothing there.
import { read, type CellObject } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { fileOf } from '#main/member-list/list-file.ts';

const LINE = ['13812341234', '0012', { fen: 1_234_505 }, 300, '2026-11-26'] as const;

it('MEM-11: figures are numbers in a workbook, money to the fen; phones, cards and dates are text', () => {
	const sheet = read(fileOf('xlsx', '会员', [LINE]), { type: 'base64', cellNF: true }).Sheets[
		'会员'
	];
	if (sheet === undefined) throw new Error('no sheet');
	const cells = ['A1', 'B1', 'C1', 'D1', 'E1'].map((at) => {
		const { t, v, z } = sheet[at] as CellObject;
		return t === 'n' ? [t, v, z] : [t, v];
	});
	expect(cells).toEqual([
		['s', '13812341234'],
		['s', '0012'],
		['n', 12_345.05, '0.00'],
		['n', 300, 'General'],
		['s', '2026-11-26'],
	]);
});

it('MEM-11: a formula in full width is text too, and money has two places', () => {
	const names = ['＝1+1', '＋1', '－1', '＠a', '=1+1', '-5'];
	const csv = Buffer.from(fileOf('csv', '会员', [names, LINE]), 'base64').toString('utf8');
	expect(csv).toBe(
		"\uFEFF'＝1+1,'＋1,'－1,'＠a,'=1+1,-5\r\n13812341234,0012,12345.05,300,2026-11-26\r\n",
	);
});
