/**
 * The same pass once more (续卡). What is left on an old pass of uses ends with the new one; days of
 * a time card are had one after the other, so the new one begins when the old one is over and the
 * old one stays as it was sold. Source: 法释〔2025〕4号 Art. 22.
 */
import { addDays } from '../coupon/add-days.ts';
import { dayNumber } from '../kernel/calendar.ts';
import { withDays } from './change-pass.ts';
import { usesLeft, validUntil, type PassCard } from './pass-card.ts';
import type { PassTemplate } from './pass-template.ts';

/** The first day of a time card that is bought behind another; undefined when that is today. */
export function beginsOn(
	{ kind, startRule }: Pick<PassTemplate, 'kind' | 'startRule'>,
	{ runsUntil, today }: { readonly runsUntil: string; readonly today: string },
): string | undefined {
	const follows = kind === 'unlimited' && startRule === 'purchase' && runsUntil >= today;
	return follows ? addDays(runsUntil, 1) : undefined;
}

/**
 * Days by which the old pass is longer when the new one is bought; 0 for a time card, when nothing
 * is left on it, when it ends no earlier, and when either has no end.
 */
export function daysWithNew(
	old: PassCard,
	{ validDays }: Pick<PassTemplate, 'validDays'>,
	today: string,
): number {
	const from = validUntil(old);
	const until = endOfNew(validDays, today);
	if (old.kind === 'unlimited' || usesLeft(old) === 0) return 0;
	if (from === undefined || until === undefined) return 0;
	return Math.max(0, dayNumber(until) - dayNumber(from));
}

/** The end an old pass was given by one that was bought on a date: the first day counts. */
function endOfNew(validDays: number | undefined, soldOn: string): string | undefined {
	return validDays === undefined ? undefined : addDays(soldOn, validDays - 1);
}

/**
 * Days that go again when the pass that renewed it, and gave it `days`, is given back: all of them,
 * but it still ends no earlier than with the others that renewed it and stand.
 */
export function daysTakenBack(
	old: PassCard,
	days: number,
	others: readonly Pick<PassCard, 'soldOn' | 'validDays'>[],
): number {
	const until = validUntil(old);
	if (old.refunded !== undefined) return 0;
	if (until === undefined) return days;
	const held = others.flatMap(({ validDays, soldOn }) => endOfNew(validDays, soldOn) ?? []);
	return held.reduce((least, end) => {
		return Math.min(least, Math.max(0, dayNumber(until) - dayNumber(end)));
	}, days);
}

/** The card with its end where it is without them. */
export function withoutDays(card: PassCard, days: number): PassCard {
	return days === 0 ? card : withDays(card, -days);
}
