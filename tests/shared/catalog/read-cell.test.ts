// Goal: what stands in a spreadsheet cell becomes exactly that, and no float touches money.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, decimalOf, rateOf, textOf, yesNoOf } from '#shared/catalog/read-cell.ts';
import { parseCsv } from '#shared/catalog/parse-csv.ts';
import {
	cutWords,
	matchExpression,
	prefixEnd,
	queryKind,
	searchKey,
} from '#shared/catalog/search-words.ts';
import { gramsPerUnit } from '#shared/catalog/weight-unit.ts';

describe('cells', () => {
	it('reads prices to the fen, however they are written', () => {
		const fenOf = (cell: string | number) => decimalOf(cell, 2);
		for (const cell of [
			20.5,
			'20.50',
			'¥20.50',
			'￥ 20.5',
			'20.5元',
			'２０．５',
			20.499999999999996,
		]) {
			expect(fenOf(cell), String(cell)).toEqual({ scaled: 2050, exact: true });
		}
		expect(fenOf('1,234.50')).toEqual({ scaled: 123_450, exact: true });
		expect(fenOf(0.1 + 0.2)).toEqual({ scaled: 30, exact: true });
		expect(fenOf(5.3333)).toEqual({ scaled: 533, exact: false });
		expect(fenOf('0.005')).toEqual({ scaled: 1, exact: false });
		expect(fenOf('-3')).toEqual({ scaled: -300, exact: true });
		for (const cell of [
			'',
			'abc',
			'1.2.3',
			'12,34',
			'1e3',
			1e21,
			Number.NaN,
			'面议',
			'.',
			'9'.repeat(16),
		]) {
			expect(fenOf(cell), String(cell)).toBeUndefined();
		}
	});

	it('takes every number of fen that a spreadsheet holds as yuan', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (amount) => {
				expect(decimalOf(amount / 100, 2)).toEqual({ scaled: amount, exact: true });
				expect(decimalOf((amount / 100).toFixed(2), 2)).toEqual({
					scaled: amount,
					exact: true,
				});
			}),
		);
	});

	it('reads codes as they are printed and notices those that Excel destroyed', () => {
		expect(codeOf(6901028126212)).toEqual({ code: '6901028126212', lost: false });
		expect(codeOf("'00123\t")).toEqual({ code: '00123', lost: false });
		expect(codeOf('\ufeff６９０ 1028\u200b126212')).toEqual({
			code: '6901028126212',
			lost: false,
		});
		expect(codeOf('lb00012')).toEqual({ code: 'LB00012', lost: false });
		expect(codeOf('6.90103E+12').lost).toBe(true);
		expect(codeOf(null)).toEqual({ code: '', lost: false });
	});

	it('cleans names of everything that is not for reading', () => {
		expect(textOf('  190ml飘柔\u0000\u001b@ 洗发露\n')).toBe('190ml飘柔 @ 洗发露');
		expect(textOf('半个\ud83d字')).toBe('半个 字');
		expect(textOf(true)).toBe('true');
	});

	it('reads rates and answers in the ways exports write them', () => {
		for (const cell of [0.13, 13, '13%', '13', '0.13', '13.00 %']) {
			expect(rateOf(cell), String(cell)).toBe(1300);
		}
		expect(rateOf(0.17)).toBe(1700);
		expect(rateOf('免税')).toBeUndefined();
		expect(rateOf(-1)).toBeUndefined();
		expect(rateOf(200)).toBeUndefined();
		expect([yesNoOf('√'), yesNoOf('□'), yesNoOf('是'), yesNoOf('N'), yesNoOf('?')]).toEqual([
			true,
			false,
			true,
			false,
			undefined,
		]);
	});

	it('knows the grams in a price', () => {
		expect([
			gramsPerUnit('KG'),
			gramsPerUnit('斤'),
			gramsPerUnit('两'),
			gramsPerUnit('个'),
		]).toEqual([1000, 500, 50, undefined]);
		expect(gramsPerUnit('constructor')).toBeUndefined();
	});
});

describe('parseCsv', () => {
	const limits = { maxRows: 100, maxCell: 100 };
	const parse = (text: string) => parseCsv(text, limits);

	it('reads quotes, separators and line ends of any kind', () => {
		expect(parse('货号,品名\r\n00123,"茶, ""绿"""\r\n')).toEqual([
			['货号', '品名'],
			['00123', '茶, "绿"'],
		]);
		expect(parse('a;b\n1;2')).toEqual([
			['a', 'b'],
			['1', '2'],
		]);
		expect(parse('a\tb\r1\t2')).toEqual([
			['a', 'b'],
			['1', '2'],
		]);
		expect(parse('a,b\n\n"1\n2",3')).toEqual([['a', 'b'], [], ['1\n2', '3']]);
		expect(parse('a,"open')).toEqual([['a', 'open']]);
		expect(parse('')).toEqual([]);
		expect(parse('a,\n,')).toEqual([
			['a', ''],
			['', ''],
		]);
	});

	it('stops at its limits', () => {
		expect(parse('a\n'.repeat(101))).toBeUndefined();
		expect(parse('x'.repeat(101))).toBeUndefined();
	});

	it('reads back whatever was quoted', () => {
		const cell = fc.string({ maxLength: 20 });
		const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
			minLength: 1,
			maxLength: 6,
		});
		fc.assert(
			fc.property(rows, (table) => {
				const text = table
					.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
					.join('\r\n');
				expect(parse(text)).toEqual(table);
			}),
		);
	});
});

describe('search words', () => {
	it('cuts Han into characters and keeps runs of letters and digits', () => {
		expect(cutWords('11.2g益达 AD钙奶（500ml*2）')).toEqual([
			'11',
			'2g',
			'益',
			'达',
			'ad',
			'钙',
			'奶',
			'500ml',
			'2',
		]);
	});

	it('asks for what stands together together', () => {
		expect(matchExpression('纯牛奶')).toBe('"纯 牛 奶"');
		expect(matchExpression('牛奶 250')).toBe('"牛 奶" AND "250"*');
		expect(matchExpression('AD钙')).toBe('"ad"* AND "钙"');
		expect(matchExpression('5号 250ml')).toBe('"5" AND "号" AND "250ml"');
		expect(matchExpression('" OR *')).toBe('"or"*');
		expect(matchExpression(' "*-( ')).toBeUndefined();
	});

	it('sorts queries by what was typed', () => {
		expect(queryKind('6901')).toBe('digits');
		expect(queryKind('kqs')).toBe('latin');
		expect(queryKind('７up')).toBe('latin');
		expect(queryKind('矿泉水550')).toBe('words');
		expect(searchKey('Ｌ-b 0012 茶')).toBe('lb0012');
	});

	it('bounds every text that begins with a prefix', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, unit: 'binary' }),
				fc.string({ unit: 'binary' }),
				(prefix, rest) => {
					const bytes = (text: string) => Buffer.from(text);
					expect(Buffer.compare(bytes(prefix + rest), bytes(prefix))).toBeGreaterThanOrEqual(0);
					fc.pre(!rest.startsWith('\u{10ffff}'));
					expect(Buffer.compare(bytes(prefix + rest), bytes(prefixEnd(prefix)))).toBeLessThan(0);
				},
			),
		);
	});
});
