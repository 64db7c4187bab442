// Goal: what is printed of a row of the chain is read back from the paper as it was, however it is
// typed, and nothing else is taken for it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMark, markOf, readMark } from '#shared/journal/paper-mark.ts';

const HASH = 'ab12cd34ef5678901111111111111111111111111111111111111111111111aa';

describe('the mark of a paper', () => {
	it('is short enough to be typed', () => {
		const mark = markOf({ inc: 4_503_599_627_370_495, n: 345, hashHex: HASH });
		expect(formatMark(mark)).toEqual({ row: '18ce53un18f-345', code: 'ab12 cd34 ef56 7890' });
		expect(readMark('18CE53UN18F-345 ab12cd34 ef567890')).toEqual(mark);
	});

	it('is read back as it was printed', () => {
		const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 });
		const number = fc.integer({ min: 1, max: 2 ** 52 });
		fc.assert(
			fc.property(number, number, hex, (inc, n, digits) => {
				const mark = markOf({ inc, n, hashHex: digits.join('') });
				const { row, code } = formatMark(mark);
				expect(readMark(`${row} ${code}`)).toEqual(mark);
			}),
		);
	});

	it.each([
		'',
		'x',
		'18ce-345',
		'18ce-345 ab12',
		'18ce-345 ab12cd34ef56789z',
		'-1 ab12cd34ef567890',
	])('takes %o for none', (text) => expect(readMark(text)).toBeUndefined());
});
