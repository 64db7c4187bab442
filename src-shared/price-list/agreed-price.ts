/**
 * What a buyer's price list (价格表) says of one line (企业价): the price of the product itself, else the
 * rate of the nearest category, else that of all goods; each by the quantity of the line (量价). It
 * is one more own price of the line, so it never makes goods dearer.
 */
import { priceTimes, type Fen } from '../kernel/money.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { MILLI, type Milli } from '../kernel/quantity.ts';
import type { BasisPoint } from '../kernel/rate.ts';

/** One base unit, from this many base units in the line on. */
export type PriceTier = { readonly from: Milli; readonly price: Fen };
export type RateTier = {
	/** 0: all goods. */
	readonly categoryId: number;
	readonly from: Milli;
	readonly charge: BasisPoint;
};

/** What of a list may speak of a line. */
export type ListTerms = {
	readonly code: string;
	readonly name: string;
	/** Of the line's product. */
	readonly prices: readonly PriceTier[];
	readonly rates: readonly RateTier[];
};

/** Per unit sold, or a share of the shelf price; stands on the line of the basket. */
export type AgreedPrice = { readonly code: string; readonly name: string } & (
	| { readonly unitPrice: Fen }
	| { readonly charge: BasisPoint }
);

export type AgreedLine = {
	readonly quantity: Milli;
	/** Base units in one unit sold, thousandths. */
	readonly factor: Milli;
	/** The line's category, then those above it. */
	readonly categories: readonly number[];
	/** The amount of a scale label, which no price per unit speaks of. */
	readonly labelAmount?: Fen;
};

/** Undefined when the list says nothing of such a line. */
export function agreedPrice(terms: ListTerms, line: AgreedLine): AgreedPrice | undefined {
	const { code, name, prices, rates } = terms;
	const bought = multiplyDivide(line.quantity, line.factor, MILLI);
	const own = line.labelAmount === undefined ? highest(prices, bought) : undefined;
	if (own !== undefined) return { code, name, unitPrice: priceTimes(own.price, line.factor) };
	for (const categoryId of [...line.categories, 0]) {
		const some = rates.filter((rate) => rate.categoryId === categoryId);
		const rate = highest(some, bought);
		if (rate !== undefined) return { code, name, charge: rate.charge };
	}
	return undefined;
}

/** The last tier that the quantity reaches. */
function highest<Tier extends { readonly from: Milli }>(
	tiers: readonly Tier[],
	bought: number,
): Tier | undefined {
	const reached = tiers.filter(({ from }) => from <= bought);
	return reached.toSorted((a, b) => b.from - a.from)[0];
}
