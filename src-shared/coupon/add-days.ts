/** Days added to a business date without a clock. */
import { dateOfDay, dayNumber } from '../kernel/calendar.ts';

/** `2026-02-27` and 2 days is `2026-03-01`; the date is `YYYY-MM-DD`, days are ≥ 0. */
export function addDays(date: string, days: number): string {
	return dateOfDay(dayNumber(date) + days);
}
