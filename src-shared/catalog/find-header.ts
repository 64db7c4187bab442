/**
 * Finding the header row of somebody's list and which column means which field, by names without
 * their spaces, brackets and units. What is not recognised is listed, so that it can be said.
 */
import { textOf, type Cell } from './read-cell.ts';

export type ColumnsOf<Field extends string> = {
	/** Index of the header among the rows. */
	readonly headerRow: number;
	readonly at: ReadonlyMap<Field, number>;
	/** The header's own words for a field, for saying where a problem is. */
	readonly title: ReadonlyMap<Field, string>;
	/** Headers that mean nothing to us. */
	readonly unknown: readonly string[];
};

/** Titles and dates may stand above the header. */
const SEARCHED_ROWS = 20;

/** Turns the names of each field into a table of fields by name. */
export function fieldsByName<Field extends string>(
	names: Readonly<Record<Field, readonly string[]>>,
): ReadonlyMap<string, Field> {
	const fields = Object.keys(names) as Field[];
	return new Map(fields.flatMap((field) => names[field].map((name) => [name, field] as const)));
}

/** The row that names most fields, if `isUsable` says that they are enough; else undefined. */
export function findHeader<Field extends string>(
	rows: readonly (readonly Cell[])[],
	fieldOf: ReadonlyMap<string, Field>,
	isUsable: (at: ReadonlyMap<Field, number>) => boolean,
): ColumnsOf<Field> | undefined {
	let best: ColumnsOf<Field> | undefined;
	for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
		const columns = readHeader(row, index, fieldOf);
		if (columns.at.size > (best?.at.size ?? 0)) best = columns;
	}
	return best !== undefined && isUsable(best.at) ? best : undefined;
}

function readHeader<Field extends string>(
	row: readonly Cell[],
	headerRow: number,
	fieldOf: ReadonlyMap<string, Field>,
): ColumnsOf<Field> {
	const at = new Map<Field, number>();
	const title = new Map<Field, string>();
	const unknown: string[] = [];
	for (const [index, cell] of row.entries()) {
		const words = textOf(cell);
		if (words === '') continue;
		const field = fieldOf.get(headerKey(words));
		if (field === undefined || at.has(field)) {
			unknown.push(words);
			continue;
		}
		at.set(field, index);
		title.set(field, words);
	}
	return { headerRow, at, title, unknown };
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
