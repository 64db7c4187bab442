/** One row of a spreadsheet of agreed prices: which product, from which quantity on, at how much. */
import { codeOf, decimalOf, textOf, type Cell } from '../catalog/read-cell.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { milli, ONE, type Milli } from '../kernel/quantity.ts';
import type { PriceColumns, PriceField } from './list-columns.ts';

export type PriceRefusedReason =
	| 'product-missing'
	/** No product has that number or barcode. */
	| 'product-unknown'
	/** Excel kept only a rounded number (6.90103E+12). */
	| 'code-rounded'
	| 'price-missing'
	| 'not-a-number'
	/** 0 or less. */
	| 'not-above-zero'
	| 'part-of-a-fen'
	| 'too-large'
	/** The product has a price from this quantity on already; the value says in which row. */
	| 'twice'
	/** More costs no less each than fewer do. */
	| 'not-falling'
	| 'too-many-tiers';

/** Above the shelf price: it is kept, and nobody pays it. */
export type PriceWarnedReason = 'above-shelf';

export type PriceProblem = { readonly field: PriceField; readonly value: string } & (
	| { readonly severity: 'refuse'; readonly reason: PriceRefusedReason }
	| { readonly severity: 'warn'; readonly reason: PriceWarnedReason }
);

export type PriceDraft = {
	readonly row: number;
	/** Number or barcode, as it stands there. */
	readonly product: string;
	readonly from: Milli;
	readonly price: Fen;
	/** The price as it stands there. */
	readonly written: string;
	readonly problems: readonly PriceProblem[];
};

const LONGEST_VALUE = 40;
const LARGEST_PRICE = 99_999_999_999;
const LARGEST_FROM = 999_999_000;

export function refusedPrice(
	field: PriceField,
	reason: PriceRefusedReason,
	value = '',
): PriceProblem {
	return { severity: 'refuse', field, reason, value: value.slice(0, LONGEST_VALUE) };
}

/** Undefined for an empty row. Without a quantity the price holds from one base unit on. */
export function readPriceRow(
	cells: readonly Cell[],
	row: number,
	{ at }: PriceColumns,
): PriceDraft | undefined {
	const cell = (field: PriceField): Cell => cells[at.get(field) ?? -1] ?? null;
	const { code: product, lost } = codeOf(cell('product'));
	const written = { price: textOf(cell('price')), from: textOf(cell('from')) };
	if (product === '' && written.price === '') return undefined;
	const problems: PriceProblem[] = [];
	if (product === '') problems.push(refusedPrice('product', 'product-missing'));
	if (lost) problems.push(refusedPrice('product', 'code-rounded', product));
	const price = numberIn(cell('price'), { field: 'price', places: 2, most: LARGEST_PRICE });
	const whole = { field: 'from', places: 3, most: LARGEST_FROM } as const;
	const from = written.from === '' ? { value: ONE, problems: [] } : numberIn(cell('from'), whole);
	return {
		row,
		product,
		price: fen(price.value),
		written: written.price.slice(0, LONGEST_VALUE),
		from: milli(from.value),
		problems: [...problems, ...price.problems, ...from.problems],
	};
}

type Wanted = {
	readonly field: 'price' | 'from';
	readonly places: number;
	readonly most: number;
};

function numberIn(
	cell: Cell,
	{ field, places, most }: Wanted,
): { readonly value: number; readonly problems: PriceProblem[] } {
	const written = textOf(cell);
	const wrong = (reason: PriceRefusedReason) => {
		return { value: 1, problems: [refusedPrice(field, reason, written)] };
	};
	if (written === '') return wrong('price-missing');
	const decimal = decimalOf(cell, places);
	if (decimal === undefined) return wrong('not-a-number');
	if (decimal.scaled <= 0) return wrong('not-above-zero');
	if (!decimal.exact) return wrong('part-of-a-fen');
	return decimal.scaled > most ? wrong('too-large') : { value: decimal.scaled, problems: [] };
}
