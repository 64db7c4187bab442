/**
 * Members who stay away (流失预警): a reminder after 3 days, an offer to win them back after 3 months,
 * two rules with a cap each (requirements K3). And who may be put away for good (归档): nobody who
 * still has anything with us.
 */
import { addMonths, dateOfDay, dayNumber } from '../kernel/calendar.ts';
import type { Unsettled } from './leaving.ts';

export type DormancyRule = {
	readonly kind: 'remind' | 'win-back';
	/** How long away: days, or months of the calendar. */
	readonly days?: number;
	readonly months?: number;
	/** Days that must pass since any message before the next, whether they came between or not. */
	readonly everyDays: number;
	/** Messages of its kind in one absence. */
	readonly atMost: number;
};

/** 3 days and 3 months, no more than one message in 7 days of either, three in one absence. */
export const DEFAULT_DORMANCY = [
	{ kind: 'remind', days: 3, everyDays: 7, atMost: 3 },
	{ kind: 'win-back', months: 3, everyDays: 7, atMost: 3 },
] as const satisfies readonly DormancyRule[];

export type Absence = {
	readonly lastVisit: string;
	/** Business dates of all messages of each kind, before the last visit and since. */
	readonly sent: readonly { readonly kind: DormancyRule['kind']; readonly date: string }[];
};

/**
 * What is due on a date: of several rules that hold, the one of the longest absence speaks, so that
 * whom we try to win back is not reminded too.
 */
export function dormancyDue(
	{ lastVisit, sent }: Absence,
	rules: readonly DormancyRule[],
	today: string,
): DormancyRule['kind'] | undefined {
	if (lastVisit === '') return undefined;
	const held = rules.filter((rule) => lastVisit <= awaySince(rule, today));
	const [rule] = held.sort((a, b) => (awaySince(a, today) < awaySince(b, today) ? -1 : 1));
	if (rule === undefined) return undefined;
	const alike = sent.filter(({ kind, date }) => kind === rule.kind && date > lastVisit);
	const free = dateOfDay(dayNumber(today) - rule.everyDays);
	const capped = alike.length >= rule.atMost || sent.some(({ date }) => date > free);
	return capped ? undefined : rule.kind;
}

/** Who was here last on this date or before is away long enough. */
export function awaySince({ days, months }: DormancyRule, today: string): string {
	return dateOfDay(dayNumber(addMonths(today, -(months ?? 0))) - (days ?? 0));
}

export type Due = {
	readonly kind: DormancyRule['kind'];
	/** Of the last visit. */
	readonly lastMs: number;
};

/** More than a shop can call in a day is no list. */
export const MOST_TASKS = 300;

/**
 * Whom a day's list names. Half is for either kind, and what one leaves is the other's: however many
 * were here last week, somebody is won back. Of those to remind the last seen first, who are the
 * likeliest to come; of those to win back whoever waits longest, so that everybody's turn comes.
 */
export function shareOfDay<One extends Due>(due: readonly One[], most = MOST_TASKS): One[] {
	const late = due.filter(({ kind }) => kind === 'win-back').sort((a, b) => a.lastMs - b.lastMs);
	const soon = due.filter(({ kind }) => kind === 'remind').sort((a, b) => b.lastMs - a.lastMs);
	const share = Math.max(Math.trunc(most / 2), most - soon.length);
	const wonBack = late.slice(0, share);
	return [...soon.slice(0, most - wonBack.length), ...wonBack];
}

export type KeptBecause =
	| 'visited'
	| 'stored-value'
	| 'points'
	| 'point-debt'
	| 'passes'
	| 'tier-fee'
	| 'account'
	| 'overdraft'
	| 'waiting'
	| 'family';

/**
 * Why a member may not be archived: a visit within so many months, or any holding. An empty list:
 * they may. Who never came counts from the day they joined.
 */
export function reasonsToKeep(
	member: { readonly lastVisit: string; readonly joined: string; readonly holdings: Unsettled },
	{ months, today }: { readonly months: number; readonly today: string },
): readonly KeptBecause[] {
	const { holdings } = member;
	const last = member.lastVisit === '' ? member.joined : member.lastVisit;
	const reasons: [KeptBecause, boolean][] = [
		['visited', last > addMonths(today, -months)],
		['stored-value', holdings.storedFen !== 0],
		['points', holdings.points !== 0],
		['point-debt', holdings.pointDebt !== 0],
		['passes', holdings.passes !== 0],
		['tier-fee', holdings.tierFeeFen !== 0],
		['account', holdings.owedFen !== 0 || holdings.heldFen !== 0],
		['overdraft', holdings.overdraftFen !== 0],
		['waiting', holdings.orders !== 0 || holdings.openSales !== 0],
		['family', holdings.family !== 0],
	];
	return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Days in which an archived member can be brought back by the one who put them away. */
export const ARCHIVE_UNDO_DAYS = 30;
