// Goal: the day by which an answer is due is counted right over weekends, holidays and worked
// Saturdays, whatever the date.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '#shared/kernel/calendar.ts';
import {
	addWorkingDays,
	isWorkingDay,
	PLAIN_WEEK,
	workingDaysLeft,
} from '#shared/privacy/working-days.ts';

const SPRING = {
	holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
	workdays: ['2026-02-14', '2026-02-28'],
};

describe('working days', () => {
	it('15 from a Monday are three weeks', () => {
		expect(addWorkingDays('2026-03-02', 15, PLAIN_WEEK)).toBe('2026-03-23');
	});

	it('asked on a Friday or on the weekend: Monday is the first', () => {
		for (const day of ['2026-03-06', '2026-03-07', '2026-03-08']) {
			expect(addWorkingDays(day, 1, PLAIN_WEEK)).toBe('2026-03-09');
		}
	});

	it('skips named holidays and counts named Saturdays', () => {
		expect(isWorkingDay('2026-02-14', SPRING)).toBe(true);
		expect(isWorkingDay('2026-02-17', SPRING)).toBe(false);
		expect(addWorkingDays('2026-02-13', 3, SPRING)).toBe('2026-02-25');
		expect(addWorkingDays('2026-02-13', 3, PLAIN_WEEK)).toBe('2026-02-18');
	});

	it('what is left is what was given, less what went by, and below 0 when it is late', () => {
		expect(workingDaysLeft('2026-03-23', '2026-03-23', PLAIN_WEEK)).toBe(0);
		expect(workingDaysLeft('2026-03-24', '2026-03-23', PLAIN_WEEK)).toBe(-1);
		const day = fc.integer({ min: 20_000, max: 30_000 }).map(dateOfDay);
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 60 }), (today, days) => {
				const due = addWorkingDays(today, days, PLAIN_WEEK);
				expect(isWorkingDay(due, PLAIN_WEEK)).toBe(true);
				expect(workingDaysLeft(today, due, PLAIN_WEEK)).toBe(days);
				expect(workingDaysLeft(due, today, PLAIN_WEEK)).toBe(-days);
			}),
		);
	});
});
