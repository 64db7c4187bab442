/**
 * An import as the back office is shown it: counts, and the first of each list of the dry run. Each
 * problem names its file, row and the column's own header, so that it is found in the spreadsheet.
 */
import type { ColumnField, Columns } from '#shared/catalog/recognize-columns.ts';
import type { FieldChange, PlannedRow } from '#shared/catalog/plan-import.ts';
import type { Problem, ProblemField } from '#shared/catalog/validate-product.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import { formatYuan } from '#shared/receipt/format.ts';

/** How many of each list the dry run shows. */
export const SHOWN_ROWS = 200;

type Issue = ImportPlanView['refusedRows'][number];

/** Counts and lists of a dry run, without the state it is in. */
export type DryRun = Omit<ImportPlanView, 'importId' | 'state' | 'progress' | 'problem'>;

export const NO_ROWS: DryRun = {
	rows: 0,
	added: 0,
	changed: 0,
	unchanged: 0,
	refused: 0,
	warned: 0,
	refusedRows: [],
	warnedRows: [],
	changes: [],
	additions: [],
};

export type DryRunList = {
	/** Counts a row and keeps it while there is room. */
	note(row: PlannedRow, columns: Columns): void;
	result(): DryRun;
};

/** Starts an empty dry run. */
export function startDryRun(): DryRunList {
	const counts = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, warned: 0 };
	const refusedRows = startFairList();
	const warnedRows = startFairList();
	const changes: ImportPlanView['changes'] = [];
	const additions: ImportPlanView['additions'] = [];
	return {
		note: (row, columns) => {
			counts.rows += 1;
			counts[COUNTED[row.action]] += 1;
			if (row.warnings.length > 0 && row.action !== 'refuse') counts.warned += 1;
			const issue = (problem: Problem) => issueOf(row, problem, columns);
			if (row.action === 'refuse') for (const one of row.refusals) refusedRows.note(issue(one));
			else for (const one of row.warnings) warnedRows.note(issue(one));
			const { sku, name } = row;
			if (row.action === 'change') {
				keep(
					changes,
					row.changes.map((change) => ({ sku, name, ...shownChange(change) })),
				);
			}
			if (row.action === 'add') keep(additions, [{ sku, name, priceFen: row.fields.price }]);
		},
		result: () => ({
			...counts,
			refusedRows: refusedRows.result(),
			warnedRows: warnedRows.result(),
			changes,
			additions,
		}),
	};
}

const COUNTED = {
	add: 'added',
	change: 'changed',
	same: 'unchanged',
	refuse: 'refused',
} as const;

function keep<One>(list: One[], more: readonly One[]): void {
	list.push(...more.slice(0, Math.max(0, SHOWN_ROWS - list.length)));
}

/**
 * The first of every reason: 3,000 old tax rates must not hide five zero prices. Each reason gets
 * an equal share of the list, and what one leaves free goes to the others.
 */
export function startFairList(): { note(issue: Issue): void; result(): Issue[] } {
	const byReason = new Map<string, Issue[]>();
	return {
		note: (issue) => {
			const some = byReason.get(issue.reason);
			if (some === undefined) byReason.set(issue.reason, [issue]);
			else if (some.length < SHOWN_ROWS) some.push(issue);
		},
		result: () => {
			const shortFirst = [...byReason.values()].sort((a, b) => a.length - b.length);
			let left = SHOWN_ROWS;
			const shown = shortFirst.flatMap((some, index) => {
				const share = some.slice(0, Math.floor(left / (shortFirst.length - index)));
				left -= share.length;
				return share;
			});
			return shown;
		},
	};
}

function issueOf({ file, row }: PlannedRow, problem: Problem, { title }: Columns): Issue {
	const { field, reason, value } = problem;
	return { file, row, column: columnOf(field, title), reason, value: shown(field, value) };
}

/** The header over the cell that is meant; our own name of the field when the list has none. */
function columnOf(field: ProblemField, title: Columns['title']): string {
	const named: ColumnField = field === 'category' ? 'categoryName' : field;
	return title.get(named) ?? (field === 'barcode' ? title.get('sku') : undefined) ?? field;
}

const MONEY: readonly string[] = ['price', 'memberPrice', 'wholesalePrice', 'minPrice', 'cost'];

function shownChange({ field, before, after }: FieldChange): FieldChange {
	return { field, before: shown(field, before), after: shown(field, after) };
}

/** Fen are shown in yuan; a text that is no whole number is shown as it stands in the file. */
function shown(field: ProblemField, value: string): string {
	return MONEY.includes(field) && /^\d+$/.test(value) ? formatYuan(Number(value)) : value;
}
