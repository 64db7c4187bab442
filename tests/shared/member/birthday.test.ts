// Goal: a birthday is understood as it is said, also on 29 February and also without a year.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addMonths,
	dateOfDay,
	dayNumber,
	daysInMonth,
	isRealDate,
} from '#shared/kernel/calendar.ts';
import { ageOn, birthdayOf, birthMonth, isBirthday } from '#shared/member/birthday.ts';

const TODAY = '2026-11-26';

describe('a birthday', () => {
	it('is read in the ways it is written', () => {
		for (const text of [
			'1990-05-01',
			'1990/5/1',
			'1990.5.1',
			'1990年5月1日',
			'19900501',
			'１９９０-5-1',
		]) {
			expect(birthdayOf(text, TODAY)).toBe('1990-05-01');
		}
		for (const text of ['5-1', '05/01', '5月1日', '--05-01']) {
			expect(birthdayOf(text, TODAY)).toBe('--05-01');
		}
	});

	it('on 29 February is a day, in years that have one and without a year', () => {
		expect(birthdayOf('1992-02-29', TODAY)).toBe('1992-02-29');
		expect(birthdayOf('2月29日', TODAY)).toBe('--02-29');
		expect(birthdayOf('1991-02-29', TODAY)).toBeUndefined();
		expect(birthdayOf('2-30', TODAY)).toBeUndefined();
		expect(isBirthday('1992-02-29', '2028-02-29')).toBe(true);
		expect(isBirthday('1992-02-29', '2028-02-28')).toBe(false);
		expect(isBirthday('--02-29', '2026-02-28')).toBe(true);
		expect(isBirthday('--02-29', '2026-03-01')).toBe(false);
		expect(ageOn('1992-02-29', '2026-02-28')).toBe(33);
		expect(ageOn('1992-02-29', '2026-03-01')).toBe(34);
	});

	it('is not before 1900, after today, or nonsense', () => {
		for (const text of ['1899-12-31', '2026-11-27', '1990-13-01', '昨天', '', '1990']) {
			expect(birthdayOf(text, TODAY)).toBeUndefined();
		}
	});

	it('says its month and, with a year, an age', () => {
		expect([birthMonth('1990-05-01'), birthMonth('--12-31'), birthMonth('')]).toEqual([5, 12, 0]);
		expect(isBirthday('1990-05-01', '2026-05-01')).toBe(true);
		expect(isBirthday('', '2026-05-01')).toBe(false);
		expect(ageOn('1990-05-01', '2026-04-30')).toBe(35);
		expect(ageOn('1990-05-01', '2026-05-01')).toBe(36);
		expect(ageOn('--05-01', '2026-05-01')).toBeUndefined();
	});
});

describe('the calendar', () => {
	it('steps months to the last day of a shorter one', () => {
		expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
		expect(addMonths('2026-11-26', -3)).toBe('2026-08-26');
		expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
		expect(addMonths('2024-02-29', 36)).toBe('2027-02-28');
	});

	it('counts days there and back as the machine does', () => {
		fc.assert(
			fc.property(fc.integer({ min: -25_000, max: 80_000 }), (number) => {
				const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
				expect(dateOfDay(number)).toBe(date);
				expect(dayNumber(date)).toBe(number);
			}),
		);
	});

	it('knows which days there are', () => {
		expect([2000, 2100, 2024, 2026].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28]);
		expect(isRealDate(2026, 4, 31)).toBe(false);
		expect(isRealDate(2026, 0, 1)).toBe(false);
		expect(isRealDate(2026, 12, 31)).toBe(true);
	});
});
