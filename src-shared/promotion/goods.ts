/**
 * A line of the basket as promotions see it: pieces of one product with their list price and the
 * best price they have by themselves (own price). Weighed goods and packs are one lump: they take
 * percentages and count by their amount, but never as pieces of a group.
 */
import type { Fen } from '../kernel/money.ts';
import type { Milli } from '../kernel/quantity.ts';
import type { ScopedGoods } from './goods-scope.ts';

export type Goods = ScopedGoods & {
	/** Place of the line in the basket. */
	readonly at: number;
	/** Whole pieces of the base unit; a lump has 0. */
	readonly pieces: number;
	/** Whole pieces or packs; what is weighed is one. */
	readonly units: number;
	readonly quantity: Milli;
	/** Its price is per base unit, so that a promotion that names a price can speak of it. */
	readonly pricedByUnit: boolean;
	/** List price of one piece, or of the lump. */
	readonly list: Fen;
	/** List price of the line. */
	readonly base: Fen;
};

/** Goods with the best price they have by themselves: what a group promotion must beat. */
export type OwnPriced = Goods & {
	/** Of one piece, or of the lump. */
	readonly own: Fen;
	/** How many may still take part: pieces, or 1 for a lump; a piece with a coupon does not. */
	readonly free: number;
	/** What the line counts for conditions: its pieces at their own price. */
	readonly ownAmount: Fen;
};

/** What a promotion over several goods takes off, and from which. */
export type JointSaving = {
	/** Against what the pieces cost by themselves. */
	readonly saving: number;
	/**
	 * Where the saving lies: same order as the goods, each ≥ 0, so that no goods cost more than
	 * they would by themselves.
	 */
	readonly shares: readonly number[];
	/** Pieces (or the lump) it prices, which no longer have their own price. */
	readonly taken: readonly number[];
	/** Pieces for prices, times for groups: what limits count. */
	readonly times: number;
};

/** How much a promotion over several goods may give. */
export type Allowance = {
	/** Pieces for prices, times for groups. */
	readonly most: number;
	/** Fen, Infinity without a cap: once it is reached, no more pieces are taken in. */
	readonly cap: number;
};

export function nothingSaved(goods: readonly unknown[]): JointSaving {
	const none = goods.map(() => 0);
	return { saving: 0, shares: none, taken: none, times: 0 };
}

/**
 * Places of `goods` by falling `worth`; among equals by product, so that scanning order is
 * silent.
 */
export function byFalling(
	goods: readonly Goods[],
	worth: (goods: never, at: number) => number,
): number[] {
	const worths = goods.map((one, at) => worth(one as never, at));
	return goods
		.map((_, at) => at)
		.sort((a, b) => {
			const [left, right] = [goods[a], goods[b]];
			const apart = (worths[b] ?? 0) - (worths[a] ?? 0);
			if (apart !== 0 || left === undefined || right === undefined) return apart;
			return left.productId - right.productId || a - b;
		});
}
