// Goal: a label sells for the amount the customer saw on it, and a damaged label sells nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import {
	DEFAULT_SCALE_FORMATS,
	formatProblem,
	lineOfLabel,
	readScaleLabel,
	type ScaleFormat,
} from '#shared/barcode/scale-label.ts';
import { fen } from '#shared/kernel/money.ts';

const ean = (pattern: string, ...flags: string[]): ScaleFormat => ({
	pattern,
	flags,
	check: 'ean',
});

function labelOf(text: string, formats: readonly ScaleFormat[] = DEFAULT_SCALE_FORMATS) {
	const reading = readScaleLabel(text, formats);
	if (reading.kind !== 'label') throw new Error(`${text} read as ${JSON.stringify(reading)}`);
	return reading.label;
}

describe('reading a label', () => {
	it('knows the 13-digit vector: flag 21, PLU 123, 19.99 yuan', () => {
		expect(labelOf('2100123019991')).toEqual({
			flag: '21',
			plu: 123,
			amount: 1999,
			count: null,
		});
	});

	it('knows the 18-digit vector: flag 22, PLU 123, 19.99 yuan, 735 g', () => {
		expect(labelOf('220012301999007351')).toEqual({
			flag: '22',
			plu: 123,
			amount: 1999,
			count: 735,
		});
	});

	it('reads every published layout by its letters', () => {
		const cases: readonly [string, string, string, object][] = [
			['FFWWWWWNNNNNC', '27', '270012300735', { plu: 123, amount: null, count: 735 }],
			['FWWWWWWEEEEEC', '2', '212345601999', { plu: 123456, amount: 1999, count: null }],
			['FWWWWWWNNNNNC', '2', '212345600735', { plu: 123456, amount: null, count: 735 }],
			['FFWWWWWNNNNNEEEEEC', '22', '22001230073501999', { plu: 123, amount: 1999, count: 735 }],
			['FWWWWWWEEEEENNNNNC', '2', '21234560199900735', { plu: 123456, amount: 1999, count: 735 }],
			['FWWWWWWC', '2', '2123456', { plu: 123456, amount: null, count: null }],
		];
		for (const [pattern, flag, body, expected] of cases) {
			expect(formatProblem(ean(pattern, flag)), pattern).toBeUndefined();
			expect(labelOf(withCheckDigit(body), [ean(pattern, flag)]), pattern).toMatchObject(expected);
		}
	});

	it('refuses a wrong check digit instead of trying another reading', () => {
		expect(readScaleLabel('2100123019992', DEFAULT_SCALE_FORMATS)).toEqual({
			kind: 'refused',
			reason: 'check-digit',
		});
		const unchecked: ScaleFormat = { pattern: 'FFWWWWWEEEEEC', flags: ['21'], check: 'none' };
		expect(labelOf('2100123019992', [unchecked]).amount).toBe(1999);
	});

	it('refuses any single misread digit of a label', () => {
		fc.assert(
			fc.property(fc.nat(10), fc.integer({ min: 1, max: 9 }), (from, by) => {
				const wrong = [...'2100123019991'];
				const at = from + 2;
				wrong[at] = String((Number(wrong[at]) + by) % 10);
				expect(readScaleLabel(wrong.join(''), DEFAULT_SCALE_FORMATS).kind).toBe('refused');
			}),
		);
	});

	it('refuses a label without an item, or with neither amount nor weight', () => {
		for (const body of ['210000001999', '210012300000']) {
			expect(readScaleLabel(withCheckDigit(body), DEFAULT_SCALE_FORMATS)).toEqual({
				kind: 'refused',
				reason: 'nothing-on-it',
			});
		}
	});

	it('leaves codes of another length or flag alone', () => {
		for (const text of ['6901234567892', '2000123019994', '21001230199', 'ABC', '']) {
			expect(readScaleLabel(text, DEFAULT_SCALE_FORMATS)).toEqual({ kind: 'other' });
		}
	});

	it('says why a format cannot be used', () => {
		expect(formatProblem(ean('FFWWWWWXXXXXC', '21'))).toBe('letters');
		expect(formatProblem(ean('FFWWFEEEEC', '21'))).toBe('order');
		expect(formatProblem(ean('WWWWWEEEEEC', '21'))).toBe('no-flag');
		expect(formatProblem(ean('FFEEEEEEEEEEC', '21'))).toBe('no-item');
		expect(formatProblem(ean('FFWC', '21'))).toBe('length');
		expect(formatProblem(ean('FFWWWWWEEEEEC', '2'))).toBe('flag-value');
		expect(formatProblem(ean('FFWWWWWEEEEEC'))).toBe('flag-value');
		for (const format of DEFAULT_SCALE_FORMATS) expect(formatProblem(format)).toBeUndefined();
	});
});

describe('the line of a label', () => {
	const perKilo = (price: number) => ({ price: fen(price), weighed: true, gramsPerUnit: 1000 });

	it('charges the amount and takes the weight from the label', () => {
		expect(lineOfLabel(labelOf('220012301999007351'), perKilo(2720))).toEqual({
			amount: 1999,
			quantity: 735,
			expected: null,
		});
	});

	it('derives the weight from the amount to the gram', () => {
		expect(lineOfLabel(labelOf('2100123019991'), perKilo(2720))).toEqual({
			amount: 1999,
			quantity: 735,
			expected: null,
		});
	});

	it('warns when the label is off by more than 2 fen and 1 %, and still charges it', () => {
		const label = labelOf('220012301999007351');
		expect(lineOfLabel(label, perKilo(2980))).toEqual({
			amount: 1999,
			quantity: 735,
			expected: 2190,
		});
		// 1 % of 1999 is 19.99: 19 fen off is quiet, 20 fen off is not.
		expect(lineOfLabel({ ...label, amount: fen(2018) }, perKilo(2720)).expected).toBeNull();
		expect(lineOfLabel({ ...label, amount: fen(2020) }, perKilo(2720)).expected).toBe(1999);
		// 2 fen off a label of 10 fen is 20 %, and quiet: scales round differently.
		expect(
			lineOfLabel({ ...label, amount: fen(10), count: 12 }, perKilo(1000)).expected,
		).toBeNull();
	});

	it('prices a weight-only label from the price book (E1: 1280 fen/kg × 735 g = 941)', () => {
		const label = labelOf(withCheckDigit('270012300735'));
		expect(lineOfLabel(label, perKilo(1280))).toEqual({
			amount: 941,
			quantity: 735,
			expected: null,
		});
	});

	it('counts in the unit of the price: 735 g are 1.470 斤', () => {
		const label = labelOf(withCheckDigit('270012300735'));
		const perJin = { price: fen(640), weighed: true, gramsPerUnit: 500 };
		expect(lineOfLabel(label, perJin)).toEqual({ amount: 941, quantity: 1470, expected: null });
	});

	it('reads N as pieces of a counted product', () => {
		const label = labelOf(withCheckDigit('270012300006'));
		expect(lineOfLabel(label, { price: fen(150), weighed: false, gramsPerUnit: 1000 })).toEqual({
			amount: 900,
			quantity: 6000,
			expected: null,
		});
	});

	it('sells one of a product without a price for the amount on the label', () => {
		expect(lineOfLabel(labelOf('2100123019991'), perKilo(0))).toEqual({
			amount: 1999,
			quantity: 1000,
			expected: null,
		});
	});

	it('never changes an amount that stands on the label', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999 }),
				fc.integer({ min: 0, max: 99_999 }),
				fc.integer({ min: 1, max: 500_000 }),
				(amount, count, price) => {
					const body = `2200123${String(amount).padStart(5, '0')}${String(count).padStart(5, '0')}`;
					expect(lineOfLabel(labelOf(withCheckDigit(body)), perKilo(price)).amount).toBe(amount);
				},
			),
		);
	});
});
