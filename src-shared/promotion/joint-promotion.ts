/**
 * A joint promotion (组合类促销) looks at several goods at once, or may run out: what one line gets of
 * it depends on the others. Promotions that price every piece by itself are not among them.
 */
import { allocate } from '../kernel/allocate.ts';
import { unreachable } from '../kernel/invariant.ts';
import { buyNGetM } from './benefits/buy-n-get-m.ts';
import { gift } from './benefits/gift.ts';
import { bundle, nForPrice } from './benefits/group-price.ts';
import { limitedPrice } from './benefits/limited-price.ts';
import { nthItem } from './benefits/nth-item.ts';
import { isPriceBenefit } from './benefits/price.ts';
import { isLimited } from './conditions/limits.ts';
import type { JointSaving, OwnPriced } from './goods.ts';
import type { GroupBenefit, PriceBenefit, Promotion } from './promotion.ts';

export type JointPromotion = Promotion & { readonly benefit: PriceBenefit | GroupBenefit };

/** A joint promotion that this basket has earned. */
export type Earned = {
	readonly promotion: JointPromotion;
	/** Places among the goods whose price it may change. */
	readonly covers: readonly number[];
	/** How often its condition is met, ≥ 1. */
	readonly times: number;
	/** Pieces or times its limits leave, ≥ 1. */
	readonly most: number;
};

/** What it gives on the goods that were handed to it. */
export type JointPrice = JointSaving & {
	readonly earned: Earned;
	/** Places among the goods, in the order of `shares`. */
	readonly places: readonly number[];
};

/** Of the promotions that change prices of lines: true when it is not for each piece by itself. */
export function isJoint(promotion: Promotion): promotion is JointPromotion {
	const { benefit, limits, cap } = promotion;
	if (isPriceBenefit(benefit)) return isLimited(limits) || cap !== undefined;
	return !['spend-and-save', 'bonus-points', 'points-multiplier'].includes(benefit.kind);
}

/** What it takes off these goods, never more than its cap. */
export function saveBy(earned: Earned, goods: readonly OwnPriced[]): JointSaving {
	const saved = saveUncapped(earned, goods);
	const { cap } = earned.promotion;
	if (cap === undefined || saved.saving <= cap) return saved;
	return { ...saved, saving: cap, shares: allocate(cap, saved.shares) };
}

function saveUncapped(earned: Earned, goods: readonly OwnPriced[]): JointSaving {
	const { benefit, cap = Infinity } = earned.promotion;
	const { most, times } = earned;
	switch (benefit.kind) {
		case 'percent':
		case 'amount-off':
		case 'fixed-price':
			return limitedPrice(benefit, goods, { most, cap });
		case 'nth-item':
			return nthItem(benefit, goods, most);
		case 'buy-n-get-m':
			return buyNGetM(benefit, goods, most);
		case 'n-for-price':
			return nForPrice(benefit, goods, { most, cap });
		case 'bundle':
			return bundle(benefit, goods, { most, cap });
		case 'gift':
		case 'add-on':
			return gift(benefit, goods, { most: Math.min(most, benefit.every ? times : 1), cap });
		default:
			return unreachable(benefit);
	}
}
