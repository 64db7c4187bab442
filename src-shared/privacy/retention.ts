/**
 * How long what is kept (保存期限): one table, by class of field. Months are counted on the calendar
 * from the day the class says. Legal terms are data: each names its source and whether counsel has
 * confirmed it; none has been yet.
 */
import { addMonths } from '../kernel/calendar.ts';

export const RETENTION_CLASSES = [
	'prepaid-buyer',
	'change-values',
	'health-note',
	'identity-number',
	'signature',
	'closed-request',
	'reminder',
	'sale-note',
	'ledger-copy',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

export type RetentionRule = {
	readonly months: number;
	/** What the months are counted from. */
	readonly from: 'last-prepaid' | 'written' | 'last-visit' | 'answered';
	/** True where the law makes us keep it so long; else it is the longest we want it. */
	readonly duty: boolean;
	readonly source: string;
	readonly confirmed: boolean;
};

export const RETENTION: Readonly<Record<RetentionClass, RetentionRule>> = {
	'prepaid-buyer': {
		months: 60,
		from: 'last-prepaid',
		duty: true,
		source: '商务部令2012年第9号: buyer records of prepaid cards at least 5 years',
		confirmed: false,
	},
	'change-values': {
		months: 24,
		from: 'written',
		duty: false,
		source: 'PIPL Art. 19: the shortest time that is needed; ours to choose',
		confirmed: false,
	},
	'health-note': {
		months: 12,
		from: 'last-visit',
		duty: false,
		source: 'PIPL Art. 19, 28: sensitive, needed only while they come',
		confirmed: false,
	},
	'identity-number': {
		months: 60,
		from: 'last-visit',
		duty: false,
		source: 'as long as buyer records of prepaid cards',
		confirmed: false,
	},
	signature: {
		months: 60,
		from: 'last-prepaid',
		duty: true,
		source:
			'商务部令2012年第9号: contracts of prepaid cards, as long as the records of their buyers',
		confirmed: false,
	},
	'closed-request': {
		months: 36,
		from: 'answered',
		duty: true,
		source: 'PIPL Art. 56, 69: proof of how it was dealt with, 3 years as for assessments',
		confirmed: false,
	},
	reminder: {
		months: 12,
		from: 'written',
		duty: false,
		source: 'PIPL Art. 19; ours to choose',
		confirmed: false,
	},
	'sale-note': {
		months: 24,
		from: 'written',
		duty: false,
		source: 'PIPL Art. 19: it may name somebody, also with a sale of nobody; ours to choose',
		confirmed: false,
	},
	'ledger-copy': {
		months: 1,
		from: 'written',
		duty: false,
		source: 'PIPL Art. 19: needed only until an update has proved itself; ours to choose',
		confirmed: false,
	},
};

/**
 * A copy of the ledger from before an update is the only way back from one that turns out wrong.
 * One that still shows somebody forgotten since goes as soon as the updated ledger has proved
 * itself for so many days, well inside the days a request may take.
 */
export const COPY_PROVED_DAYS = 7;

/** The first business date on which what is of `date` is over. */
export function keptUntil(kind: RetentionClass, date: string): string {
	return addMonths(date, RETENTION[kind].months);
}

/** What is of this date or before is over today. */
export function overSince(kind: RetentionClass, today: string): string {
	return addMonths(today, -RETENTION[kind].months);
}
