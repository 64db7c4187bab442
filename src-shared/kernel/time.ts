/**
 * Time is handed in. Instants are milliseconds since 1970 UTC; a business date (营业日) is the
 * store's local date after taking off the cut-off (04:00 by default), never the machine's.
 */
import type { Brand } from './brand.ts';

export type Instant = Brand<number, 'Instant'>;
/** `YYYY-MM-DD`, in the store's time zone, shifted by the cut-off. */
export type BusinessDate = Brand<string, 'BusinessDate'>;

export type Clock = {
	/** Wall time in ms. */
	now(): Instant;
	/** Monotonic ms since an arbitrary start: for durations and for noticing wall-clock jumps. */
	monotonic(): number;
};

export const DEFAULT_CUT_OFF_MINUTES = 240;
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	let format = formats.get(timeZone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat('en-CA', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		formats.set(timeZone, format);
	}
	return format;
}

export type LocalTime = { date: string; time: string };

/** The wall clock of the store: date `YYYY-MM-DD` and time `HH:MM:SS`. Throws on an unknown zone. */
export function localTime(at: Instant, timeZone: string): LocalTime {
	const quarter = Math.floor(at / QUARTER_MS);
	const known = quarterOf(quarter, timeZone);
	if (known === undefined) return askZone(at, timeZone);
	const seconds = Math.floor((at - quarter * QUARTER_MS) / 1000);
	const minute = twoDigits(known.minute + Math.floor(seconds / 60));
	return { date: known.date, time: `${known.hour}:${minute}:${twoDigits(seconds % 60)}` };
}

/**
 * Asking for a zone is dear, and every event asks: within a quarter of an hour only minutes and
 * seconds move, unless the clocks were put forward or back inside it (undefined then).
 */
type Quarter = { readonly date: string; readonly hour: string; readonly minute: number };

const QUARTER_MS = 900_000;
const MOST_QUARTERS = 64;
const quarters = new Map<string, Quarter | undefined>();

function quarterOf(quarter: number, timeZone: string): Quarter | undefined {
	const key = `${timeZone} ${quarter}`;
	if (quarters.has(key)) return quarters.get(key);
	const first = askZone((quarter * QUARTER_MS) as Instant, timeZone);
	const last = askZone(((quarter + 1) * QUARTER_MS - 1000) as Instant, timeZone);
	const [hour = '', minute = ''] = first.time.split(':');
	const end = `${hour}:${twoDigits(Number(minute) + 14)}:59`;
	const isEven = first.time.endsWith(':00') && first.date === last.date && last.time === end;
	if (quarters.size >= MOST_QUARTERS) quarters.clear();
	const known = isEven ? { date: first.date, hour, minute: Number(minute) } : undefined;
	quarters.set(key, known);
	return known;
}

function askZone(at: Instant, timeZone: string): LocalTime {
	const part: Record<string, string> = {};
	for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = value;
	return {
		date: `${part['year']}-${part['month']}-${part['day']}`,
		time: `${part['hour']}:${part['minute']}:${part['second']}`,
	};
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** 2026-03-01 03:59:59 with a 04:00 cut-off belongs to 2026-02-28. */
export function businessDate(at: Instant, timeZone: string, cutOffMinutes: number): BusinessDate {
	return localTime((at - cutOffMinutes * 60_000) as Instant, timeZone).date as BusinessDate;
}

/** 1 Monday … 7 Sunday of a date `YYYY-MM-DD`, by Zeller's congruence. */
export function weekdayOf(date: string): number {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const shifted = month < 3 ? month + 12 : month;
	const inYear = month < 3 ? year - 1 : year;
	const leaps = Math.floor(inYear / 4) - Math.floor(inYear / 100) + Math.floor(inYear / 400);
	const fromSaturday = (day + Math.floor((13 * (shifted + 1)) / 5) + inYear + leaps) % 7;
	return ((fromSaturday + 5) % 7) + 1;
}
