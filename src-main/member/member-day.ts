/**
 * Business dates as members meet them. The journal never goes back, so one start with a clock that
 * is years ahead leaves its date ahead (docs/decisions/0001): what a member holds is not taken away
 * by that.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import { businessDate } from '#shared/kernel/time.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { Terminal } from '../terminal.ts';

/** A store closes for a month; what is further apart is a clock that was wrong. */
const APART_DAYS = 35;

type Desk = Pick<Terminal, 'clock' | 'settings'> & {
	readonly pen: Pick<Terminal['pen'], 'head'>;
};

/** The business date it is for members, as the journal dates it: never before its last one. */
export function memberDay(desk: Desk): string {
	const date = clockDay(desk);
	const { maxBizDate } = desk.pen.head();
	return date > maxBizDate ? date : maxBizDate;
}

/**
 * The date that what members hold is good on: the member day, or the clock's own where the journal
 * stands more than 35 days ahead of it.
 */
export function holdingDay(desk: Desk): string {
	const today = memberDay(desk);
	const date = clockDay(desk);
	return today > addDays(date, APART_DAYS) ? date : today;
}

/**
 * The date before which the terminal itself ends what members hold. More than 35 days after the
 * store last sold or opened a shift nothing more ends until it does again: the clock may be wrong,
 * and whoever comes to spend what is over is refused by `holdingDay` all the same.
 */
export function endingDay(desk: Desk & { readonly pen: ReadableLedger }): string {
	const today = holdingDay(desk);
	const worked = lastWorkedOn(desk.pen);
	return worked === '' || today > addDays(worked, APART_DAYS) ? worked : today;
}

/**
 * False more than 35 days after the store last sold or opened a shift: the clock may be wrong, and
 * what is thrown away by it would not come back. True before the first shift.
 */
export function isAtWork(desk: Desk & { readonly pen: ReadableLedger }): boolean {
	const worked = lastWorkedOn(desk.pen);
	return worked === '' || clockDay(desk) <= addDays(worked, APART_DAYS);
}

function clockDay({ clock, settings }: Desk): string {
	const { timeZone, cutOffMinutes } = settings.current();
	return businessDate(clock.now(), timeZone, cutOffMinutes);
}

/** '' before the first shift. */
function lastWorkedOn({ db }: ReadableLedger): string {
	const row = prepared(
		db,
		`SELECT max(coalesce((SELECT max(biz_date) FROM sale_day), ''),
		   coalesce((SELECT biz_date FROM shift
		     WHERE shift_id = (SELECT max(shift_id) FROM shift)), '')) AS day`,
	).get() as { day: string };
	return row.day;
}
