/**
 * What a member may have now: at most three promotions that hold for them and not for anybody
 * (专属优惠提醒, PRO-11), and the coupons of theirs that this store, day and level allow (MEM-5).
 */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { checkCoupon } from '#shared/coupon/check-coupon.ts';
import { cardRates } from '#shared/member/card-type.ts';
import { rightsOf } from '#shared/member/rights.ts';
import { livePromotions } from '#shared/promotion/live-promotions.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';
import type { MemberRights, Situation } from '#shared/promotion/situation.ts';
import { listHeldCoupons } from '../coupon/coupon-store.ts';
import { couponOf } from '../coupon/read-coupon.ts';
import { withPriorUse } from '../coupon/used-by.ts';
import { priorUseOf } from '../promotion/rule-use-store.ts';
import type { Terminal } from '../terminal.ts';
import { typesOfMember } from './card-type-store.ts';
import type { MemberRow } from './member-store.ts';
import { listTiers } from './tier-store.ts';

const MOST = 3;

type Till = Pick<Terminal, 'pen' | 'priceBook' | 'settings'>;

/** The first in the order of the book first: lower priority, then id, as the engine goes. */
export function offersFor(
	{ pen, priceBook }: Till,
	forMember: Situation,
): MemberPanelView['offers'] {
	const book = priceBook.current();
	const live = livePromotions(book, forMember, priorUseOf(pen, book, forMember));
	return book.promotions
		.filter((promotion, at) => (live[at] ?? -1) > 0 && isTheirs(promotion))
		.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
		.slice(0, MOST)
		.map(({ id, name }) => ({ ruleId: id, name }));
}

/** What goods they are for and how much they want is the basket's; the rest is looked at here. */
export function usableCoupons(
	till: Till,
	member: MemberRow,
	forMember: Situation,
): MemberPanelView['coupons'] {
	const held = listHeldCoupons(till.pen, member.member_id, forMember.moment.bizDate);
	const known = held.flatMap((row) => {
		const coupon = couponOf(till, row);
		return coupon.ok ? [coupon.value] : [];
	});
	return withPriorUse(till.pen, known, forMember)
		.filter((coupon) => checkCoupon(coupon, forMember) === undefined)
		.map(({ code, kind, validUntil }) => ({ code, name: kind.name, validUntil }));
}

/** What being this member is worth at the till. */
export function memberRights(pen: Terminal['pen'], member: MemberRow, store: string): MemberRights {
	const { member_id: memberId, tier, birth_month: birthMonth } = member;
	const cards = cardRates(typesOfMember(pen, member.id), store);
	return rightsOf({ memberId, tier, birthMonth, cardRates: cards }, listTiers(pen));
}

/** What anybody gets is no offer for a member. */
function isTheirs({ audience }: Promotion): boolean {
	const { membersOnly = false, levels, birthdayMonth = false } = audience;
	return membersOnly || birthdayMonth || levels !== undefined;
}
