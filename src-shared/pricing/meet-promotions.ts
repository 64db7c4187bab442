/**
 * Brings the lines of a basket and the live promotions of the book together, by the book's index.
 */
import { isPriceBenefit } from '../promotion/benefits/price.ts';
import { isInScope } from '../promotion/goods-scope.ts';
import type { Goods } from '../promotion/goods.ts';
import { isJoint } from '../promotion/joint-promotion.ts';
import type { PriceBook } from '../promotion/price-book.ts';
import type { Promotion } from '../promotion/promotion.ts';
import type { PiecePromotion } from './own-price.ts';

export type Met = {
	/** Per line, promotions that price each of its pieces, by priority, then id. */
	readonly byLine: readonly (readonly PiecePromotion[])[];
	/** Joint promotions by their place in the book, with the lines whose price they may change. */
	readonly joint: ReadonlyMap<number, readonly number[]>;
};

export function meetPromotions(
	book: PriceBook,
	live: readonly number[],
	goods: readonly (Goods | undefined)[],
): Met {
	const joint = new Map<number, number[]>();
	const places = placesIn(book);
	const byLine = goods.map((one, at) => {
		if (one === undefined) return [];
		const simple: PiecePromotion[] = [];
		for (const number of places(one)) {
			const promotion = book.promotions[number];
			if (promotion === undefined || (live[number] ?? -1) <= 0) continue;
			if (book.index.scopes[number]?.some((scope) => isInScope(scope, one)) !== true) continue;
			if (isJoint(promotion)) {
				if (one.pieces > 0 || isPriceBenefit(promotion.benefit)) putLine(joint, number, at);
			} else if (isPiecePromotion(promotion)) simple.push(promotion);
		}
		return simple.sort(byPriority);
	});
	return { byLine, joint };
}

/** Priority, then id: how everything that would do the same is ordered. */
export function byPriority(a: Promotion, b: Promotion): number {
	return a.priority - b.priority || (a.id < b.id ? -1 : 1);
}

function isPiecePromotion(promotion: Promotion): promotion is PiecePromotion {
	return isPriceBenefit(promotion.benefit);
}

/** The promotions that name the goods, each once. */
function placesIn({ index, promotions }: PriceBook): (goods: Goods) => number[] {
	/** Per promotion, the last goods that it was found for. */
	const last = promotions.map(() => -1);
	return ({ at, productId, categories }) => {
		const found: number[] = [];
		const add = (places: readonly number[] = []) => {
			for (const number of places) {
				if (last[number] !== at) found.push(number);
				last[number] = at;
			}
		};
		add(index.byProduct.get(productId));
		for (const category of categories) add(index.byCategory.get(category));
		add(index.forAll);
		return found;
	};
}

function putLine(joint: Map<number, number[]>, number: number, at: number): void {
	const lines = joint.get(number);
	if (lines === undefined) joint.set(number, [at]);
	else lines.push(at);
}
