/**
 * Connections for looking at a ledger that may be damaged. Unlike the terminal's own readers they
 * ask the file nothing while they are opened, so that the first question is one whose failure says
 * something. They cannot write.
 */
import Database from 'better-sqlite3';
import { unlock, type Connection } from '../ledger/connect.ts';

const BUSY_MS = 5000;
const CACHE_KIB = 65_536;

/** Throws only when the file cannot be opened at all, or another program holds it. */
export function connectToDamaged(file: string, key: Uint8Array): Connection {
	const db = unlock(new Database(file, { readonly: true, timeout: BUSY_MS }), key);
	db.pragma('query_only = 1');
	db.pragma('cell_size_check = ON');
	return db;
}

/** Makes room for reading a whole ledger. Reads the list of tables, so it can meet damage. */
export function widenCache(db: Connection): void {
	db.pragma(`cache_size = -${CACHE_KIB}`);
	db.pragma('temp_store = MEMORY');
}
