/**
 * Reading one cell of somebody's spreadsheet: texts with stray characters, codes that Excel turned
 * into numbers, prices with ¥ and 元, rates as 0.13, 13 or 13%. Numbers become integers digit by
 * digit; no float touches money.
 */

/** A cell as it comes from a file: xls and xlsx know numbers, csv only text. */
export type Cell = string | number | boolean | null;

/** Controls, zero-width characters, byte order marks and halves of characters in old exports. */
const STRAY = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** True when a cell holds bytes that command a printer or a screen; ends of lines and tabs do not. */
export function hasControls(cell: Cell | undefined): boolean {
	return typeof cell === 'string' && CONTROL.test(cell);
}

/** The text of a cell on one line: controls out, runs of spaces to one, none at the ends. */
export function textOf(cell: Cell | undefined): string {
	if (cell === null || cell === undefined) return '';
	return String(cell).replace(STRAY, ' ').replace(/\s+/gu, ' ').trim();
}

/**
 * A code: no spaces, no leading apostrophe, half-width, capitals. A number cell gives its digits;
 * `lost` says that only a rounded number is left of it (6.90103E+12).
 */
export function codeOf(cell: Cell | undefined): { readonly code: string; readonly lost: boolean } {
	const text = textOf(cell).normalize('NFKC').replace(/\s/gu, '').replace(/^'+/, '').toUpperCase();
	return { code: text, lost: /^\d(?:\.\d+)?E\+?\d+$/.test(text) };
}

export type Decimal = {
	/** The number × 10^places, rounded half away from zero. */
	readonly scaled: number;
	/** False when digits were rounded away. */
	readonly exact: boolean;
};

/**
 * A number with `places` decimals as an integer; undefined when the cell is no plain number. A
 * number cell that misses by a millionth or less (2.9899999) is what it was meant to be; a text is
 * taken at its word.
 */
export function decimalOf(cell: Cell | undefined, places: number): Decimal | undefined {
	const text = plainNumber(cell);
	const match = /^([+-]?)(\d{0,15})(?:\.(\d*))?$/.exec(text);
	if (match === null) return undefined;
	const [, sign, whole = '', fraction = ''] = match;
	if (whole + fraction === '') return undefined;
	const kept = fraction.slice(0, places).padEnd(places, '0');
	const rest = fraction.slice(places);
	const up = /^[5-9]/.test(rest) ? 1 : 0;
	const magnitude = Number(`${whole}${kept}` || '0') + up;
	if (!Number.isSafeInteger(magnitude)) return undefined;
	const scaled = sign === '-' && magnitude > 0 ? -magnitude : magnitude;
	const noise = typeof cell === 'number' && /^(?:0*|9*)$/.test(rest.slice(0, MILLIONTH - places));
	return { scaled, exact: noise || /^0*$/.test(rest) };
}

/** Decimals of a millionth. */
const MILLIONTH = 6;

function plainNumber(cell: Cell | undefined): string {
	if (typeof cell === 'number') return shownNumber(cell);
	return textOf(cell)
		.normalize('NFKC')
		.replace(/\s/gu, '')
		.replace(/^([+-]?)[¥$]/u, '$1')
		.replace(/(?:元|块)$/u, '')
		.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
}

/** One decimal more than a millionth: what a double has beyond that (0.30000000000000004) is noise. */
function shownNumber(value: number): string {
	return Math.abs(value) < 1e15 ? value.toFixed(MILLIONTH + 1) : '';
}

/** A rate in basis points: 0.13, 13, `13%` are 1300; undefined when it is none. */
export function rateOf(cell: Cell | undefined): number | undefined {
	const text = plainNumber(cell);
	const percent = text.endsWith('%');
	const decimal = decimalOf(percent ? text.slice(0, -1) : text, 4);
	if (decimal === undefined || decimal.scaled < 0) return undefined;
	const share = !percent && decimal.scaled < 10_000;
	const basisPoints = share ? decimal.scaled : decimal.scaled / 100;
	return Number.isInteger(basisPoints) && basisPoints <= 10_000 ? basisPoints : undefined;
}

const YES: readonly string[] = ['是', '√', '✓', 'Y', 'YES', 'TRUE', '1', '允许', '启用', '有'];
const NO: readonly string[] = ['否', '□', '×', 'N', 'NO', 'FALSE', '0', '不允许', '禁用', '无'];

/** Yes or no, in the ways that exports write them; undefined when it is neither. */
export function yesNoOf(cell: Cell | undefined): boolean | undefined {
	const text = textOf(cell).toUpperCase();
	if (YES.includes(text)) return true;
	return NO.includes(text) ? false : undefined;
}
