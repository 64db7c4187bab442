/**
 * Labels of a weighing scale (称重码): the price or the weight stands in the barcode itself. There is
 * no standard, so a layout is a pattern of letters that the store sets: F flag, W item (PLU), E
 * amount in fen, N weight in grams or pieces, C check digit. The first format whose length and flag
 * fit is the one; a wrong check digit is refused, it never falls through to another reading.
 */
import { fen, priceTimes, type Fen } from '../kernel/money.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { MILLI, milli, ONE, type Milli } from '../kernel/quantity.ts';
import { hasValidCheckDigit, isDigits } from './check-digit.ts';

export type ScaleFormat = {
	/** Runs of F, W, E, N and C, one letter per digit: `FFWWWWWEEEEEC`. */
	readonly pattern: string;
	/** The values of F that mean this format, each as long as the run of F. */
	readonly flags: readonly string[];
	/** `ean`: C is the EAN check digit of all digits before it; `none`: C is not looked at. */
	readonly check: 'ean' | 'none';
};

export type ScaleLabel = {
	readonly flag: string;
	readonly plu: number;
	/** What the customer saw on the label, in fen; null when the label carries none. */
	readonly amount: Fen | null;
	/** Grams of a weighed product, pieces of a counted one; null when the label carries none. */
	readonly count: number | null;
};

export type LabelReading =
	| { readonly kind: 'label'; readonly label: ScaleLabel }
	| { readonly kind: 'refused'; readonly reason: 'check-digit' | 'nothing-on-it' }
	| { readonly kind: 'other' };

/**
 * The formats a new store starts with. 18-digit labels flagged 25 to 30 look like Alipay codes, so
 * only 22 is switched on for them; a store whose scale prints 26 adds it.
 */
export const DEFAULT_SCALE_FORMATS: readonly ScaleFormat[] = [
	{ pattern: 'FFWWWWWEEEEEC', flags: ['21'], check: 'ean' },
	{ pattern: 'FFWWWWWNNNNNC', flags: ['27'], check: 'ean' },
	{ pattern: 'FFWWWWWEEEEENNNNNC', flags: ['22'], check: 'ean' },
];

export type FormatProblem = 'letters' | 'order' | 'no-flag' | 'no-item' | 'length' | 'flag-value';

/** Says why a format that somebody set cannot be used, or undefined when it can. */
export function formatProblem(format: ScaleFormat): FormatProblem | undefined {
	const { pattern, flags } = format;
	if (!/^[FWENC]+$/.test(pattern)) return 'letters';
	const runs = pattern.match(/(.)\1*/g) ?? [];
	if (new Set(runs.map((run) => run[0])).size !== runs.length) return 'order';
	if (!pattern.startsWith('F')) return 'no-flag';
	if (!pattern.includes('W')) return 'no-item';
	if (pattern.length < 8 || pattern.length > 18 || /CC|C./.test(pattern)) return 'length';
	const width = part(pattern, pattern, 'F').length;
	const fits = flags.every((flag) => isDigits(flag) && flag.length === width);
	return flags.length > 0 && fits ? undefined : 'flag-value';
}

/** The digits of `text` that stand where `pattern` has `letter`. */
function part(text: string, pattern: string, letter: string): string {
	const from = pattern.indexOf(letter);
	return from < 0 ? '' : text.slice(from, pattern.lastIndexOf(letter) + 1);
}

/**
 * Reads a scanned text as a label of one of `formats`; `other` when none has its length and flag.
 */
export function readScaleLabel(text: string, formats: readonly ScaleFormat[]): LabelReading {
	if (!isDigits(text)) return { kind: 'other' };
	const format = formats.find(
		({ pattern, flags }) =>
			pattern.length === text.length && flags.includes(part(text, pattern, 'F')),
	);
	if (format === undefined) return { kind: 'other' };
	const { pattern, check } = format;
	if (check === 'ean' && pattern.includes('C') && !hasValidCheckDigit(text)) {
		return { kind: 'refused', reason: 'check-digit' };
	}
	const amount = part(text, pattern, 'E');
	const count = part(text, pattern, 'N');
	const label: ScaleLabel = {
		flag: part(text, pattern, 'F'),
		plu: Number(part(text, pattern, 'W')),
		amount: Number(amount) === 0 ? null : fen(Number(amount)),
		count: Number(count) === 0 ? null : Number(count),
	};
	const promised = amount !== '' || count !== '';
	if (label.plu === 0 || (promised && label.amount === null && label.count === null)) {
		return { kind: 'refused', reason: 'nothing-on-it' };
	}
	return { kind: 'label', label };
}

/** What a label needs to know of its product. */
export type LabelledProduct = {
	/** Price of one unit, in fen. */
	readonly price: Fen;
	/** True: the label's N are grams. False: they are pieces. */
	readonly weighed: boolean;
	/** Grams in one unit of a weighed product: kg 1000, 斤 500. */
	readonly gramsPerUnit: number;
};

export type LabelledLine = {
	/** What is charged, in fen: the label's amount when it has one. */
	readonly amount: Fen;
	readonly quantity: Milli;
	/** The price book's amount, when the label is off by more than 2 fen and 1 %. */
	readonly expected: Fen | null;
};

/**
 * The line a label makes. The amount on it wins over today's price and is not rounded again; the
 * quantity is N when it stands there, else amount ÷ price to the gram. A label with only an item
 * number is one unit.
 */
export function lineOfLabel(label: ScaleLabel, product: LabelledProduct): LabelledLine {
	const quantity = quantityOfLabel(label, product);
	const byPrice = priceTimes(product.price, quantity);
	if (label.amount === null) return { amount: byPrice, quantity, expected: null };
	const off = Math.abs(label.amount - byPrice);
	const differs = label.count !== null && off > 2 && off * 100 > label.amount;
	return { amount: label.amount, quantity, expected: differs ? byPrice : null };
}

function quantityOfLabel(label: ScaleLabel, product: LabelledProduct): Milli {
	if (label.count !== null) {
		if (!product.weighed) return milli(label.count * MILLI);
		return gramsAsQuantity(label.count, product.gramsPerUnit);
	}
	if (label.amount === null || product.price <= 0) return ONE;
	if (!product.weighed) return milli(multiplyDivide(label.amount, MILLI, product.price));
	const grams = multiplyDivide(label.amount, product.gramsPerUnit, product.price);
	return gramsAsQuantity(grams, product.gramsPerUnit);
}

/** Grams as thousandths of the product's unit. */
export function gramsAsQuantity(grams: number, gramsPerUnit: number): Milli {
	return milli(multiplyDivide(grams, MILLI, gramsPerUnit));
}
