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
 * The data of a `GS k 73` for this text: code set B; digits in pairs (set C) only when B would be
 * too wide. Undefined when the text is not printable ASCII or does not fit `dots` either way.
 */
export function code128Data(text: string, dots: number): Uint8Array | undefined {
	if (!/^[\x20-\x7e]{1,100}$/.test(text)) return undefined;
	if (fits(text.length, dots)) return ascii(`{B${text.replaceAll('{', '{{')}`);
	if (!/^\d+$/.test(text)) return undefined;
	const lone = text.length % 2;
	// An odd first digit stands in set B, and the change of sets is a symbol itself.
	const symbols = (text.length - lone) / 2 + lone * 2;
	if (!fits(symbols, dots)) return undefined;
	const pairs: number[] = [];
	for (let i = lone; i < text.length; i += 2) pairs.push(Number(text.slice(i, i + 2)));
	const head = lone === 1 ? ascii(`{B${text.slice(0, 1)}{C`) : ascii('{C');
	return Uint8Array.of(...head, ...pairs);
}

function fits(symbols: number, dots: number): boolean {
	return (symbols * 11 + FRAME_MODULES + QUIET_MODULES) * MODULE_DOTS <= dots;
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
