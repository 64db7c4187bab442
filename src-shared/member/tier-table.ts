/**
 * The table of tiers as somebody writes it (CFG-2, K4), judged as a whole before it holds: steps
 * are told apart, what one needs is more than what the one below needs, and no step vanishes while
 * the price book or a member names it. The order of the rows is the order of the steps.
 */
import { basisPoint } from '../kernel/rate.ts';
import type { Tier, TierBasis, TierBenefit } from './tier.ts';

/** A row without its rank, which is its place. */
export type TierRow = {
	readonly code: string;
	readonly name: string;
	readonly basis: TierBasis;
	/** Fen, or visits; 0 for steps by hand or by fee. */
	readonly threshold: number;
	/** Basis points; 10 000 is once. */
	readonly pointsRate: number;
	readonly birthdayRate: number;
	/** The share of the list price, basis points. */
	readonly charge: number;
	readonly feeFen: number;
	readonly feeDays: number;
	readonly benefits: readonly TierBenefit[];
};

export const MAX_TIERS = 12;
export const MAX_BENEFITS = 12;

export const TIER_PROBLEMS = [
	'no-steps',
	'code-shape',
	'code-twice',
	'name-missing',
	'name-twice',
	/** Who is new stands on the first step: nothing may be needed for it. */
	'first-not-free',
	'not-rising',
	'needs-nothing',
	'fee-missing',
	'fee-without-paid',
	'benefit-twice',
	'named-by-price-book',
	'held-by-members',
] as const;
export type TierProblem = (typeof TIER_PROBLEMS)[number];

export type TierFault = {
	/** Row, from 1; 0 for a step that is missing. */
	readonly row: number;
	readonly problem: TierProblem;
	/** The code of a step that is missing. */
	readonly missing?: string;
};

/** Who names steps from outside the table. */
export type NamedTiers = {
	readonly byPriceBook: readonly string[];
	readonly byMembers: readonly string[];
};

/** Everything wrong with a table, top row first; empty when it may hold. */
export function tierFaults(rows: readonly TierRow[], named: NamedTiers): TierFault[] {
	if (rows.length === 0) return [{ row: 0, problem: 'no-steps' }];
	const faults = rows.flatMap((row, at) => {
		return problemsOf(row, rows.slice(0, at)).map((problem) => ({ row: at + 1, problem }));
	});
	const has = new Set(rows.map(({ code }) => code));
	const gone = (codes: readonly string[], problem: TierProblem): TierFault[] => {
		return codes.filter((code) => !has.has(code)).map((missing) => ({ row: 0, problem, missing }));
	};
	return [
		...faults,
		...gone(named.byPriceBook, 'named-by-price-book'),
		...gone(named.byMembers, 'held-by-members'),
	];
}

const CODE = /^[a-z0-9][a-z0-9-]{0,19}$/;

function problemsOf(row: TierRow, below: readonly TierRow[]): TierProblem[] {
	const benefits = row.benefits.map(({ code }) => code);
	const given = row.basis === 'manual' || row.basis === 'paid';
	const wrong: readonly [TierProblem, boolean][] = [
		['code-shape', !CODE.test(row.code)],
		['code-twice', below.some(({ code }) => code === row.code)],
		['name-missing', row.name.trim() === ''],
		['name-twice', below.some(({ name }) => name === row.name)],
		['first-not-free', below.length === 0 && (given || row.threshold !== 0)],
		['needs-nothing', below.length > 0 && !given && row.threshold === 0],
		['not-rising', !given && needsNoMore(row, below)],
		['fee-missing', row.basis === 'paid' && (row.feeFen === 0 || row.feeDays === 0)],
		['fee-without-paid', row.basis !== 'paid' && (row.feeFen !== 0 || row.feeDays !== 0)],
		['benefit-twice', new Set(benefits).size !== benefits.length],
	];
	return wrong.flatMap(([problem, holds]) => (holds ? [problem] : []));
}

/** Only like is held against like: fen topped up say nothing about visits. */
function needsNoMore({ basis, threshold }: TierRow, below: readonly TierRow[]): boolean {
	return below.some((lower) => lower.basis === basis && lower.threshold >= threshold);
}

/** A table without faults, as it is kept. */
export function tiersOf(rows: readonly TierRow[]): Tier[] {
	return rows.map((row, rank) => ({
		...row,
		rank,
		pointsRate: basisPoint(row.pointsRate),
		birthdayRate: basisPoint(row.birthdayRate),
		charge: basisPoint(row.charge),
	}));
}
