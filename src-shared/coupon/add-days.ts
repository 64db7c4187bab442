/**
 * Days added to a business date without a clock: the Gregorian calendar counted from 0000-03-01.
 */
import { invariant } from '../kernel/invariant.ts';

const ERA = 146_097;

/** `2026-02-27` and 2 days is `2026-03-01`; the date is `YYYY-MM-DD`, days are ≥ 0. */
export function addDays(date: string, days: number): string {
	const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
	const count = daysUpTo(year, month, day) + days;
	invariant(Number.isSafeInteger(count), `${date} and ${days} days must be a date`);
	return dateAfter(count);
}

/** Years begin in March, so that the leap day is their last. */
function daysUpTo(year: number, month: number, day: number): number {
	const from = month > 2 ? year : year - 1;
	const yearDay = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	return (
		from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + yearDay
	);
}

function dateAfter(count: number): string {
	const era = Math.floor(count / ERA);
	const eraDay = count - era * ERA;
	const leaps =
		Math.floor(eraDay / 1460) - Math.floor(eraDay / 36_524) + Math.floor(eraDay / 146_096);
	const eraYear = Math.floor((eraDay - leaps) / 365);
	const yearDay = eraDay - (365 * eraYear + Math.floor(eraYear / 4) - Math.floor(eraYear / 100));
	const fromMarch = Math.floor((5 * yearDay + 2) / 153);
	const day = yearDay - Math.floor((153 * fromMarch + 2) / 5) + 1;
	const month = ((fromMarch + 2) % 12) + 1;
	const year = era * 400 + eraYear + (month <= 2 ? 1 : 0);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
