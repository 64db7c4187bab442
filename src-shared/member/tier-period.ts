/**
 * When a tier is looked at again (members.md 6.6). An earned one has periods of twelve months; not
 * reached at the end of one it stays for thirty days of grace, then falls by one step at most. What
 * was given by hand or by a fee ends on its own date and has no grace (tier-holding.ts).
 */
import { addMonths, dateOfDay, dayNumber } from '../kernel/calendar.ts';
import { tierAtPeriodEnd, type Standing, type Tier } from './tier.ts';

export const TIER_MONTHS = 12;
export const GRACE_DAYS = 30;

/** Why a tier is given by hand, in codes: free text is where names would end up in the journal. */
export const GRANT_REASONS = ['campaign', 'goodwill', 'agreement', 'correction', 'other'] as const;

/** A tier somebody has. */
export type HeldTier = {
	/** Code of the table. */
	readonly tier: string;
	/** Business date since when. */
	readonly since: string;
	/** Business date after which it is looked at again; '' for a period from `since` on. */
	readonly until: string;
};

export type PeriodEnd =
	| { readonly what: 'not-yet' }
	/** Reached again: another period. */
	| { readonly what: 'renewed'; readonly until: string }
	| { readonly what: 'moved'; readonly tier: string };

const NOT_YET: PeriodEnd = { what: 'not-yet' };

/** The last business date of the period of an earned one; '' when it has no beginning. */
export function endOfPeriod({ since, until }: HeldTier): string {
	if (until !== '') return until;
	return since === '' ? '' : addMonths(since, TIER_MONTHS);
}

/** What a business date does to an earned tier; never anything before the period is over. */
export function atOpening(
	tiers: readonly Tier[],
	held: HeldTier,
	{ standing, today }: { readonly standing: Standing; readonly today: string },
): PeriodEnd {
	const end = endOfPeriod(held);
	if (end === '' || today <= end) return NOT_YET;
	const tier = tierAtPeriodEnd(tiers, held.tier, standing);
	if (rankOf(tiers, tier) > rankOf(tiers, held.tier)) return { what: 'moved', tier };
	if (tier === held.tier) return { what: 'renewed', until: nextEnd(end, today) };
	if (dayNumber(today) <= dayNumber(end) + GRACE_DAYS) return NOT_YET;
	return { what: 'moved', tier };
}

/** The last day of grace, to be told to the member. */
export function graceUntil(held: HeldTier): string {
	const end = endOfPeriod(held);
	return end === '' ? '' : dateOfDay(dayNumber(end) + GRACE_DAYS);
}

function rankOf(tiers: readonly Tier[], code: string): number {
	return tiers.find((tier) => tier.code === code)?.rank ?? -1;
}

/** A till that was shut for years catches up with one step, not with one period after another. */
function nextEnd(end: string, today: string): string {
	let next = addMonths(end, TIER_MONTHS);
	while (next < today) next = addMonths(next, TIER_MONTHS);
	return next;
}
