/** Rows of a list that were refused or warned about: file, row, column, reason, what stood there. */
import type { ReactNode } from 'react';
import type { ImportPlanView } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Table, type Column } from '../ui/table.tsx';
import styles from './import.module.css';

export type IssueRowsProps = {
	readonly issues: ImportPlanView['refusedRows'];
	/** Of all rows, shown or not. */
	readonly count: number;
	/** Whether nothing stood there; without it what is not given was empty. */
	readonly isEmpty?: (reason: string) => boolean;
	readonly sayReason: (reason: string) => string;
	readonly sayColumn: (column: string) => string;
};

export function IssueRows(props: IssueRowsProps) {
	const { issues, count, isEmpty = () => true, sayReason, sayColumn } = props;
	const rows = inOrder(issues);
	const say = useWords().goods.importing;
	const columns: readonly Column<IssueRowsProps['issues'][number]>[] = [
		{ id: 'file', title: say.columns.file, cell: ({ file }) => file },
		{ id: 'row', title: say.columns.row, figures: true, cell: ({ row }) => row },
		{ id: 'column', title: say.columns.column, cell: ({ column }) => sayColumn(column) },
		{ id: 'reason', title: say.columns.reason, cell: ({ reason }) => sayReason(reason) },
		{
			id: 'value',
			title: say.columns.value,
			cell: ({ value, reason }) => (
				<span className={styles['value']}>
					{value || (isEmpty(reason) ? say.empty : say.hidden)}
				</span>
			),
		},
	];
	return (
		<Shown rows={new Set(issues.map(({ file, row }) => `${file} ${row}`)).size} count={count}>
			<Table
				label={say.columns.reason}
				columns={columns}
				rows={rows}
				keyOf={(issue) => rows.indexOf(issue)}
				empty={say.tables.none}
			/>
		</Shown>
	);
}

/** As one walks through the files, whatever is wrong with a row together. */
function inOrder(issues: IssueRowsProps['issues']): IssueRowsProps['issues'] {
	const files = [...new Set(issues.map(({ file }) => file))];
	return issues.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.row - b.row);
}

export type ShownProps = {
	readonly rows: number;
	readonly count: number;
	readonly children: ReactNode;
};

/** A table that says when it shows only the first of many. */
export function Shown({ rows, count, children }: ShownProps) {
	const { importing } = useWords().goods;
	return (
		<div className={styles['rows']}>
			{children}
			{count > rows && <p>{sayFilled(importing.firstOnly, { shown: rows, count })}</p>}
		</div>
	);
}
