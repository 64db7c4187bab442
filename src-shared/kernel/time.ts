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
	const part: Record<string, string> = {};
	for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = value;
	return {
		date: `${part['year']}-${part['month']}-${part['day']}`,
		time: `${part['hour']}:${part['minute']}:${part['second']}`,
	};
}

/** 2026-03-01 03:59:59 with a 04:00 cut-off belongs to 2026-02-28. */
export function businessDate(at: Instant, timeZone: string, cutOffMinutes: number): BusinessDate {
	return localTime((at - cutOffMinutes * 60_000) as Instant, timeZone).date as BusinessDate;
}
