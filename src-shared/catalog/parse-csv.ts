/**
 * Comma-separated text as rows of cells: quotes, doubled quotes, line ends of any kind, and the
 * separator that the first line uses (comma, semicolon, tab, or the full-width comma). Every cell
 * is text, so a code keeps its leading zeros.
 */

const SEPARATORS: readonly string[] = [',', '\t', ';', '，'];

export type CsvLimits = { readonly maxRows: number; readonly maxCell: number };

/** Rows of `text`; undefined when there are more rows or longer cells than the limits allow. */
export function parseCsv(text: string, { maxRows, maxCell }: CsvLimits): string[][] | undefined {
	const separator = separatorOf(text);
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at <= text.length) {
		const { cell, next } = readCell(text, at, separator);
		if (cell.length > maxCell) return undefined;
		row.push(cell);
		if (text[next] === separator) {
			at = next + 1;
			continue;
		}
		if (row.length > 1 || cell !== '') rows.push(row);
		else if (next < text.length) rows.push([]);
		if (rows.length > maxRows) return undefined;
		row = [];
		at = next + (text.startsWith('\r\n', next) ? 2 : 1);
	}
	return rows;
}

/** The candidate that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
	const [line = ''] = text.slice(0, 10_000).split(/\r?\n|\r/, 1);
	const bare = line.replace(/"[^"]*"/g, '');
	const counts = SEPARATORS.map((one) => bare.split(one).length);
	return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** One cell from `at`; `next` is the separator, line end or end behind it. */
function readCell(text: string, at: number, separator: string): { cell: string; next: number } {
	if (text[at] !== '"') {
		const next = endOfPlain(text, at, separator);
		return { cell: text.slice(at, next), next };
	}
	let cell = '';
	let from = at + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return { cell: cell + text.slice(from), next: text.length };
		cell += text.slice(from, quote);
		if (text[quote + 1] !== '"') {
			const next = endOfPlain(text, quote + 1, separator);
			return { cell: cell + text.slice(quote + 1, next), next };
		}
		cell += '"';
		from = quote + 2;
	}
}

function endOfPlain(text: string, at: number, separator: string): number {
	let next = at;
	while (
		next < text.length &&
		text[next] !== separator &&
		text[next] !== '\n' &&
		text[next] !== '\r'
	) {
		next += 1;
	}
	return next;
}
