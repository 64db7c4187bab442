/** Members as the counter sees them: masked, with what they have and what holds for them now. */
import type { MemberPageView, MemberPanelView } from '#shared/contract/member-views.ts';
import { birthMonth, isBirthday } from '#shared/member/birthday.ts';
import { maskCard, maskName } from '#shared/member/mask.ts';
import { isPresent, type FoundBy } from '#shared/member/member.ts';
import { availableOn } from '#shared/points/point-lots.ts';
import { showAllowance } from '../allowance/show-allowance.ts';
import { pointLotsOf } from '../points/points-store.ts';
import { situationAt } from '../pricing/basket-of.ts';
import type { Terminal } from '../terminal.ts';
import { companyPart } from './company-part.ts';
import { heldPasses, nextExpiry, pocketsOf } from './member-figures.ts';
import { cardIdOf } from './card-id.ts';
import { findMember, listCards, listTags, type MemberRow } from './member-store.ts';
import { holdingDay } from './member-day.ts';
import { memberRights, offersFor, usableCoupons } from './offers-for.ts';
import { feesOf, paidUntil } from './tier-fee-store.ts';
import { poolOf, showRow } from './show-row.ts';
import { usualGoods } from './usual-goods.ts';

/** What one gesture brings up at the counter; at most a few rows of each kind. */
export function showPanel(
	terminal: Terminal,
	member: MemberRow,
	foundBy: FoundBy,
): MemberPanelView {
	const { pen } = terminal;
	const situation = situationAt(terminal, terminal.clock.now());
	const { bizDate } = situation.moment;
	const forMember = { ...situation, member: memberRights(pen, member, situation.store) };
	const pool = poolOf(member);
	const pockets = pocketsOf(pen, pool);
	const passes = heldPasses(pen, member.member_id);
	const coupons = usableCoupons(terminal, member, forMember);
	const next = nextExpiry(pen, pool);
	return {
		...showAllowance(terminal, pool),
		...showRow(terminal, member),
		points: availableOn(pointLotsOf(pen, pool), holdingDay(terminal)),
		cardNo: (member.phone ?? '') === '' ? cardOf(pen, member) : '',
		foundBy,
		present: isPresent(foundBy),
		tier: member.tier,
		birthday: birthdayNow(member, bizDate),
		principalFen: pockets.principalFen,
		bonusFen: pockets.bonusFen,
		pointDebt: Math.max(0, pockets.pointDebt - pockets.points),
		...(next === undefined ? {} : { pointsNext: next }),
		passes: passes.slice(0, 5).map(({ passId, termsJson, usesLeft, validUntil }) => {
			return { passId, name: nameIn(termsJson), usesLeft, validUntil };
		}),
		passCount: passes.length,
		coupons: coupons.slice(0, 5),
		couponCount: coupons.length,
		visits: member.visits,
		spentFen: member.spent_fen,
		note: member.note,
		tags: listTags(pen, member.id).map(({ tag }) => tag),
		hasPin: member.pin_hash !== '',
		familyOf: member.family_of,
		...companyPart(pen, member),
		offers: offersFor(terminal, forMember),
		usual: usualGoods(terminal, member.id),
	};
}

/** Four places are enough to tell whose card it is. */
function cardOf(pen: Terminal['pen'], { id }: MemberRow): string {
	const card = listCards(pen, id).find(({ state }) => state === 'active');
	return card === undefined ? '' : `****${card.card_no.slice(-4)}`;
}

function birthdayNow({ birthday }: MemberRow, bizDate: string): MemberPanelView['birthday'] {
	if (isBirthday(birthday, bizDate)) return 'today';
	return birthMonth(birthday) === Number(bizDate.slice(5, 7)) ? 'month' : '';
}

function nameIn(termsJson: string): string {
	const { name } = JSON.parse(termsJson) as { name?: string };
	return name ?? '';
}

/** The member's own page (member/page). */
export function showPage(terminal: Terminal, member: MemberRow): MemberPageView {
	const referrer =
		member.referred_by === '' ? undefined : findMember(terminal.pen, member.referred_by);
	const fees = feesOf(terminal.pen, member.member_id);
	const paid = paidUntil(fees, member.tier, holdingDay(terminal));
	// A gift of the same step shows only where it ends later than what is paid.
	const isPaid = paid !== '' && paid === member.tier_until;
	return {
		panel: showPanel(terminal, member, 'list'),
		gender: member.gender,
		birthday: member.birthday.slice(-5),
		hasAddress: member.address !== '',
		hasIdentityNo: member.identity_no !== '',
		taxNo: member.tax_no,
		accountCode: member.account_code,
		referralCode: member.referral_code,
		referredBy: maskName(referrer?.name ?? ''),
		marketing: member.marketing === 1,
		tierSince: member.tier_since,
		tierUntil: member.tier_until,
		tierByHand: member.tier_by_hand === 1 && !isPaid,
		cards: listCards(terminal.pen, member.id).map((card) => ({
			cardId: cardIdOf(terminal, card),
			cardNo: maskCard(card.card_no),
			medium: card.medium,
			typeCode: card.type_code,
			state: card.state,
			issuedMs: card.issued_ms,
		})),
		createdMs: member.created_ms,
		version: member.version,
	};
}
