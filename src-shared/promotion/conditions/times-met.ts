/**
 * How often a basket meets a promotion's condition. Goods count at their own price, before any
 * group promotion, and are not used up by counting: conditions only ever gain by one more piece.
 */
import type { OwnPriced } from '../goods.ts';
import { isInScope, type GoodsScope } from '../goods-scope.ts';
import type { Condition, Promotion } from '../promotion.ts';

export type Count = { readonly pieces: number; readonly amount: number };

/** 0: not met. Gifts never help to earn themselves. */
export function timesMet(promotion: Promotion, goods: readonly OwnPriced[]): number {
	const { condition } = promotion;
	if (condition.kind === 'always') return 1;
	return Math.floor(countOf(promotion, goods) / stepOf(condition));
}

/** What the basket holds of what the condition counts: pieces, or fen. */
export function countOf(promotion: Promotion, goods: readonly OwnPriced[]): number {
	const { condition, benefit } = promotion;
	const scope = condition.kind === 'together' ? condition.goods : promotion.goods;
	const gifts = benefit.kind === 'gift' || benefit.kind === 'add-on' ? benefit.gifts : undefined;
	const { pieces, amount } = countIn(scope, gifts, goods);
	return condition.kind === 'amount' ? amount : pieces;
}

/** What is wanted of it once. */
export function stepOf(condition: Condition): number {
	switch (condition.kind) {
		case 'always':
			return 1;
		case 'amount':
			return condition.amount;
		case 'quantity':
		case 'together':
			return condition.pieces;
	}
}

function countIn(
	scope: GoodsScope,
	except: GoodsScope | undefined,
	goods: readonly OwnPriced[],
): Count {
	let [pieces, amount] = [0, 0];
	for (const one of goods) {
		if (!isInScope(scope, one)) continue;
		if (except !== undefined && isInScope(except, one)) continue;
		pieces += one.pieces;
		amount += one.ownAmount;
	}
	return { pieces, amount };
}
