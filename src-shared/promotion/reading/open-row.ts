/**
 * Reads a row of a price book field by field, and collects what is wrong with it. A field nobody
 * asked for is wrong too: a promotion with a mistyped limit must not run without its limit.
 */

export type FieldProblem =
	| 'missing'
	| 'not-text'
	| 'not-a-number'
	| 'not-yes-or-no'
	| 'not-a-list'
	| 'not-an-object'
	| 'not-a-date'
	| 'out-of-range'
	| 'unknown-word'
	| 'unknown-field'
	| 'twice'
	/** It would give away more than it takes. */
	| 'more-than-all'
	/** 换购 whose goods earn each other. */
	| 'circular'
	/** Two fields that do not go together. */
	| 'contradicts'
	/** Names a coupon kind that is not in the book. */
	| 'not-in-book';

export type Tell = (field: string, problem: FieldProblem) => void;

export type Range = { readonly from?: number; readonly to?: number };

/** What cannot be read counts as absent; the problem is told, so the row is refused anyway. */
export type RowReader = {
	text(field: string): string | undefined;
	whole(field: string, range?: Range): number | undefined;
	yes(field: string): boolean | undefined;
	date(field: string): string | undefined;
	word<W extends string>(field: string, words: readonly W[]): W | undefined;
	texts(field: string): string[] | undefined;
	wholes(field: string, range?: Range): number[] | undefined;
	dates(field: string): string[] | undefined;
	row(field: string): RowReader | undefined;
	rows(field: string): RowReader[] | undefined;
	tell: Tell;
	/** Tells of every field that was not asked for. */
	end(): void;
};

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const LARGEST = 10_000_000_000;

export function openRow(value: unknown, tell: Tell): RowReader {
	const fields = isObject(value) ? value : {};
	if (!isObject(value)) tell('', 'not-an-object');
	const asked = new Set<string>();
	const read = <T>(
		field: string,
		accept: (found: unknown) => T | undefined,
		problem: FieldProblem,
	): T | undefined => {
		asked.add(field);
		const found = fields[field];
		if (found === undefined || found === null) return undefined;
		const accepted = accept(found);
		if (accepted === undefined) tell(field, problem);
		return accepted;
	};
	const inside = (path: string): Tell => {
		return (field, problem) => tell(field === '' ? path : `${path}.${field}`, problem);
	};
	return {
		text: (field) => read(field, textOf, 'not-text'),
		whole: (field, range) => read(field, (found) => wholeIn(found, range), 'out-of-range'),
		yes: (field) => read(field, yesOf, 'not-yes-or-no'),
		date: (field) => read(field, dateOf, 'not-a-date'),
		word: (field, words) => {
			return read(field, (found) => words.find((word) => word === found), 'unknown-word');
		},
		texts: (field) => read(field, (found) => listOf(found, textOf), 'not-a-list'),
		wholes: (field, range) => {
			return read(field, (found) => listOf(found, (one) => wholeIn(one, range)), 'out-of-range');
		},
		dates: (field) => read(field, (found) => listOf(found, dateOf), 'not-a-date'),
		row: (field) => {
			return read(field, (found) => openRow(found, inside(field)), 'not-an-object');
		},
		rows: (field) =>
			read(
				field,
				(found) =>
					Array.isArray(found)
						? found.map((one, at) => openRow(one, inside(`${field}[${at}]`)))
						: undefined,
				'not-a-list',
			),
		tell,
		end: () => {
			for (const field of Object.keys(fields)) if (!asked.has(field)) tell(field, 'unknown-field');
		},
	};
}

/** The value as it is; tells when it is not there. */
export function needed<T>(row: RowReader, field: string, value: T | undefined): T | undefined {
	if (value === undefined) row.tell(field, 'missing');
	return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function wholeIn(value: unknown, { from = 0, to = LARGEST }: Range = {}): number | undefined {
	if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
	return value >= from && value <= to ? value : undefined;
}

function yesOf(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

function dateOf(value: unknown): string | undefined {
	return typeof value === 'string' && DATE.test(value) ? value : undefined;
}

/** A list of at least one, all of them readable. */
function listOf<T>(value: unknown, accept: (one: unknown) => T | undefined): T[] | undefined {
	if (!Array.isArray(value) || value.length === 0) return undefined;
	const read = value.map(accept);
	return read.every((one) => one !== undefined) ? read : undefined;
}
