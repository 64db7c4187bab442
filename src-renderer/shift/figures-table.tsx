/**
 * A small table of a report: a name, its figures, and where people compare rows, a bar beside the
 * name on one scale. The bar is drawing and says nothing the figures do not; it is drawn with an
 * edge, so that it prints in black and white.
 */
import type { ReactNode } from 'react';
import styles from './figures-table.module.css';

export type Figure<Row> = {
	readonly id: string;
	readonly title: string;
	readonly cell: (row: Row) => ReactNode;
};

export type FiguresTableProps<Row> = {
	readonly label: string;
	/** Title of the first column. */
	readonly name: string;
	readonly rows: readonly Row[];
	readonly keyOf: (row: Row) => string;
	readonly nameOf: (row: Row) => ReactNode;
	readonly figures: readonly Figure<Row>[];
	/** How long the row's bar is; a row without a length has none. */
	readonly lengthOf?: (row: Row) => number | undefined;
	readonly toneOf?: (row: Row) => 'total' | 'part' | undefined;
};

export function FiguresTable<Row>(props: FiguresTableProps<Row>) {
	const { label, name, rows, keyOf, nameOf, figures, lengthOf, toneOf } = props;
	const longest = Math.max(1, ...rows.map((row) => lengthOf?.(row) ?? 0));
	return (
		<table className={styles['table']} aria-label={label}>
			<thead>
				<tr>
					<th scope="col">{name}</th>
					{figures.map(({ id, title }) => (
						<th key={id} scope="col">
							{title}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={keyOf(row)} data-tone={toneOf?.(row)}>
						<th scope="row">
							{nameOf(row)}
							<RowBar length={lengthOf?.(row)} longest={longest} />
						</th>
						{figures.map(({ id, cell }) => (
							<td key={id}>{cell(row)}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

type RowBarProps = { readonly length: number | undefined; readonly longest: number };

/** What came back more than was sold is a bar of nothing. */
function RowBar({ length, longest }: RowBarProps) {
	if (length === undefined) return null;
	const width = Math.max(0, length / longest) * 100;
	return (
		<svg className={styles['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
			<rect x="0" y="0" width={width} height="6" />
		</svg>
	);
}
