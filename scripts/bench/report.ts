/** What a run found: one row per figure, against its goal, and how it is written down. */
import type { Paired } from './harness/run-paired.ts';

export type Goal = {
	/** Number in the list of goals of docs/performance.md. */
	readonly id: string;
	readonly sign: '≥' | '≤';
	readonly value: number;
	/** What we would like: the stretch. */
	readonly aim?: number;
};

export type Row = {
	readonly what: string;
	/** The figure; absent when it was skipped. */
	readonly measured?: number;
	/** `×` for ratios, else a unit. */
	readonly unit?: '×' | 'KB' | 'ms' | 'µs' | 'ms/MB' | 'nodes' | 'events/s' | 'MB';
	/** Absent: for information. */
	readonly goal?: Goal;
	/** p50 of the limit of the same run, µs. */
	readonly limitUs?: number;
	readonly note?: string;
	readonly skipped?: string;
	/** Why the figure neither meets nor misses its goal. */
	readonly invalid?: string;
};

export type PartReport = {
	readonly part: string;
	readonly title: string;
	readonly seconds: number;
	readonly rows: readonly Row[];
};

export type Verdict = 'met' | 'MISSED' | 'skipped' | 'invalid' | '–';

export function verdictOf({ measured, goal, skipped, invalid }: Row): Verdict {
	if (skipped !== undefined || measured === undefined) return 'skipped';
	if (invalid !== undefined) return 'invalid';
	if (goal === undefined) return '–';
	const met = goal.sign === '≥' ? measured >= goal.value : measured <= goal.value;
	return met ? 'met' : 'MISSED';
}

/** A ratio of a paired run as a row; invalid when the run was. */
export function ratioRow(
	paired: Paired,
	row: Pick<Row, 'what' | 'goal' | 'note'> & { readonly ratio: number; readonly limit?: string },
): Row {
	const { ratio, limit, ...rest } = row;
	return {
		...rest,
		measured: ratio,
		unit: '×',
		...(limit === undefined ? {} : { limitUs: paired.percentile(limit, 0.5) }),
		...(paired.invalid === undefined ? {} : { invalid: paired.invalid }),
	};
}

const HEAD = ['goal', 'what', 'measured', 'wanted', 'verdict', 'limit p50', 'note'];

/** A markdown table, for the terminal as for docs/performance.md. */
export function tableOf({ part, title, seconds, rows }: PartReport): string {
	const body = rows.map(cellsOf);
	const widths = HEAD.map((head, column) =>
		Math.max(widthOf(head), ...body.map((cells) => widthOf(cells[column] ?? ''))),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => padded(cell, widths[column] ?? 0)).join(' | ')} |`;
	return [
		`### ${part}: ${title} (${seconds.toFixed(0)} s)`,
		'',
		line(HEAD),
		`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
		...body.map(line),
		'',
	].join('\n');
}

function cellsOf(row: Row): string[] {
	const { what, goal, limitUs, note = '', skipped, invalid } = row;
	const wanted = goal === undefined ? '' : `${goal.sign} ${figure(goal.value)}`;
	const aim = goal?.aim === undefined ? '' : ` (aim ${figure(goal.aim)})`;
	return [
		goal?.id ?? '',
		what,
		row.measured === undefined ? '' : `${figure(row.measured)} ${row.unit ?? '×'}`,
		`${wanted}${aim}`,
		verdictOf(row),
		limitUs === undefined ? '' : `${(limitUs / 1000).toFixed(3)} ms`,
		[skipped, invalid, note].filter((text) => text !== undefined && text !== '').join('; '),
	];
}

function figure(value: number): string {
	if (value === 0) return '0';
	if (Math.abs(value) >= 100) return value.toFixed(0);
	return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Terminals show ÷, × and µ one column wide, Han characters two. */
function widthOf(text: string): number {
	return [...text].reduce((width, letter) => width + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
