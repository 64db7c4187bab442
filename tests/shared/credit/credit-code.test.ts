// Goal: a slip's code is read back as it was made, and a wrong digit is never another slip.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	creditTail,
	drawCreditCode,
	formatCreditCode,
	readCreditCode,
} from '#shared/credit/credit-code.ts';

const anySerial = fc.integer({ min: 0, max: 999_999_999_999 });

describe('the code of a slip', () => {
	it('is D, twelve digits and two check digits', () => {
		expect(formatCreditCode(42)).toMatch(/^D000000000042\d\d$/);
		expect(creditTail(formatCreditCode(42))).toMatch(/^…42\d\d$/);
	});

	it('is read back, also in small letters and with spaces around it', () => {
		fc.assert(
			fc.property(anySerial, (serial) => {
				const code = formatCreditCode(serial);
				expect(readCreditCode(` ${code.toLowerCase()} `)).toBe(code);
			}),
		);
	});

	it('with one digit wrong, or two neighbours swapped, is no code', () => {
		fc.assert(
			fc.property(
				anySerial,
				fc.integer({ min: 1, max: 14 }),
				fc.integer({ min: 1, max: 9 }),
				(serial, at, by) => {
					const code = formatCreditCode(serial);
					const digit = (Number(code[at]) + by) % 10;
					const wrong = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
					expect(readCreditCode(wrong)).toBeUndefined();
					const [a = '', b = ''] = code.slice(at, at + 2);
					if (b === '' || a === b) return;
					const swapped = `${code.slice(0, at)}${b}${a}${code.slice(at + 2)}`;
					expect(readCreditCode(swapped)).toBeUndefined();
				},
			),
		);
	});

	it.each(['', 'D', 'Q00010000000123456', '6901234567892', `${formatCreditCode(1)}0`])(
		'is not %j',
		(text) => expect(readCreditCode(text)).toBeUndefined(),
	);

	it('comes whole from any eight random bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
				const code = drawCreditCode(bytes);
				expect(readCreditCode(code)).toBe(code);
			}),
		);
	});
});
