// Goal: a list of services brings minutes and commission, as a share or for each time, and what it
// cannot mean is said and left out.
import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_RULES, readRow } from '#shared/catalog/read-row.ts';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';
import type { Cell } from '#shared/catalog/read-cell.ts';

const HEAD = ['货号', '品名', '零售价', '商品类型', '时长', '提成', '提成比例'];

function read(...cells: readonly Cell[]) {
	const rows = [HEAD, ['FW1', '足疗', 128, '服务', ...cells]];
	const columns = recognizeColumns(rows);
	if (columns === undefined) throw new Error('the columns are not known');
	const draft = readRow(rows[1] ?? [], { row: 2, columns, rules: DEFAULT_READ_RULES });
	return {
		given: draft?.given,
		problems: draft?.problems.map(({ field, reason }) => [field, reason]),
	};
}

describe('PASS-3: a service in a list', () => {
	it.each([
		[[60, '15', ''], { durationMinutes: 60, commissionFixed: 1500, commissionRate: null }],
		[['90分钟', '10%', ''], { durationMinutes: 90, commissionRate: 1000, commissionFixed: null }],
		[['45 min', '', '12.5%'], { durationMinutes: 45, commissionRate: 1250 }],
		[['', '15', 0.1], { commissionRate: 1000, commissionFixed: null }],
		[['', '0', ''], { commissionRate: null, commissionFixed: null }],
	] as const)('%j', (cells, fields) => {
		const { given, problems } = read(...cells);
		expect(given).toMatchObject({ kind: 'service', ...fields });
		expect(problems).toEqual([]);
	});

	it('says nothing of what stands nowhere', () => {
		const { given } = read('', '', '');
		for (const field of ['durationMinutes', 'commissionRate', 'commissionFixed']) {
			expect(given).not.toHaveProperty(field);
		}
	});

	it.each([
		[
			['一小时', '', ''],
			['durationMinutes', 'not-understood'],
		],
		[
			['1441', '', ''],
			['durationMinutes', 'not-understood'],
		],
		[
			['', '101%', ''],
			['commissionRate', 'not-understood'],
		],
		[
			['', '面议', ''],
			['commissionFixed', 'not-understood'],
		],
	] as const)('warns of %j', (cells, problem) => {
		const { given, problems } = read(...cells);
		expect(problems).toEqual([problem]);
		expect(given).not.toHaveProperty(problem[0]);
	});
});
