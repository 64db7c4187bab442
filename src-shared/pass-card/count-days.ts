/**
 * Days between two business dates without a clock: the Gregorian calendar, counted from a year
 * that begins in March, so that the leap day is its last.
 */

/** `2026-02-27` to `2026-03-01` is 2; negative when `to` is the earlier one. Dates `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
	return dayNumber(to) - dayNumber(from);
}

function dayNumber(date: string): number {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const from = month > 2 ? year : year - 1;
	const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
	return from * 365 + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
}
