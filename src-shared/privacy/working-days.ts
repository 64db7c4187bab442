/**
 * Days on which the store has to answer (工作日). Monday to Friday, less the holidays and with the
 * Saturdays and Sundays that are worked for them (调休) as far as the store named them; without a
 * list every weekday counts, and an answer is due sooner than the law asks, never later.
 */
import { dateOfDay, dayNumber } from '../kernel/calendar.ts';
import { weekdayOf } from '../kernel/time.ts';

export type WorkCalendar = {
	/** Weekdays that are free, `YYYY-MM-DD`. */
	readonly holidays: readonly string[];
	/** Saturdays and Sundays that are worked. */
	readonly workdays: readonly string[];
};

export const PLAIN_WEEK: WorkCalendar = { holidays: [], workdays: [] };

export function isWorkingDay(date: string, { holidays, workdays }: WorkCalendar): boolean {
	if (workdays.includes(date)) return true;
	return weekdayOf(date) <= 5 && !holidays.includes(date);
}

/** The date that is `days` working days after `date`; the day itself does not count. */
export function addWorkingDays(date: string, days: number, calendar: WorkCalendar): string {
	let number = dayNumber(date);
	for (let left = days; left > 0;) {
		number += 1;
		if (isWorkingDay(dateOfDay(number), calendar)) left -= 1;
	}
	return dateOfDay(number);
}

/** Working days from `today` to `due`: 0 on the day itself, below 0 when it is over. */
export function workingDaysLeft(today: string, due: string, calendar: WorkCalendar): number {
	if (due < today) return -workingDaysLeft(due, today, calendar);
	let days = 0;
	for (let number = dayNumber(today) + 1; number <= dayNumber(due); number += 1) {
		if (isWorkingDay(dateOfDay(number), calendar)) days += 1;
	}
	return days;
}
