/**
 * The rules of the day for members, as data with usual values (K3, MEM-8, MEM-17): after how long
 * somebody is reminded and won back, how often, with which coupon, and the thresholds of automatic
 * tags. Judged as a whole before they hold.
 */
import { DEFAULT_DORMANCY, type DormancyRule } from './dormancy.ts';
import { DEFAULT_PREFERENCE, type PreferenceRule } from './preference.ts';
import { DEFAULT_SEGMENTS, type SegmentRule } from './segments.ts';

export type WinBackCoupon = {
	/** Of the price book; '' sends none. */
	readonly kindId: string;
	/** Business days it is good for, the day it is sent among them. */
	readonly days: number;
};

export type MemberRules = {
	/** Days away, days between two messages, messages in one absence. */
	readonly remind: { readonly days: number; readonly everyDays: number; readonly atMost: number };
	readonly winBack: {
		readonly months: number;
		readonly everyDays: number;
		readonly atMost: number;
	};
	readonly coupon: WinBackCoupon;
	readonly segments: readonly SegmentRule[];
	readonly preference: PreferenceRule;
};

const [remind, winBack] = DEFAULT_DORMANCY;

export const DEFAULT_MEMBER_RULES: MemberRules = {
	remind: { days: remind.days, everyDays: remind.everyDays, atMost: remind.atMost },
	winBack: { months: winBack.months, everyDays: winBack.everyDays, atMost: winBack.atMost },
	coupon: { kindId: '', days: 30 },
	segments: DEFAULT_SEGMENTS,
	preference: DEFAULT_PREFERENCE,
};

/** As who stays away is judged. */
export function dormancyOf({ remind: soon, winBack: late }: MemberRules): DormancyRule[] {
	return [
		{ kind: 'remind', ...soon },
		{ kind: 'win-back', ...late },
	];
}

export const MAX_SEGMENTS = 30;

export const RULE_PROBLEMS = [
	/** Whoever is won back was reminded before. */
	'remind-after-win-back',
	'coupon-unknown',
	'tag-missing',
	'tag-twice',
	'no-bound',
	'from-above-to',
] as const;
export type RuleProblem = (typeof RULE_PROBLEMS)[number];

export type RuleFault = {
	/** Of the automatic tags, from 1; 0 for the rules above them. */
	readonly row: number;
	readonly problem: RuleProblem;
};

/** A month of the calendar has as many days at least. */
const SHORTEST_MONTH = 28;

/** The first thing that is wrong; undefined when the rules may hold. */
export function ruleFault(
	{ remind: soon, winBack: late, coupon, segments }: MemberRules,
	couponKinds: readonly string[],
): RuleFault | undefined {
	if (soon.days >= late.months * SHORTEST_MONTH) {
		return { row: 0, problem: 'remind-after-win-back' };
	}
	if (coupon.kindId !== '' && !couponKinds.includes(coupon.kindId)) {
		return { row: 0, problem: 'coupon-unknown' };
	}
	for (const [at, rule] of segments.entries()) {
		const problem = problemOf(rule, segments.slice(0, at));
		if (problem !== undefined) return { row: at + 1, problem };
	}
	return undefined;
}

function problemOf(
	{ tag, from, to }: SegmentRule,
	above: readonly SegmentRule[],
): RuleProblem | undefined {
	if (tag.trim() === '') return 'tag-missing';
	if (above.some((one) => one.tag === tag)) return 'tag-twice';
	if (from === undefined && to === undefined) return 'no-bound';
	return from !== undefined && to !== undefined && from > to ? 'from-above-to' : undefined;
}
