/** The goods, times and people a row names. */
import type { GoodsScope } from '../goods-scope.ts';
import type { Audience, Schedule } from '../promotion.ts';
import type { RowReader } from './open-row.ts';

/** All goods when the field is absent. */
export function readScope(parent: RowReader, field: string): GoodsScope {
	const row = parent.row(field);
	if (row === undefined) return {};
	const ids = { from: 1 };
	const scope = kept({
		products: row.wholes('products', ids),
		categories: row.wholes('categories', ids),
		exceptProducts: row.wholes('except_products', ids),
		exceptCategories: row.wholes('except_categories', ids),
	});
	row.end();
	return scope;
}

export function readSchedule(parent: RowReader): Schedule {
	const row = parent.row('schedule');
	if (row === undefined) return {};
	const minute = { to: 1440 };
	const hours = row.row('hours');
	const between = hours === undefined ? undefined : readHours(hours);
	const schedule = kept({
		from: row.date('from'),
		until: row.date('until'),
		fromMinute: row.whole('from_minute', minute),
		untilMinute: row.whole('until_minute', { to: 2880 }),
		weekdays: row.wholes('weekdays', { from: 1, to: 7 }),
		monthDays: row.wholes('month_days', { from: 1, to: 31 }),
		dates: row.dates('dates'),
		hours: between,
	});
	if ((schedule.from ?? '') > (schedule.until ?? '9999')) row.tell('until', 'contradicts');
	row.end();
	return schedule;
}

function readHours(row: RowReader): { readonly from: number; readonly until: number } {
	const [from, until] = [row.whole('from', { to: 1439 }), row.whole('until', { to: 1440 })];
	if (from === undefined) row.tell('from', 'missing');
	if (until === undefined) row.tell('until', 'missing');
	row.end();
	return { from: from ?? 0, until: until ?? 0 };
}

export function readAudience(row: RowReader): Audience {
	return kept({
		membersOnly: row.yes('members_only'),
		levels: row.texts('levels'),
		birthdayMonth: row.yes('birthday_month'),
	});
}

type Kept<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what is there, as exact optional fields want it. */
export function kept<T extends object>(fields: T): Kept<T> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as Kept<T>;
}
