// Goal: one article is one number however a scanner sends it, and a misread code is never another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canonicalForms,
	expandUpcE,
	packedArticle,
	printedCode,
	storedCode,
} from '#shared/barcode/canonical-code.ts';
import {
	checkDigitOf,
	hasValidCheckDigit,
	looksLikeBarcode,
	withCheckDigit,
} from '#shared/barcode/check-digit.ts';

const digits = (length: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
		.map((all) => all.join(''));

describe('check digit', () => {
	it('knows the published vectors', () => {
		expect(checkDigitOf('690123456789')).toBe(2);
		expect(checkDigitOf('6901234')).toBe(1);
		expect(checkDigitOf('9638507')).toBe(4);
		expect(checkDigitOf('03600029145')).toBe(2);
	});

	it('is blind to leading zeros', () => {
		fc.assert(
			fc.property(digits(11), fc.integer({ min: 0, max: 3 }), (body, zeros) => {
				expect(checkDigitOf('0'.repeat(zeros) + body)).toBe(checkDigitOf(body));
			}),
		);
	});

	it('notices every single wrong digit', () => {
		fc.assert(
			fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
				const code = withCheckDigit(body);
				const wrong = [...code];
				wrong[at] = String((Number(wrong[at]) + by) % 10);
				expect(hasValidCheckDigit(wrong.join(''))).toBe(false);
			}),
		);
	});

	it('refuses what is not digits', () => {
		for (const text of ['', '6', '690123456789X', '６９０１２３４５６７８９２', ' 6901234567892']) {
			expect(hasValidCheckDigit(text)).toBe(false);
		}
	});
});

describe('a scan never becomes money', () => {
	it('takes 8, 12, 13 and 14 digits with a valid check digit for a barcode', () => {
		for (const text of [
			'69012341',
			'036000291452',
			'6901234567892',
			'16901234567899',
			' 6901234567892 ',
		]) {
			expect(looksLikeBarcode(text), text).toBe(true);
		}
	});

	it('leaves ordinary amounts alone', () => {
		for (const text of [
			'100',
			'12.50',
			'6901234567893',
			'690123456789',
			'1234567',
			'',
			'6901234567892.0',
		]) {
			expect(looksLikeBarcode(text), text).toBe(false);
		}
	});
});

describe('canonical forms', () => {
	it('reads UPC-A with 12, 13 and 14 digits and without its zeros as one number', () => {
		const codes = ['036000291452', '0036000291452', '00036000291452'];
		for (const text of codes) {
			expect(canonicalForms(text)[0]).toEqual({ form: 'printed', code: 36000291452 });
		}
		expect(canonicalForms('36000291452')).toEqual([{ form: 'zeros-restored', code: 36000291452 }]);
	});

	it('expands UPC-E of every last digit', () => {
		expect(expandUpcE('04252614')).toBe('042100005264');
		expect(expandUpcE('01234133')).toBe('012300000413');
		expect(expandUpcE('01234558')).toBe('012345000058');
		expect(expandUpcE('01234557')).toBeUndefined();
		expect(expandUpcE('21234558')).toBeUndefined();
	});

	it('tries EAN-8 before UPC-E when both fit', () => {
		const both = Array.from({ length: 1_000_000 }, (_, n) =>
			withCheckDigit(String(n).padStart(7, '0')),
		).find((code) => expandUpcE(code) !== undefined && code.startsWith('01'));
		expect(canonicalForms(both ?? '').map(({ form }) => form)).toEqual(['printed', 'upc-e']);
	});

	it('restores a dropped check digit only of a text that fails as a whole', () => {
		expect(canonicalForms('690123456789')).toEqual([
			{ form: 'check-restored', code: 6901234567892 },
		]);
		expect(canonicalForms('6901234')).toEqual([{ form: 'check-restored', code: 69012341 }]);
	});

	it('never reads a failing 13-digit code as anything', () => {
		fc.assert(
			fc.property(digits(12), fc.integer({ min: 1, max: 9 }), (body, off) => {
				const wrong = `${body}${(checkDigitOf(body) + off) % 10}`;
				expect(canonicalForms(wrong)).toEqual([]);
			}),
		);
	});

	it('stores a valid code as its number and prints the number as the code', () => {
		fc.assert(
			fc.property(digits(12), (body) => {
				const code = withCheckDigit(`6${body.slice(1)}`);
				expect(storedCode(code)).toEqual({ kind: 'numeric', code: Number(code) });
				expect(printedCode(Number(code))).toBe(code);
			}),
		);
	});

	it('keeps a code with a bad check digit, letters or too few digits as its text', () => {
		expect(storedCode('6901234567893')).toEqual({ kind: 'text', code: '6901234567893' });
		expect(storedCode(' 6947124607705a ')).toEqual({ kind: 'text', code: '6947124607705A' });
		expect(storedCode('00123')).toEqual({ kind: 'text', code: '00123' });
		// A dropped check digit is a guess: good enough to look up, never to store.
		expect(storedCode('690123456789')).toEqual({ kind: 'text', code: '690123456789' });
		expect(storedCode('0000000000000').kind).toBe('text');
		// Numbers of the house that would be one article as UPC-E.
		expect(storedCode('04252614')).toEqual({ kind: 'text', code: '04252614' });
	});

	it('names the article inside a GTIN-14 pack', () => {
		expect(packedArticle('16901234567899')).toBe(6901234567892);
		expect(packedArticle('06901234567892')).toBeUndefined();
		expect(packedArticle('16901234567898')).toBeUndefined();
	});
});
