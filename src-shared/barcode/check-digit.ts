/**
 * The mod-10 check digit of EAN-8, EAN-13, UPC-A and GTIN-14: weights 3, 1, 3, 1 … from the right.
 * `690123456789` → 2, `6901234` → 1. A code whose check digit fails is an unknown code, never a
 * near match.
 */

const DIGITS = /^[0-9]+$/;

/** True when `text` is one or more ASCII digits and nothing else. */
export function isDigits(text: string): boolean {
	return DIGITS.test(text);
}

/** The check digit 0…9 that belongs behind `body` (digits only, any length). */
export function checkDigitOf(body: string): number {
	let total = 0;
	for (let fromRight = 0; fromRight < body.length; fromRight += 1) {
		const digit = body.charCodeAt(body.length - 1 - fromRight) - 48;
		total += fromRight % 2 === 0 ? digit * 3 : digit;
	}
	return (10 - (total % 10)) % 10;
}

/** `body` with its check digit behind it. */
export function withCheckDigit(body: string): string {
	return `${body}${checkDigitOf(body)}`;
}

/** True when the last digit of `code` (two digits or more) is the check digit of the others. */
export function hasValidCheckDigit(code: string): boolean {
	if (code.length < 2 || !isDigits(code)) return false;
	return checkDigitOf(code.slice(0, -1)) === code.charCodeAt(code.length - 1) - 48;
}

/** Digits of a trade barcode, check digit included. */
const TRADE_LENGTHS: readonly number[] = [8, 12, 13, 14];

/**
 * True when `text`, without the spaces around it, is a trade barcode: 8, 12, 13 or 14 digits with a
 * valid check digit. A scan never becomes money: amounts and quantities refuse such a text, however
 * slowly it was typed.
 */
export function looksLikeBarcode(text: string): boolean {
	const bare = text.trim();
	return TRADE_LENGTHS.includes(bare.length) && hasValidCheckDigit(bare);
}
