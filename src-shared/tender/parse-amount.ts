/**
 * Reading what a person typed into an amount or a quantity. A scan never becomes money: a bare
 * number of 8, 12, 13 or 14 digits with a valid check digit is a barcode, however slowly it came.
 */
import { looksLikeBarcode } from '../barcode/check-digit.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { milli, type Milli } from '../kernel/quantity.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

export type AmountRefusal =
	| { readonly code: 'amount/looks-like-barcode'; readonly text: string }
	| { readonly code: 'amount/not-a-number'; readonly text: string }
	| { readonly code: 'amount/too-precise'; readonly text: string }
	| { readonly code: 'amount/too-large' };

export type QuantityRefusal =
	| { readonly code: 'quantity/looks-like-barcode'; readonly text: string }
	| { readonly code: 'quantity/not-a-number'; readonly text: string }
	| { readonly code: 'quantity/too-large'; readonly most: number };

const MOST_YUAN_DIGITS = 9;

/** Yuan text → fen: `12`, `12.5`, `0.05`; full-width digits and ¥ allowed. No float on the way. */
export function parseYuan(text: string): Result<Fen, AmountRefusal> {
	const plain = plainNumber(text);
	if (looksLikeBarcode(plain)) return refuse({ code: 'amount/looks-like-barcode', text: plain });
	const match = /^(\d*)(?:\.(\d*))?$/.exec(plain);
	const whole = match?.[1] ?? '';
	const rest = match?.[2] ?? '';
	if (match === null || whole + rest === '') {
		return refuse({ code: 'amount/not-a-number', text: shown(text) });
	}
	if (rest.length > 2) return refuse({ code: 'amount/too-precise', text: shown(text) });
	if (whole.length > MOST_YUAN_DIGITS) return refuse({ code: 'amount/too-large' });
	return ok(fen(Number(whole || '0') * 100 + Number(rest.padEnd(2, '0'))));
}

/** Quantity text → milli: `3`, `0.735`. At most 999 (a fourth digit is a barcode on its way). */
export function parseQuantity(text: string): Result<Milli, QuantityRefusal> {
	const plain = plainNumber(text);
	if (looksLikeBarcode(plain)) return refuse({ code: 'quantity/looks-like-barcode', text: plain });
	const match = /^(\d*)(?:\.(\d{0,3}))?$/.exec(plain);
	const whole = match?.[1] ?? '';
	const rest = match?.[2] ?? '';
	if (match === null || whole + rest === '') {
		return refuse({ code: 'quantity/not-a-number', text: shown(text) });
	}
	if (whole.length > 3) return refuse({ code: 'quantity/too-large', most: 999_000 });
	return ok(milli(Number(whole || '0') * 1000 + Number(rest.padEnd(3, '0'))));
}

function plainNumber(text: string): string {
	return text
		.trim()
		.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/^[¥￥]/, '')
		.replaceAll('。', '.');
}

/** Refusals carry what was typed, cut short so that no screen or log is flooded. */
function shown(text: string): string {
	return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
