/** The rows of `price_book`: every book that was in force, the newest counts. */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type BookRow = {
	readonly version: number;
	readonly loaded_ms: number;
	readonly loaded_by: string;
	readonly rows_json: string;
};

export function loadBookRow({ db }: ReadableLedger): BookRow | undefined {
	return prepared(
		db,
		`SELECT version, loaded_ms, loaded_by, rows_json FROM price_book
		 WHERE version = (SELECT max(version) FROM price_book)`,
	).get() as BookRow | undefined;
}

export function insertBook({ db }: WritableLedger, row: BookRow): void {
	prepared(
		db,
		'INSERT INTO price_book (version, loaded_ms, loaded_by, rows_json) VALUES (?, ?, ?, ?)',
	).run(row.version, row.loaded_ms, row.loaded_by, row.rows_json);
}
