/**
 * Which tier shows (members.md 6.6): the highest of what a member holds and of what is paid for on
 * that date. Whoever changes what they hold, or takes or gives back a fee, has it placed anew here;
 * a fee gives and takes nothing but what it paid for.
 */
import { shownTier, type ShownTier, type TierHolding } from '#shared/member/tier-holding.ts';
import type { HeldTier } from '#shared/member/tier-period.ts';
import type { Tier } from '#shared/member/tier.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import type { Caller } from '../terminal.ts';
import { byWhom } from '../terminal.ts';
import type { MemberRow } from './member-store.ts';
import { columnsOf, holdingOf } from './member-tiers.ts';
import { patchMember, recordChange, type MemberPatch } from './member-writer.ts';
import { feesOf, paidUntil } from './tier-fee-store.ts';
import { listTiers } from './tier-store.ts';

export type PaidTier = {
	readonly tier: Tier;
	/** First and last business date of what is paid without a gap. */
	readonly since: string;
	readonly until: string;
};

/** The highest level that is paid for on a business date. */
export function paidTierOn(
	ledger: ReadableLedger,
	memberId: string,
	today: string,
): PaidTier | undefined {
	const fees = feesOf(ledger, memberId);
	const running = fees.filter(({ state, validFrom, boughtOn, validUntil }) => {
		// Only what was bought behind another waits, also where the clock was ahead on its day.
		const begun = validFrom <= today || validFrom === boughtOn;
		return state === 'active' && begun && today <= validUntil;
	});
	const [tier] = listTiers(ledger)
		.filter(({ code }) => running.some((fee) => fee.tier === code))
		.toSorted((a, b) => b.rank - a.rank);
	if (tier === undefined) return undefined;
	const since = running
		.filter((fee) => fee.tier === tier.code)
		.reduce((first, { validFrom }) => (validFrom < first ? validFrom : first), today);
	return { tier, since, until: paidUntil(fees, tier.code, today) };
}

/** What shows of it on a business date. */
export function shownOn(
	ledger: ReadableLedger,
	member: MemberRow,
	{ holding, today }: { readonly holding: TierHolding; readonly today: string },
): ShownTier {
	const paid = paidTierOn(ledger, member.member_id, today);
	return shownTier(listTiers(ledger), holding, paid && paidStep(member, paid));
}

/** A renewal has held since the first of its fees, whose days may be over by now. */
function paidStep(member: MemberRow, { tier: { code }, since, until }: PaidTier): HeldTier {
	const isLonger = member.tier === code && member.tier_by_hand === 1;
	return { tier: code, since: isLonger ? member.tier_since : since, until };
}

type Holding = { readonly holding: TierHolding; readonly today: string };

/** Lays down what a member holds, with what shows of it, and more of their row. */
export function placeTier(
	pen: WritableLedger,
	member: MemberRow,
	{ holding, today, more }: Holding & { readonly more?: MemberPatch },
): MemberRow {
	const shown = shownOn(pen, member, { holding, today });
	return patchMember(pen, member, { ...columnsOf(holding, shown), ...more });
}

type Placing = { readonly member: MemberRow; readonly today: string };

/** A fee was taken: the level holds at once, or longer; under a higher one it waits for its end. */
export function takeUpTier(pen: WritableLedger, caller: Caller, { member, today }: Placing): void {
	const more = { version: member.version + 1 };
	const after = placeTier(pen, member, { holding: holdingOf(member), today, more });
	tellTier(pen, { before: member, after, why: 'bought', caller });
}

/** A fee was given back: what is still paid holds, or what was earned or given beside it. */
export function layDownTier(pen: WritableLedger, caller: Caller, { member, today }: Placing): void {
	const more = { version: member.version + 1 };
	const after = placeTier(pen, member, { holding: holdingOf(member), today, more });
	tellTier(pen, { before: member, after, why: 'refunded', caller });
}

type Told = {
	readonly before: MemberRow;
	readonly after: MemberRow;
	readonly why: 'reached' | 'bought' | 'refunded' | 'period-end' | 'grant-end' | 'merged';
	readonly caller?: Caller;
};

/**
 * Another tier shows than before: the journal tells it, and so does the member's history (MEM-6),
 * of nobody where it came by itself. Nothing when it is the same.
 */
export function tellTier(pen: WritableLedger, { before, after, why, caller }: Told): void {
	if (before.tier === after.tier) return;
	const { member_id, tier, tier_until: until } = after;
	const { event } = pen.append({
		kind: 'tier/changed',
		v: 1,
		...(caller === undefined ? {} : byWhom(caller)),
		body: { member_id, before: before.tier, after: tier, why, ...(until === '' ? {} : { until }) },
	});
	recordChange(pen, {
		id: after.id,
		atMs: event.at_ms,
		operator: caller?.operator.operatorNo ?? '',
		approver: caller?.approver?.operatorNo ?? '',
		field: 'tier',
		before: before.tier,
		after: tier,
	});
}
