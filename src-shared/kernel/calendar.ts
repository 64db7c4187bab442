/**
 * The Gregorian calendar without a clock: dates are texts `YYYY-MM-DD`, counted as days since
 * 1970-01-01. Days are added and months are stepped here, so that nobody does it by milliseconds.
 */
import { invariant } from './invariant.ts';

const ERA = 146_097;
/** Days from 0000-03-01, where the eras are counted from, to 1970-01-01. */
const TO_1970 = 719_468;

/** True for a year 0001…9999, a month and a day of it that exist. */
export function isRealDate(year: number, month: number, day: number): boolean {
	if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return false;
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 28 to 31; the month is 1…12. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return isLeapYear(year) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `1970-01-02` is 1. Years begin in March inside, so that the leap day is their last. */
export function dayNumber(date: string): number {
	const { year, month, day } = partsOf(date);
	const from = month > 2 ? year : year - 1;
	const yearDay = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
	return from * 365 + leaps + yearDay - TO_1970;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDay(number: number): string {
	const count = number + TO_1970;
	const era = Math.floor(count / ERA);
	const eraDay = count - era * ERA;
	const leaps =
		Math.floor(eraDay / 1460) - Math.floor(eraDay / 36_524) + Math.floor(eraDay / 146_096);
	const eraYear = Math.floor((eraDay - leaps) / 365);
	const yearDay = eraDay - (365 * eraYear + Math.floor(eraYear / 4) - Math.floor(eraYear / 100));
	const fromMarch = Math.floor((5 * yearDay + 2) / 153);
	const day = yearDay - Math.floor((153 * fromMarch + 2) / 5) + 1;
	const month = ((fromMarch + 2) % 12) + 1;
	return dateText(era * 400 + eraYear + (month <= 2 ? 1 : 0), month, day);
}

/** The same day `months` later (earlier when negative), or the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
	const { year, month, day } = partsOf(date);
	const count = year * 12 + (month - 1) + months;
	const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
	return dateText(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth)));
}

/** `YYYY-MM-DD`. */
export function dateText(year: number, month: number, day: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function partsOf(date: string): { year: number; month: number; day: number } {
	const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
	invariant([year, month, day].every(Number.isSafeInteger), `${date} must be a date`);
	return { year, month, day };
}
