/**
 * A plain table for the back office: a header that stays, numbers to the right, rows that can be
 * chosen. Short lists only; long ones come in pages from main.
 */
import type { ReactNode } from 'react';
import styles from './table.module.css';

export type Column<Row> = {
	readonly id: string;
	readonly title: string;
	readonly cell: (row: Row) => ReactNode;
	/** Figures stand to the right. */
	readonly figures?: boolean;
};

export type TableProps<Row> = {
	readonly label: string;
	readonly columns: readonly Column<Row>[];
	readonly rows: readonly Row[];
	readonly keyOf: (row: Row) => string | number;
	readonly onChoose?: (row: Row) => void;
	readonly chosen?: string | number | undefined;
	/** Said when there is nothing. */
	readonly empty: string;
};

export function Table<Row>(props: TableProps<Row>) {
	const { label, columns, rows, keyOf, onChoose, chosen, empty } = props;
	if (rows.length === 0) return <p className={styles['empty']}>{empty}</p>;
	return (
		<div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
			<table className={styles['table']}>
				<thead>
					<tr>
						{columns.map(({ id, title, figures }) => (
							<th key={id} scope="col" data-figures={figures === true ? '' : undefined}>
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr
							key={keyOf(row)}
							aria-current={keyOf(row) === chosen ? true : undefined}
							data-choosable={onChoose === undefined ? undefined : ''}
							tabIndex={onChoose === undefined ? undefined : 0}
							onClick={onChoose === undefined ? undefined : () => onChoose(row)}
							onKeyDown={(event) => {
								const isOwn = event.target === event.currentTarget;
								if (onChoose === undefined || !isOwn || !/^(Enter| )$/.test(event.key)) return;
								// Not also to what it opens.
								event.preventDefault();
								onChoose(row);
							}}
						>
							{columns.map(({ id, cell, figures }) => (
								<td key={id} data-figures={figures === true ? '' : undefined}>
									{cell(row)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
