/**
 * Referrals (推荐计划, MEM-14): whoever sent a member is rewarded once, after that member's first paid
 * sale. What the reward is, is data. Nobody sends themselves, under a second number or on their own
 * phone neither.
 */
export const REWARD_KINDS = ['none', 'points', 'coupon'] as const;

export type ReferralReward = {
	readonly kind: (typeof REWARD_KINDS)[number];
	readonly points: number;
	/** A kind of coupon of the price book. */
	readonly couponKind: string;
	readonly couponDays: number;
};

type Person = { readonly memberId: string; readonly identityNo: string; readonly active: boolean };

export type Referred = Person & {
	/** The sale brought their referrer the reward already, or their first one did. */
	readonly paid: boolean;
	/** What they paid on this sale, fen. */
	readonly paidFen: number;
	/** One phone showed both of them that day. */
	readonly onOnePhone: boolean;
};

/** Whether this sale rewards the referrer: the first that something was paid on, and never oneself. */
export function isRewarded(referrer: Person | undefined, referred: Referred): boolean {
	if (referrer === undefined || !referrer.active) return false;
	if (referred.paid || referred.paidFen <= 0 || referred.onOnePhone) return false;
	return !isSamePerson(referrer, referred);
}

/** One person with two numbers has one ID number. */
export function isSamePerson(a: Person, b: Person): boolean {
	return a.memberId === b.memberId || (a.identityNo !== '' && a.identityNo === b.identityNo);
}
