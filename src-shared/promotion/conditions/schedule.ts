/**
 * When a promotion holds, in business time: a 会员日 that began on the 8th lasts until the cut-off in
 * the night, although the calendar says the 9th. Only flash sales count the minutes of their first
 * and last date.
 */
import type { Schedule } from '../promotion.ts';
import type { BusinessMoment } from '../situation.ts';

const DAY = 1440;

/** True when every part of the schedule that is given holds. The end of a time is not in it. */
export function isOnSchedule(schedule: Schedule, moment: BusinessMoment): boolean {
	const { bizDate, weekday } = moment;
	const { weekdays, monthDays, dates, hours } = schedule;
	if (!isBetween(schedule, moment)) return false;
	if (weekdays !== undefined && !weekdays.includes(weekday)) return false;
	if (monthDays !== undefined && !monthDays.includes(Number(bizDate.slice(8)))) return false;
	if (dates !== undefined && !dates.includes(bizDate)) return false;
	return hours === undefined || isWithin(hours, moment.minute);
}

function isBetween(schedule: Schedule, { bizDate, minute, cutOff }: BusinessMoment): boolean {
	const { from, until, fromMinute = 0, untilMinute = DAY } = schedule;
	if (from !== undefined && bizDate < from) return false;
	if (until !== undefined && bizDate > until) return false;
	// After midnight the business date is still yesterday's, and its minutes go on past 24:00.
	const sinceMidnight = minute < cutOff ? minute + DAY : minute;
	if (bizDate === from && fromMinute > 0 && sinceMidnight < fromMinute) return false;
	return !(bizDate === until && untilMinute < DAY && sinceMidnight >= untilMinute);
}

/** Happy hour; 22:00–02:00 crosses midnight. */
function isWithin({ from, until }: { from: number; until: number }, minute: number): boolean {
	if (from <= until) return minute >= from && minute < until;
	return minute >= from || minute < until;
}
