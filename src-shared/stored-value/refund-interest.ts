/**
 * Interest on stored value that is given back, where the store shows it: on the share of each
 * top-up from its own date on, actual/365, one rounding for all of it. For the consumer's own
 * reason the rate at the contract holds all along, else every day has the rate in force on it.
 * Source: 法释〔2025〕4号 Art. 16, 17; which rate binds a store is to be confirmed by counsel.
 */
import { allocate } from '../kernel/allocate.ts';
import { dayNumber } from '../kernel/calendar.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { interestOn, type StoredValueBook } from './stored-value-book.ts';

export type InterestLine = {
	readonly line: 'interest';
	readonly days: number;
	/** Basis points a year. */
	readonly rateBp: number;
	readonly fen: number;
};

type Rates = StoredValueBook['interest'];
type Ask = { readonly reason: string; readonly today: string; readonly rates?: Rates };
type Share = { readonly lot: { readonly openedOn: string }; readonly fen: number };

/** A line for each top-up and rate that brings something; Σ is the one rounding. */
export function interestOf(
	{ reason, today, rates = [] }: Ask,
	shares: readonly Share[],
): InterestLine[] {
	const steps = shares.flatMap(({ lot, fen }) => {
		const held = reason === 'consumer' ? atContract(rates, lot.openedOn) : rates;
		return stepsOf(held, lot.openedOn, today).map((step) => ({ ...step, fen }));
	});
	const weights = steps.map(({ fen, rateBp, days }) => fen * rateBp * days);
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	const parts = allocate(multiplyDivide(whole, 1, 10_000 * 365), weights);
	return steps.flatMap(({ days, rateBp }, at) => {
		const fen = parts[at] ?? 0;
		return fen === 0 ? [] : [{ line: 'interest', days, rateBp, fen } as const];
	});
}

function atContract(interest: Rates, openedOn: string): Rates {
	return [{ from: '', rateBp: interestOn({ interest }, openedOn) }];
}

/** The days from one date to another (not counted), by the rate in force on each. */
function stepsOf(interest: Rates, from: string, until: string): { rateBp: number; days: number }[] {
	const changes = interest.map((row) => row.from).filter((date) => date > from && date < until);
	const dates = [from, ...new Set(changes.toSorted()), until];
	return dates.slice(0, -1).flatMap((date, at) => {
		const days = dayNumber(dates[at + 1] ?? until) - dayNumber(date);
		const rateBp = interestOn({ interest }, date);
		return days <= 0 || rateBp === 0 ? [] : [{ rateBp, days }];
	});
}
