/**
 * CODE128 as a printer wants it: code set letters in the text (`{B`), a length byte that counts
 * them, and a width that must fit the paper, because a printer prints nothing at all for a barcode
 * that is too wide.
 */

/** Dots of one narrow bar. One dot is too fine for scanners, three overflow 58 mm paper. */
export const MODULE_DOTS = 2;
const QUIET_MODULES = 20;
/** Start and check symbols of 11 modules each, and the stop of 13. */
const FRAME_MODULES = 11 * 2 + 13;

/**
 * The data of a `GS k 73` for this text: code set B; its last digits in pairs (set C) only when B
 * alone would be too wide. Undefined when it is not printable ASCII or does not fit `dots`.
 */
export function code128Data(text: string, dots: number): Uint8Array | undefined {
	if (!/^[\x20-\x7e]{1,100}$/.test(text)) return undefined;
	if (fits(text.length, dots)) return inSetB(text);
	const digits = /(?:\d\d)+$/.exec(text)?.[0] ?? '';
	const head = text.slice(0, text.length - digits.length);
	// The change of sets is a symbol itself.
	const symbols = head.length + (head === '' ? 0 : 1) + digits.length / 2;
	if (digits === '' || !fits(symbols, dots)) return undefined;
	const pairs = Array.from({ length: digits.length / 2 }, (_, i) =>
		Number(digits.slice(i * 2, i * 2 + 2)),
	);
	return Uint8Array.of(...(head === '' ? [] : inSetB(head)), ...ascii('{C'), ...pairs);
}

function inSetB(text: string): Uint8Array {
	return ascii(`{B${text.replaceAll('{', '{{')}`);
}

function fits(symbols: number, dots: number): boolean {
	return (symbols * 11 + FRAME_MODULES + QUIET_MODULES) * MODULE_DOTS <= dots;
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
