/** 专属优惠提醒 (PRO-11): at most three promotions that hold for this member now and not for anybody. */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { cardRates } from '#shared/member/card-type.ts';
import { rightsOf } from '#shared/member/rights.ts';
import { livePromotions } from '#shared/promotion/live-promotions.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';
import type { MemberRights, Situation } from '#shared/promotion/situation.ts';
import { priorUseOf } from '../promotion/rule-use-store.ts';
import type { Terminal } from '../terminal.ts';
import { typesOfMember } from './card-type-store.ts';
import type { MemberRow } from './member-store.ts';
import { listTiers } from './tier-store.ts';

const MOST = 3;

export function offersFor(
	{ pen, priceBook }: Terminal,
	member: MemberRow,
	situation: Situation,
): MemberPanelView['offers'] {
	const book = priceBook.current();
	const forMember = { ...situation, member: memberRights(pen, member, situation.store) };
	const prior = priorUseOf(pen, book, forMember);
	const live = livePromotions(book, forMember, prior);
	return book.promotions
		.filter((promotion, at) => (live[at] ?? -1) > 0 && isTheirs(promotion))
		.toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
		.slice(0, MOST)
		.map(({ id, name }) => ({ ruleId: id, name }));
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
