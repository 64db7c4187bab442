/**
 * Whether a coupon may be used here, now and by this member. What it needs of the basket (its
 * goods, its minimum, its worth) is judged when the basket is priced.
 */
import { isInStore, isOnChannel } from '../promotion/conditions/place.ts';
import type { Situation } from '../promotion/situation.ts';
import type { Coupon } from './coupon.ts';

export type CouponRefusal = {
	readonly code:
		| 'coupon/not-yet'
		| 'coupon/expired'
		| 'coupon/used'
		| 'coupon/void'
		| 'coupon/other-member'
		| 'coupon/other-store'
		| 'coupon/other-channel'
		| 'coupon/other-level'
		| 'coupon/limit-reached';
	readonly coupon: string;
};

/** Undefined when it may be used. Days are business days; the last one still counts. */
export function checkCoupon(coupon: Coupon, situation: Situation): CouponRefusal | undefined {
	const code = whyNot(coupon, situation);
	return code === undefined ? undefined : { code, coupon: coupon.code };
}

function whyNot(coupon: Coupon, situation: Situation): CouponRefusal['code'] | undefined {
	const { kind, state, validFrom, validUntil } = coupon;
	const { bizDate } = situation.moment;
	if (state === 'void') return 'coupon/void';
	if (state === 'redeemed') return 'coupon/used';
	if (bizDate < validFrom) return 'coupon/not-yet';
	if (bizDate > validUntil) return 'coupon/expired';
	if (!isInStore(kind, situation)) return 'coupon/other-store';
	if (!isOnChannel(kind, situation)) return 'coupon/other-channel';
	return whoseNot(coupon, situation);
}

function whoseNot(coupon: Coupon, { member }: Situation): CouponRefusal['code'] | undefined {
	const { kind, memberId, usedByMember = 0, usedByMemberToday = 0 } = coupon;
	const { levels, perMember = Infinity, perMemberDay = Infinity } = kind;
	if (memberId !== undefined && memberId !== member?.memberId) return 'coupon/other-member';
	if (levels !== undefined && !levels.includes(member?.level ?? '')) return 'coupon/other-level';
	const counted = perMember !== Infinity || perMemberDay !== Infinity;
	if (counted && member === undefined) return 'coupon/other-member';
	const spent = usedByMember >= perMember || usedByMemberToday >= perMemberDay;
	return spent ? 'coupon/limit-reached' : undefined;
}
