/**
 * One way to open a connection to the ledger file, whoever opens it: the key first, then the
 * pragmas. `synchronous` is said on every connection and asserted after its first write, because
 * better-sqlite3 is compiled to fall to NORMAL in WAL by itself, silently, and a sale confirmed at
 * NORMAL is not on the disk.
 *
 * Never open ledger.db, its -shm or lock.db with fs in a process that has the ledger open: closing
 * any descriptor of a file drops all of the process's POSIX locks on it.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { invariant } from '#shared/kernel/invariant.ts';

export const LEDGER_FILE = 'ledger.db';
export const KEY_BYTES = 32;
export const PAGE_BYTES = 4096;
/** As many as a sale or two: what may be moved between two commits without anybody noticing. */
export const FEW_PAGES = 64;

export type Connection = Database.Database;

/** The ledger file of a data folder. */
export function ledgerFile(dataDir: string): string {
	return path.join(dataDir, LEDGER_FILE);
}

/** How long a connection waits for another's write or checkpoint. */
export const BUSY_MS = 5000;

/** The pen's connection: reads and writes. A wrong key throws SQLITE_NOTADB at the first read. */
export function connectWriter(file: string, key: Uint8Array): Connection {
	const db = unlock(new Database(file, { timeout: BUSY_MS }), key);
	return orClose(db, () => {
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		// macOS: an ordinary fsync there does not reach the medium.
		db.pragma('fullfsync = 1');
		db.pragma('checkpoint_fullfsync = 1');
		// The checkpoint worker does it: inside a sale it would be the sale's p99.
		db.pragma('wal_autocheckpoint = 0');
		// What is deleted or written over is zeroed in its page: who is forgotten (PIPL 47), whose
		// deposit is over. SQLite otherwise only forgets where it was.
		db.pragma('secure_delete = ON');
		tuneReads(db);
	});
}

/** A connection that cannot write, for workers, reports and the command line. */
export function connectReader(file: string, key: Uint8Array): Connection {
	const db = unlock(new Database(file, { readonly: true, timeout: BUSY_MS }), key);
	return orClose(db, () => {
		db.pragma('query_only = 1');
		tuneReads(db);
	});
}

/** The checkpoint worker's: it may write pages back and does nothing else. */
export function connectCheckpointer(file: string, key: Uint8Array): Connection {
	const db = unlock(new Database(file, { fileMustExist: true, timeout: 1000 }), key);
	return orClose(db, () => {
		db.pragma('synchronous = FULL');
		db.pragma('fullfsync = 1');
		db.pragma('checkpoint_fullfsync = 1');
		db.pragma('wal_autocheckpoint = 0');
	});
}

/** Throws unless this connection flushes every commit. For after the connection's first write. */
export function assertDurable(db: Connection): void {
	const level = db.pragma('synchronous', { simple: true });
	invariant(level === 2, `synchronous must be FULL (2) after the first write, is ${String(level)}`);
}

/** Says the cipher and the key; nothing is read yet, so a wrong key shows at the first read. */
export function unlock(db: Connection, key: Uint8Array): Connection {
	invariant(key.length === KEY_BYTES, `the data key must be ${KEY_BYTES} bytes`);
	return orClose(db, () => {
		db.pragma("cipher = 'aegis'");
		db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
	});
}

function tuneReads(db: Connection): void {
	db.pragma('foreign_keys = ON');
	db.pragma('cell_size_check = ON');
	db.pragma('cache_size = -65536');
	db.pragma('mmap_size = 1073741824');
	db.pragma('temp_store = MEMORY');
}

function orClose(db: Connection, work: () => void): Connection {
	try {
		work();
		return db;
	} catch (failure) {
		db.close();
		throw failure;
	}
}
