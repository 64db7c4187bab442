/**
 * A bank card (PAN) swiped where a member card belongs. It is thrown away and said; a card number
 * of a bank is never kept, logged or shown. Known by the tracks of ISO 7813, or by length, first
 * digits (IIN) and the Luhn digit of a scheme.
 */

import { isOwnCard } from './card-number.ts';

type Scheme = { readonly first: RegExp; readonly lengths: readonly number[] };

const SCHEMES: readonly Scheme[] = [
	// 银联; the oldest debit cards of the mainland begin with 9558 and 81 is theirs abroad.
	{ first: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
	{ first: /^9558/, lengths: [19] },
	{ first: /^4/, lengths: [16, 19] },
	{ first: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
	{ first: /^3[47]/, lengths: [15] },
	{ first: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
	{ first: /^(?:6011|65|64[4-9])/, lengths: [16, 19] },
	{ first: /^3(?:0[0-5]|[689])/, lengths: [14] },
];

/** `%B6222…^NAME^2512…?` and `;6222…=2512…?` as readers with a keyboard type them. */
const TRACKS = [/%B\d{12,19}\^/i, /(?:^|;)\d{12,19}[=D]\d{4}/];

/** True when a swipe, scan or typed text is (or holds) the number of a bank card. */
export function looksLikePan(read: string): boolean {
	if (TRACKS.some((track) => track.test(read.replace(/\s/g, '')))) return true;
	const digits = read.replace(/[\s;?%-]/g, '');
	return /^\d{14,19}$/.test(digits) && isOfAScheme(digits) && passesLuhn(digits);
}

/**
 * True when what was read for a member card is a bank's: asked of the swipe as it came, because the
 * track says more than the number in it. The store's own number is none, however it is written.
 */
export function isBankCard(read: string, cardNo: string | undefined): boolean {
	if (cardNo !== undefined && isOwnCard(cardNo)) return false;
	return looksLikePan(read) || (cardNo !== undefined && looksLikePan(cardNo));
}

function isOfAScheme(digits: string): boolean {
	return SCHEMES.some(
		({ first, lengths }) => lengths.includes(digits.length) && first.test(digits),
	);
}

function passesLuhn(digits: string): boolean {
	let total = 0;
	for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
		const digit = digits.charCodeAt(digits.length - 1 - fromRight) - 48;
		const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
		total += doubled > 9 ? doubled - 9 : doubled;
	}
	return total % 10 === 0;
}
