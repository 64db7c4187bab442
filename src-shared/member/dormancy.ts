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
	/** Days that must pass since any message before the next. */
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
	/** Business dates of the messages of each kind since the last visit. */
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
	const since = sent.filter(({ date }) => date > lastVisit);
	const alike = since.filter(({ kind }) => kind === rule.kind);
	const free = dateOfDay(dayNumber(today) - rule.everyDays);
	const capped = alike.length >= rule.atMost || since.some(({ date }) => date > free);
	return capped ? undefined : rule.kind;
}

/** Who was here last on this date or before is away long enough. */
export function awaySince({ days, months }: DormancyRule, today: string): string {
	return dateOfDay(dayNumber(addMonths(today, -(months ?? 0))) - (days ?? 0));
}

/** All that a member may have with us or owe us: nobody is put away with any of it. */
export type Holdings = Unsettled & {
	/** What was spent offline beyond what was there, fen. */
	readonly overdraftFen: number;
	/** Orders with a deposit, sales that are open or parked. */
	readonly waiting: number;
};

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
	member: { readonly lastVisit: string; readonly joined: string; readonly holdings: Holdings },
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
		['account', holdings.owedFen !== 0],
		['overdraft', holdings.overdraftFen !== 0],
		['waiting', holdings.waiting !== 0],
		['family', holdings.family !== 0],
	];
	return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Days in which an archived member can be brought back by the one who put them away. */
export const ARCHIVE_UNDO_DAYS = 30;
