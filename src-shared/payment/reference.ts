/**
 * The reference of a payment (凭证号): what stands on its slip. It goes into the journal, which is
 * for ever, so nothing that is, or could be, somebody's goes in with it: no bank card, no phone, no
 * ID number, and no words, where names would end up.
 */

/** Letters, digits and what stands between them on a slip. */
const SLIP = /^[A-Za-z0-9 ._:/#*-]*$/;
/** A mobile of the mainland, written in one piece or in groups, by itself or among other things. */
const MOBILE = /(?<!\d)(?:(?:00)?86)?1[3-9]\d{9}(?!\d)/;
const GROUPED_MOBILE = /(?<!\d)1[3-9]\d([ .-])\d{4}\1\d{4}(?!\d)/;
const HONG_KONG = /(?<!\d)852[ -]?[4-79]\d{3}[ -]?\d{4}(?!\d)/;
/** 身份证号: the first place, the birthday in the middle, a digit or X at the end. */
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX](?!\d)/i;

/** True for what must not be kept as a reference. */
export function isNoReference(text: string): boolean {
	const typed = text.normalize('NFKC').trim();
	if (!SLIP.test(typed) || looksLikeCardNumber(typed)) return true;
	const bare = typed.replace(/[ -]/g, '');
	return (
		[MOBILE, GROUPED_MOBILE, HONG_KONG, IDENTITY].some((pattern) => pattern.test(typed)) ||
		[MOBILE, IDENTITY].some((pattern) => pattern.exec(bare)?.[0] === bare)
	);
}

function looksLikeCardNumber(text: string): boolean {
	const digits = text.replace(/[\s-]/g, '');
	return /^\d{13,19}$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (const [index, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}
