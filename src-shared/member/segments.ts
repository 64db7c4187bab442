/**
 * Automatic tags (自动标签) by recency, frequency and money (R/F/M): thresholds as data, the same
 * figures always the same tags. What a rule gave a rule may take; a tag given by hand stays.
 */
import { dayNumber } from '../kernel/calendar.ts';

/** What a member's account says about their visits. */
export type VisitFigures = {
	/** Business date of the last visit; '' when there was none. */
	readonly lastVisit: string;
	readonly visits: number;
	readonly spentFen: number;
};

export type SegmentRule = {
	readonly tag: string;
	/** Days since the last visit, visits, or fen spent. */
	readonly measure: 'days-away' | 'visits' | 'spent';
	/** Both ends included; absent is open. */
	readonly from?: number;
	readonly to?: number;
};

/** Usual thresholds, for the store to change. */
export const DEFAULT_SEGMENTS: readonly SegmentRule[] = [
	{ tag: 'R活跃', measure: 'days-away', to: 30 },
	{ tag: 'R沉睡', measure: 'days-away', from: 31, to: 90 },
	{ tag: 'R流失', measure: 'days-away', from: 91 },
	{ tag: 'F新客', measure: 'visits', from: 1, to: 1 },
	{ tag: 'F常客', measure: 'visits', from: 5, to: 19 },
	{ tag: 'F铁粉', measure: 'visits', from: 20 },
	{ tag: 'M高消费', measure: 'spent', from: 500_000 },
	{ tag: 'M中消费', measure: 'spent', from: 100_000, to: 499_999 },
];

/** The tags that the rules give on a date, in the order of the rules. */
export function segmentsOf(
	figures: VisitFigures,
	rules: readonly SegmentRule[],
	today: string,
): readonly string[] {
	const given = rules.filter((rule) => isWithin(rule, measured(figures, rule, today)));
	return [...new Set(given.map(({ tag }) => tag))];
}

function measured(
	{ lastVisit, visits, spentFen }: VisitFigures,
	{ measure }: SegmentRule,
	today: string,
): number | undefined {
	if (measure === 'visits') return visits;
	if (measure === 'spent') return spentFen;
	return lastVisit === '' ? undefined : Math.max(0, dayNumber(today) - dayNumber(lastVisit));
}

function isWithin({ from, to }: SegmentRule, value: number | undefined): boolean {
	if (value === undefined) return false;
	return value >= (from ?? value) && value <= (to ?? value);
}
