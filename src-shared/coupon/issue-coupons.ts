/**
 * Coupons given with a sale, for the next one (满200送30元代金券): issued when it is paid, never good
 * for the sale that earned them. What it counts is what the customer pays for the goods, on an
 * exchange what they pay beyond what came back: that was counted when it was sold.
 */
import type { Fen } from '../kernel/money.ts';
import { isForAudience } from '../promotion/conditions/audience.ts';
import { isOnSchedule } from '../promotion/conditions/schedule.ts';
import { isInScope, type GoodsScope, type ScopedGoods } from '../promotion/goods-scope.ts';
import type { Audience, Schedule } from '../promotion/promotion.ts';
import type { Situation } from '../promotion/situation.ts';
import { addDays } from './add-days.ts';

export type CouponIssue = {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly schedule: Schedule;
	readonly audience: Audience;
	readonly goods: GoodsScope;
	readonly reach: Fen;
	/** 每满: one for each time it is reached, up to `most`. */
	readonly every: boolean;
	readonly most: number;
	readonly kindId: string;
	/** Good from so many business days after the sale… */
	readonly afterDays: number;
	/** …for so many. */
	readonly validDays: number;
};

export type IssuedCoupon = {
	readonly issueId: string;
	readonly kindId: string;
	readonly count: number;
	readonly validFrom: string;
	readonly validUntil: string;
};

/** Goods with what is paid for them in the end. */
export type PaidGoods = ScopedGoods & { readonly net: number };

export type Paying = {
	readonly goods: readonly PaidGoods[];
	/** What comes back on the same sale, fen ≥ 0: set against any goods, so that none count twice. */
	readonly returned: number;
};

/** What is paid for the goods of an issue, fen ≥ 0. */
export function reachedOf({ goods: scope }: CouponIssue, { goods, returned }: Paying): number {
	const net = goods.reduce((sum, one) => (isInScope(scope, one) ? sum + one.net : sum), 0);
	return Math.max(0, net - returned);
}

/** Whether an issue holds at this moment and for this member. */
export function issueHolds(issue: CouponIssue, situation: Situation): boolean {
	return isOnSchedule(issue.schedule, situation.moment) && isForAudience(issue.audience, situation);
}

/** The coupons this sale earns; they are made with their codes when it is paid. */
export function issueCoupons(
	issues: readonly CouponIssue[],
	situation: Situation,
	paid: Paying,
): IssuedCoupon[] {
	const { bizDate } = situation.moment;
	return issues
		.filter((issue) => issueHolds(issue, situation))
		.flatMap((issue) => {
			const times = Math.floor(reachedOf(issue, paid) / issue.reach);
			const count = Math.min(times, issue.every ? issue.most : 1);
			if (count === 0) return [];
			const validFrom = addDays(bizDate, issue.afterDays);
			const validUntil = addDays(validFrom, issue.validDays - 1);
			const { id: issueId, kindId } = issue;
			return [{ issueId, kindId, count, validFrom, validUntil }];
		});
}
