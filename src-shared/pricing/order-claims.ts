/**
 * What may be taken off the basket as a whole: a step of a 满减, as often as it fits, or an order
 * coupon. Each is a claim with what it must reach and what it is worth.
 */
import type { Coupon } from '../coupon/coupon.ts';
import { atRate, fen } from '../kernel/money.ts';
import { isInScope, type GoodsScope } from '../promotion/goods-scope.ts';
import type { Promotion, SaveStep, SpendAndSave } from '../promotion/promotion.ts';
import { reachableIn, sumIn, type Basis, type Mask } from './basis.ts';
import type { StagedLine } from './staged-line.ts';

export type Claim = {
	/** At most one claim of a group is taken. */
	readonly group: string;
	readonly mask: Mask;
	readonly reach: number;
	/** What has to be held back to reach it; 0 when it is reached. */
	readonly missing: number;
	/** What it takes off its goods when they come to its reach, or to what they come to now. */
	readonly worth: number;
	/** Of a 满减: the step, for goods that come to more because of what is held back. */
	readonly step?: SaveStep;
	readonly times: number;
	readonly promotion?: SavePromotion;
	readonly coupon?: Coupon;
};

export type SavePromotion = Promotion & { readonly benefit: SpendAndSave };

/** More times than this are not weighed against each other. */
const NEARBY = 6;

export function isSavePromotion(promotion: Promotion): promotion is SavePromotion {
	return promotion.benefit.kind === 'spend-and-save';
}

export function maskOf(scope: GoodsScope, lines: readonly StagedLine[]): boolean[] {
	return lines.map(({ shares, goods }) => shares && isInScope(scope, goods));
}

/** A coupon that is not cut down to what 满减 leaves of its goods: less of those may be better. */
export function isTight({ coupon }: { readonly coupon?: Coupon }): boolean {
	return coupon?.kind.capToBasket === false && coupon.kind.benefit.kind === 'order-amount';
}

export type ClaimedFrom = {
	readonly lines: readonly StagedLine[];
	readonly basis: Basis;
	/** One of the coupons is. */
	readonly tight: boolean;
};

/** Claims of one 满减 that could be met, `most` times at most. */
export function claimsOf(
	promotion: SavePromotion,
	most: number,
	{ lines, basis, tight }: ClaimedFrom,
): Claim[] {
	const mask = maskOf(promotion.goods, lines);
	const amount = sumIn(mask, basis.nets);
	const reachable = reachableIn(mask, basis);
	const { steps, every } = promotion.benefit;
	return steps.flatMap((step) => {
		const fits = (sum: number) => (every ? Math.min(most, Math.floor(sum / step.reach)) : 1);
		if (reachable < step.reach) return [];
		const fewer = tight ? NEARBY : 0;
		const [least, top] = [Math.max(1, fits(amount) - fewer), fits(reachable)];
		const weighed = Math.max(0, Math.min(top - least + 1, NEARBY + fewer));
		return Array.from({ length: weighed }, (_, more): Claim => {
			const times = least + more;
			const reach = step.reach * times;
			return {
				group: groupOf(promotion),
				mask,
				reach,
				missing: Math.max(0, reach - amount),
				worth: worthOfStep(step, { times, amount: Math.max(amount, reach), cap: promotion.cap }),
				step,
				times,
				promotion,
			};
		});
	});
}

/** The claim of an order coupon; undefined when its goods cannot reach its minimum. */
export function claimOf(
	coupon: Coupon,
	{ lines, basis }: ClaimedFrom,
): { readonly claim?: Claim; readonly missing: number } {
	const mask = maskOf(coupon.kind.goods, lines);
	const amount = sumIn(mask, basis.nets);
	const reach = coupon.kind.minimum;
	const missing = Math.max(0, reach - amount);
	if (reach > reachableIn(mask, basis)) return { missing };
	const group = `coupon ${coupon.code}`;
	// What it is worth hangs on what 满减 leaves of the goods: choose-claims.ts finds it.
	return { claim: { group, mask, reach, missing, worth: 0, times: 1, coupon }, missing };
}

/**
 * An exclusive one hides no other of its stack group: it is weighed against all of them together.
 */
function groupOf({ id, exclusive, stackGroup }: SavePromotion): string {
	return exclusive ? `alone ${id}` : `stack ${stackGroup}`;
}

/** What a step takes off an amount when it fits so many times. */
export function worthOfStep(
	step: SaveStep,
	how: { readonly times: number; readonly amount: number; readonly cap: number | undefined },
): number {
	const { off, charge } = step;
	const shared = charge === undefined ? 0 : how.amount - atRate(fen(how.amount), charge);
	const worth = off === undefined ? shared : off * how.times;
	return Math.min(worth, how.cap ?? Infinity);
}
