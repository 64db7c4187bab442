/**
 * Brings the lines of a basket and the live promotions of the book together, by the book's index.
 */
import { isPriceBenefit } from '../promotion/benefits/price.ts';
import { isInScope } from '../promotion/goods-scope.ts';
import type { Goods } from '../promotion/goods.ts';
import { isJoint } from '../promotion/joint-promotion.ts';
import { pricedScopes, type PriceBook } from '../promotion/price-book.ts';
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
	const byLine = goods.map((one, at) => {
		if (one === undefined) return [];
		const simple: PiecePromotion[] = [];
		for (const number of placesFor(book, one)) {
			const promotion = book.promotions[number];
			if (promotion === undefined || (live[number] ?? -1) <= 0) continue;
			if (!pricedScopes(promotion).some((scope) => isInScope(scope, one))) continue;
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

function placesFor({ index }: PriceBook, { productId, categories }: Goods): Iterable<number> {
	const found = [index.byProduct.get(productId) ?? []];
	for (const category of categories) {
		const places = index.byCategory.get(category);
		if (places !== undefined) found.push(places);
	}
	found.push(index.forAll);
	const filled = found.filter((places) => places.length > 0);
	return filled.length === 1 ? (filled[0] ?? []) : new Set(filled.flat());
}

function putLine(joint: Map<number, number[]>, number: number, at: number): void {
	const lines = joint.get(number);
	if (lines === undefined) joint.set(number, [at]);
	else lines.push(at);
}
