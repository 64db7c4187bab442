/**
 * 统一社会信用代码 (GB 32100), which is the 税号 of a company: 18 places without I, O, S, V, Z, the last a
 * check character modulo 31. The inner digit of the organisation code is not checked.
 */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The number in capitals without spaces; undefined when it is none. */
export function taxNumberOf(text: string): string | undefined {
	const number = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
	if (!SHAPE.test(number)) return undefined;
	return checkPlaceOf(number) === number.at(-1) ? number : undefined;
}

/** Weights 3^0 … 3^16 modulo 31. */
function checkPlaceOf(number: string): string | undefined {
	let [total, weight] = [0, 1];
	for (const place of number.slice(0, 17)) {
		total += ALPHABET.indexOf(place) * weight;
		weight = (weight * 3) % 31;
	}
	return ALPHABET[(31 - (total % 31)) % 31];
}
