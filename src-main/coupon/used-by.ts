/**
 * How often a member used coupons of a kind before this basket, for the limits a kind has for each
 * member (PRO-5). Read from the sales themselves: one that came back whole gave its coupons back.
 */
import type { Coupon } from '#shared/coupon/coupon.ts';
import type { Situation } from '#shared/promotion/situation.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOfMember } from '../member/past-of.ts';
import { timesIn, type UsedOn } from '../promotion/used-on.ts';

/** Along one member's sales, as the limits are for one member; the coupons of a sale are few. */
export const COUPONS_USED_SQL = `SELECT s.biz_date AS bizDate, count(*) AS times
 FROM sale s INDEXED BY sale_of_member
 CROSS JOIN coupon c INDEXED BY coupon_on_sale ON c.redeemed_pos = s.pos
 WHERE s.member = ? AND c.kind_id = ?
 GROUP BY s.biz_date`;

/**
 * The coupons of a basket with what their limits are held against. Two rows that became one member
 * have the limit of one, and what either was given is theirs.
 */
export function withPriorUse(
	ledger: ReadableLedger,
	coupons: readonly Coupon[],
	{ member, moment }: Situation,
): readonly Coupon[] {
	if (member === undefined || coupons.length === 0) return coupons;
	const past = pastOfMember(ledger, member.memberId);
	return coupons.map((coupon) => {
		const { kind, memberId } = coupon;
		const isTheirs = past.some((row) => row.member_id === memberId);
		const owned = isTheirs ? { ...coupon, memberId: member.memberId } : coupon;
		if (kind.perMember === undefined && kind.perMemberDay === undefined) return owned;
		const used = past.flatMap(({ id }) => usedOn(ledger, id, kind.kindId));
		const today = used.filter(({ bizDate }) => bizDate === moment.bizDate);
		return { ...owned, usedByMember: timesIn(used), usedByMemberToday: timesIn(today) };
	});
}

/** `id` is the member's row in this till. */
function usedOn({ db }: ReadableLedger, id: number, kindId: string): UsedOn[] {
	return prepared(db, COUPONS_USED_SQL).all(id, kindId) as UsedOn[];
}
