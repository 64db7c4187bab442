/**
 * Which rows of a damaged table can still be read: from its beginning up to the damage, and from
 * its end back to it. Indexes are not used, so a damaged index leaves all rows readable.
 */
import type { Connection } from '../ledger/connect.ts';
import { isDamage, quoted, type OpenReader } from './damage.ts';

export type ReadableRows = {
	/** Key of the last row that can be read from the beginning; 'none' when not even the first can. */
	readonly last: string;
	readonly what: string;
};

type Reach = { readonly rows: number; readonly key: string; readonly whole: boolean };

export function readableRows(open: OpenReader, table: string): ReadableRows {
	const forward = reach(open, table, 'ASC');
	if (forward.whole) {
		return { last: forward.key, what: `all ${forward.rows} rows can be read` };
	}
	const back = reach(open, table, 'DESC');
	const from = back.rows === 0 ? 'none after it' : `again from ${back.key} (${back.rows} rows)`;
	return {
		last: forward.key,
		what: `rows can be read up to ${forward.key} (${forward.rows} rows), ${from}`,
	};
}

/** Reads whole rows in the order of their key until one cannot be read. */
function reach(open: OpenReader, table: string, order: 'ASC' | 'DESC'): Reach {
	let rows = 0;
	let key = 'none';
	const db = open();
	try {
		const { columns, names } = keyOf(db, table);
		const by = columns.map((column) => `${column} ${order}`).join(', ');
		const sql = `SELECT ${columns.join(', ')}, * FROM ${quoted(table)} NOT INDEXED ORDER BY ${by}`;
		for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) {
			rows += 1;
			key = names.map((name, index) => `${name} ${cellText(row[index])}`).join(', ');
		}
		return { rows, key, whole: true };
	} catch (failure) {
		if (!isDamage(failure)) throw failure;
		return { rows, key, whole: false };
	} finally {
		db.close();
	}
}

type Key = { readonly columns: readonly string[]; readonly names: readonly string[] };

/** What a table is kept in the order of. A rowid is called by the column that stands for it. */
function keyOf(db: Connection, table: string): Key {
	const columns = db.pragma(`table_info(${quoted(table)})`) as {
		name: string;
		type: string;
		pk: number;
	}[];
	const [list] = db.pragma(`table_list(${quoted(table)})`) as { wr: number }[];
	const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
	const names = primary.map(({ name }) => name);
	if (list?.wr === 1) return { columns: names.map(quoted), names };
	const [only] = primary;
	const standsForRowid = primary.length === 1 && only?.type.toUpperCase() === 'INTEGER';
	return { columns: ['rowid'], names: standsForRowid ? names : ['rowid'] };
}

function cellText(cell: unknown): string {
	return cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : String(cell);
}
