/**
 * What may be wrong with a product, in reasons that a person can act on. A refusal keeps it out; a
 * warning lets it in and says what was done about it. The same rules judge an imported row and a
 * product typed at the counter.
 */
import { canonicalForms } from '../barcode/canonical-code.ts';
import { isDigits } from '../barcode/check-digit.ts';
import { LARGEST_PLU, LARGEST_PRICE, LONGEST_NAME, LONGEST_SKU } from './product.ts';
import type { ProductFields } from './product.ts';
import { gramsPerUnit } from './weight-unit.ts';

export type RefusedReason =
	| 'name-missing'
	| 'code-missing'
	| 'price-missing'
	| 'text-too-long'
	/** Bytes that command a printer or a screen. */
	| 'control-characters'
	/** Excel kept only a rounded number (6.90103E+12). */
	| 'code-rounded'
	| 'not-a-number'
	| 'negative'
	| 'part-of-a-fen'
	| 'too-large'
	/** Another row of this import has the same SKU. */
	| 'sku-twice'
	/** The barcode belongs to another product, or to another row. */
	| 'barcode-taken'
	| 'plu-taken'
	| 'plu-out-of-range';

export type WarnedReason =
	/** Kept as the text it is; a scanner will hardly read it. */
	| 'check-digit'
	/** The cashier will be asked for the price. */
	| 'price-zero'
	| 'below-cost'
	/** Left out: nobody pays more than the price shown. */
	| 'member-above-price'
	/** Left out. */
	| 'min-above-price'
	| 'rounded-to-fen'
	/** Left out; the store's rate is used. */
	| 'tax-rate-unknown'
	/** Sold by weight, but the price is per 个; labels count it in kg. */
	| 'weighed-unit'
	| 'weighed-without-plu'
	/** `-` stood for the number; the second number is used. */
	| 'code-placeholder'
	/** 件, or kg for what is weighed, was put. */
	| 'unit-missing'
	/** The cell was not understood and left out. */
	| 'not-understood';

export type Problem =
	| {
			readonly severity: 'refuse';
			readonly field: ProblemField;
			readonly reason: RefusedReason;
			readonly value: string;
	  }
	| {
			readonly severity: 'warn';
			readonly field: ProblemField;
			readonly reason: WarnedReason;
			readonly value: string;
	  };

export type ProblemField = keyof ProductFields | 'barcode';

const LONGEST_VALUE = 40;

/** A problem that keeps the product out. `value` is what stood there, cut short. */
export function refused(field: ProblemField, reason: RefusedReason, value: unknown = ''): Problem {
	return { severity: 'refuse', field, reason, value: String(value).slice(0, LONGEST_VALUE) };
}

/** A problem that is said and lived with. */
export function warned(field: ProblemField, reason: WarnedReason, value: unknown = ''): Problem {
	return { severity: 'warn', field, reason, value: String(value).slice(0, LONGEST_VALUE) };
}

/** What is wrong with the fields of a whole product. An empty list: nothing. */
export function problemsOf(product: ProductFields): readonly Problem[] {
	return [...nameProblems(product), ...priceProblems(product), ...weighingProblems(product)];
}

function nameProblems({ name, sku }: ProductFields): Problem[] {
	const problems: Problem[] = [];
	if (name === '') problems.push(refused('name', 'name-missing'));
	if (name.length > LONGEST_NAME) problems.push(refused('name', 'text-too-long', name));
	if (sku === '') problems.push(refused('sku', 'code-missing'));
	if (sku.length > LONGEST_SKU) problems.push(refused('sku', 'text-too-long', sku));
	return problems;
}

function priceProblems({ price, cost }: ProductFields): Problem[] {
	if (price < 0) return [refused('price', 'negative', price)];
	if (price > LARGEST_PRICE) return [refused('price', 'too-large', price)];
	if (price === 0) return [warned('price', 'price-zero')];
	return cost !== null && price < cost ? [warned('price', 'below-cost', price)] : [];
}

function weighingProblems({ weighed, unit, plu }: ProductFields): Problem[] {
	const problems: Problem[] = [];
	if (plu !== null && !(Number.isInteger(plu) && plu >= 1 && plu <= LARGEST_PLU)) {
		problems.push(refused('plu', 'plu-out-of-range', plu));
	}
	if (!weighed) return problems;
	if (gramsPerUnit(unit) === undefined) problems.push(warned('unit', 'weighed-unit', unit));
	if (plu === null) problems.push(warned('plu', 'weighed-without-plu'));
	return problems;
}

const TRADE_LENGTHS: readonly number[] = [8, 12, 13, 14];

/** True when a code is as long as a trade barcode and made of digits, check digit aside. */
export function isBarcodeShaped(code: string): boolean {
	return TRADE_LENGTHS.includes(code.length) && isDigits(code);
}

/** Says when a code has the shape of a trade barcode and a wrong check digit. */
export function barcodeProblems(code: string): readonly Problem[] {
	if (!isBarcodeShaped(code)) return [];
	const sound = canonicalForms(code).some(({ form }) => form === 'printed' || form === 'upc-e');
	return sound ? [] : [warned('barcode', 'check-digit', code)];
}
