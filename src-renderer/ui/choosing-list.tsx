/**
 * Rows to choose one from under a box that is typed in: ↑ ↓ walk in the box, the chosen row is kept
 * in view, and a press takes a row without taking the focus. What is in a row is the caller's.
 */
import { useEffect, useRef, type ReactNode } from 'react';

export type ChoosingListProps<Row> = {
	readonly label: string;
	readonly rows: readonly Row[];
	readonly keyOf: (row: Row) => string;
	readonly chosen: number;
	readonly onChoose: (row: Row) => void;
	readonly cells: (row: Row) => ReactNode;
	/** Of a module that composes those of choosing-list.module.css. */
	readonly styles: Readonly<Record<string, string>>;
};

export function ChoosingList<Row>(props: ChoosingListProps<Row>) {
	const { label, rows, keyOf, chosen, onChoose, cells, styles } = props;
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => {
		box.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
	}, [chosen]);
	return (
		<div ref={box} className={styles['list']} role="listbox" aria-label={label} tabIndex={-1}>
			{rows.map((row, index) => (
				<button
					key={keyOf(row)}
					type="button"
					role="option"
					aria-selected={index === chosen}
					className={styles['row']}
					tabIndex={-1}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => onChoose(row)}
				>
					{cells(row)}
				</button>
			))}
		</div>
	);
}
