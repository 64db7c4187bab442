/**
 * Finding the header row of somebody's list and which column means which field, by names without
 * their spaces, brackets and units. The plainest name of a field wins over a looser one; of two
 * columns with equal right none is chosen. What is not recognised is listed, to be said.
 */
import { textOf, type Cell } from './read-cell.ts';

export type ColumnsOf<Field extends string> = {
	/** Index of the header among the rows. */
	readonly headerRow: number;
	readonly at: ReadonlyMap<Field, number>;
	/** The header's own words for a field, for saying where a problem is. */
	readonly title: ReadonlyMap<Field, string>;
	/** Headers that mean nothing to us, or less than another of their field. */
	readonly unknown: readonly string[];
	/** Headers of one field that mean it equally; empty in a list that can be read. */
	readonly rivals: readonly string[];
};

type Named<Field extends string> = {
	readonly field: Field;
	/** 0 for what means the field and nothing else. */
	readonly looseness: number;
};

/** Fields by the names of their headers. */
export type FieldNames<Field extends string> = ReadonlyMap<string, Named<Field>>;

/** Titles and dates may stand above the header. */
const SEARCHED_ROWS = 20;

/**
 * Turns the names of each field into a table of fields by name. Those given later are looser: they
 * count where none before them is there.
 */
export function fieldsByName<Field extends string>(
	names: Readonly<Record<Field, readonly string[]>>,
	...looser: readonly Readonly<Partial<Record<Field, readonly string[]>>>[]
): FieldNames<Field> {
	const found = new Map<string, Named<Field>>();
	for (const [looseness, some] of [names, ...looser].entries()) {
		for (const field of Object.keys(some) as Field[]) {
			for (const name of some[field] ?? []) found.set(name, { field, looseness });
		}
	}
	return found;
}

/** The row that names most fields, if `isUsable` says that they are enough; else undefined. */
export function findHeader<Field extends string>(
	rows: readonly (readonly Cell[])[],
	fieldOf: FieldNames<Field>,
	isUsable: (at: ReadonlyMap<Field, number>) => boolean,
): ColumnsOf<Field> | undefined {
	let best: ColumnsOf<Field> | undefined;
	for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
		const columns = readHeader(row, index, fieldOf);
		if (columns.at.size > (best?.at.size ?? 0)) best = columns;
	}
	return best !== undefined && isUsable(best.at) ? best : undefined;
}

type Heading = { readonly index: number; readonly words: string; readonly looseness: number };

function readHeader<Field extends string>(
	row: readonly Cell[],
	headerRow: number,
	fieldOf: FieldNames<Field>,
): ColumnsOf<Field> {
	const headings = new Map<Field, Heading[]>();
	const unknown: string[] = [];
	for (const [index, cell] of row.entries()) {
		const words = textOf(cell);
		if (words === '') continue;
		const named = fieldOf.get(headerKey(words));
		if (named === undefined) unknown.push(words);
		else {
			const { field, looseness } = named;
			headings.set(field, [...(headings.get(field) ?? []), { index, words, looseness }]);
		}
	}
	const at = new Map<Field, number>();
	const title = new Map<Field, string>();
	const rivals: string[] = [];
	for (const [field, claims] of headings) {
		const [best, ...others] = claims.toSorted((a, b) => a.looseness - b.looseness);
		if (best === undefined) continue;
		at.set(field, best.index);
		title.set(field, best.words);
		const equal = others.filter(({ looseness }) => looseness === best.looseness);
		if (equal.length > 0) rivals.push(best.words, ...equal.map(({ words }) => words));
		unknown.push(...others.filter((one) => !equal.includes(one)).map(({ words }) => words));
	}
	return { headerRow, at, title, unknown, rivals };
}

/** `销项稅 (％)` → `销项税`: half-width, simplified 税, no brackets, units or spaces. */
function headerKey(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('稅', '税')
		.replace(/[([](?:元|%|¥|rmb|cny)[)\]]/g, '')
		.replace(/[\s()[\]:*_.%/-]/g, '');
}
