/**
 * Birthdays (生日) as people give them: with a year or without. Stored as `1990-05-01` or `--05-01`;
 * 29 February is a day like any other, and in other years its greeting comes on the 28th.
 */
import { dateText, isLeapYear, isRealDate } from '../kernel/calendar.ts';

/** Year, month and day apart by -, /, . or 年月日; or eight digits in a row. */
const WHOLE = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const WITHOUT_YEAR = /^(?:--)?(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/;

/** Any leap year: without a year, 29 February is allowed. */
const SOME_LEAP_YEAR = 2000;

/**
 * The stored form of a birthday from 1900 to today, `YYYY-MM-DD`; undefined when there is no such
 * day.
 */
export function birthdayOf(text: string, today: string): string | undefined {
	const bare = text.normalize('NFKC').replace(/\s/gu, '');
	const date = dateOf(bare);
	if (date !== undefined) return date >= '1900-01-01' && date <= today ? date : undefined;
	const [, month = '', day = ''] = WITHOUT_YEAR.exec(bare) ?? [];
	if (!isRealDate(SOME_LEAP_YEAR, Number(month), Number(day))) return undefined;
	return `-${dateText(SOME_LEAP_YEAR, Number(month), Number(day)).slice(4)}`;
}

/** `YYYY-MM-DD` of a date with its year as people write it; undefined when there is no such day. */
export function dateOf(text: string): string | undefined {
	const bare = text.normalize('NFKC').replace(/\s/gu, '');
	const [, year = '', month = '', day = ''] = WHOLE.exec(bare) ?? TOGETHER.exec(bare) ?? [];
	const parts = [Number(year), Number(month), Number(day)] as const;
	return isRealDate(...parts) ? dateText(...parts) : undefined;
}

/** 1…12, or 0 when there is no birthday. */
export function birthMonth(birthday: string): number {
	return birthday === '' ? 0 : Number(birthday.slice(-5, -3));
}

/** True on the day itself; for 29 February on the 28th of a year that has none. */
export function isBirthday(birthday: string, date: string): boolean {
	if (birthday === '') return false;
	const day = birthday.slice(-5);
	const leap = isLeapYear(Number(date.slice(0, 4)));
	return date.endsWith(day === '02-29' && !leap ? '-02-28' : `-${day}`);
}

/** PIPL Art. 28, 31: what is of a child under 14 is sensitive, and a parent agrees for them. */
const GUARDED_UNDER = 14;

/** True for who is a child on a date; without a year nobody is known to be one. */
export function needsGuardian(birthday: string, date: string): boolean {
	const age = ageOn(birthday, date);
	return age !== undefined && age < GUARDED_UNDER;
}

/** Whole years on a date; undefined without a year. Who was born on 29 February is older in March. */
export function ageOn(birthday: string, date: string): number | undefined {
	if (!/^\d{4}-/.test(birthday)) return undefined;
	const years = Number(date.slice(0, 4)) - Number(birthday.slice(0, 4));
	return date.slice(-5) < birthday.slice(-5) ? years - 1 : years;
}
