/**
 * Many rows in one statement: a sale of ten postings is one step of SQLite instead of ten.
 * Statements are prepared once per row count and kept.
 */
import type { Connection } from './connect.ts';

export type Cell = string | number | null | Uint8Array;
/** Inserts the rows, in order; none is fine. */
export type InsertRows = (rows: readonly (readonly Cell[])[]) => void;

const AT_ONCE = 32;

export type InsertPlan = {
	/** `posting (pos, leg)` */
	readonly into: string;
	readonly columns: number;
	/** What follows VALUES: an ON CONFLICT clause. */
	readonly otherwise?: string;
};

export function prepareInsert(db: Connection, plan: InsertPlan): InsertRows {
	const { into, columns, otherwise = '' } = plan;
	const one = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
	const prepared = new Map<number, (cells: readonly Cell[]) => void>();

	function statementOf(count: number): (cells: readonly Cell[]) => void {
		const known = prepared.get(count);
		if (known !== undefined) return known;
		const values = Array.from({ length: count }, () => one).join(', ');
		const statement = db.prepare<Cell[]>(`INSERT INTO ${into} VALUES ${values} ${otherwise}`);
		const run = (cells: readonly Cell[]) => void statement.run(...cells);
		prepared.set(count, run);
		return run;
	}

	return (rows) => {
		for (let from = 0; from < rows.length; from += AT_ONCE) {
			const part = rows.slice(from, from + AT_ONCE);
			statementOf(part.length)(part.flat());
		}
	};
}
