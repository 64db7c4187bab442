/**
 * What a sale does to the member whose it is, in its own transaction: visits, what they spent, when
 * they were last here, and the tier they come to. Goods that come back take their money off again,
 * and the visit when none of them is kept; a tier that is not reached any more waits for the end of
 * its period. A day on which passes are used is a visit too, and whoever pays for something to be
 * had later was here.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { PassUsed } from '#shared/journal/pass-event.ts';
import { raiseEarned } from '#shared/member/tier-holding.ts';
import type { Standing, Tier } from '#shared/member/tier.ts';
import type { AppendedEvent, WritableLedger } from '../ledger/access.ts';
import { keepLess } from '../sale/completed-sale-store.ts';
import { watchPoints } from '../points/watch-points.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { holdingOf } from './member-tiers.ts';
import { dayOf, patchMember, type MemberPatch } from './member-writer.ts';
import { countUsesOn } from './pass-visits.ts';
import { survivorOf } from './past-of.ts';
import { placeTier, tellTier } from './place-tier.ts';
import { standingOf } from './standing.ts';
import { listTiers } from './tier-store.ts';

/**
 * Inside the sale's transaction, after its event; `today` is the holding day. Returns the row's
 * number, for the list of sales.
 */
export function countVisit(
	pen: WritableLedger,
	{ pos, event }: AppendedEvent,
	today: string,
): number | undefined {
	const sale = event as SaleCompleted;
	const { member: who, at_ms: atMs, total_fen: total } = sale;
	if (who === undefined) return undefined;
	watchPoints({ pen }, { pos, sale });
	const sold = findMember(pen, who.member_id);
	const member = survivorOf(pen, sold);
	if (sold === undefined || member === undefined) return undefined;
	const counted = patchMember(pen, member, {
		visits: member.visits + 1,
		spent_fen: member.spent_fen + total,
		...hereAt(member, atMs),
		last_pos: pos,
	});
	// The list of sales learns of this one only after it.
	raiseTier(pen, counted, { bizDate: today, more: { spentFen: total, visits: 1 } });
	return sold.id;
}

function hereAt(member: MemberRow, atMs: number): MemberPatch {
	return {
		first_ms: member.first_ms === 0 ? atMs : member.first_ms,
		last_ms: Math.max(member.last_ms, atMs),
		...(dayOf(atMs) > member.seen ? { seen: dayOf(atMs) } : {}),
	};
}

/**
 * Whoever tops up, buys a pass or a tier, or takes a gift for points was here, and bought nothing
 * yet: no visit is counted, and they are not missed.
 */
export function noteHere(
	pen: WritableLedger,
	memberId: string,
	{ at_ms: atMs }: AppendedEvent['event'],
): void {
	const member = findMember(pen, memberId);
	if (member !== undefined) patchMember(pen, member, hereAt(member, atMs));
}

/** Inside the transaction of the use, after its event. */
export function countUse(
	pen: WritableLedger,
	{ member_id: memberId, at_ms: atMs, used_on: usedOn }: PassUsed,
): void {
	const member = findMember(pen, memberId);
	if (member === undefined) return;
	const isVisit = countUsesOn(pen, memberId, usedOn) === 1;
	const counted = patchMember(pen, member, {
		...hereAt(member, atMs),
		...(isVisit ? { visits: member.visits + 1 } : {}),
	});
	if (isVisit) raiseTier(pen, counted, { bizDate: usedOn });
}

/** The use was taken back: that day was no visit when it was the only one. */
export function countUseUndone(
	pen: WritableLedger,
	{ member_id: memberId, used_on: usedOn }: Pick<PassUsed, 'member_id' | 'used_on'>,
): void {
	const member = survivorOf(pen, findMember(pen, memberId));
	if (member === undefined || countUsesOn(pen, memberId, usedOn) > 0) return;
	patchMember(pen, member, { visits: member.visits - 1 });
}

type CameBack = {
	readonly sale: Pick<SaleCompleted, 'member'>;
	readonly totalFen: number;
	/** Nothing of it is left. */
	readonly isAll: boolean;
};

/**
 * Goods of the sale at `pos` came back: what they, or who they were merged into, spent is less, and
 * it was no visit when all of them did.
 */
export function countReturned(
	pen: WritableLedger,
	pos: number,
	{ sale: { member: who }, totalFen, isAll }: CameBack,
): void {
	const isNoVisit = keepLess(pen, pos, { totalFen, isAll });
	const member = survivorOf(pen, who === undefined ? undefined : findMember(pen, who.member_id));
	if (member === undefined) return;
	patchMember(pen, member, {
		spent_fen: member.spent_fen - totalFen,
		...(isNoVisit ? { visits: member.visits - 1 } : {}),
	});
}

type Raise = {
	readonly bizDate: string;
	/** What their sales do not show yet. */
	readonly more?: Pick<Standing, 'spentFen' | 'visits'>;
};

/**
 * Up at once to what is reached (members.md 6.6), from the next sale on, and under what was given
 * too; told in the journal where it shows.
 */
export function raiseTier(pen: WritableLedger, member: MemberRow, { bizDate, more }: Raise): void {
	const tiers = listTiers(pen);
	const holding = holdingOf(member);
	const { tier } = holding.earned;
	if (tiers.at(-1)?.code === tier) return;
	// Their sales are looked through only where a step above is reached by them.
	const listed = countsSales(tiers, tier)
		? standingOf(pen, member, bizDate)
		: { topUpFen: member.top_up_fen, spentFen: 0, visits: 0 };
	const standing = {
		topUpFen: listed.topUpFen,
		spentFen: listed.spentFen + (more?.spentFen ?? 0),
		visits: listed.visits + (more?.visits ?? 0),
	};
	const raised = raiseEarned(tiers, holding, { standing, today: bizDate });
	if (raised === holding) return;
	const after = placeTier(pen, member, { holding: raised, today: bizDate });
	tellTier(pen, { before: member, after, why: 'reached' });
}

/** True when a step above theirs is reached by spending or by visits. */
function countsSales(tiers: readonly Tier[], current: string): boolean {
	const rank = tiers.find(({ code }) => code === current)?.rank ?? -1;
	return tiers.some(
		(tier) => tier.rank > rank && (tier.basis === 'spend' || tier.basis === 'visits'),
	);
}
