/**
 * The first look at a ledger when a terminal starts, by a connection that cannot write. Two things
 * that a power cut leaves behind want a hand before anything can be read; both are SQLite's own
 * undoing or redoing, and neither loses anything.
 */
import Database from 'better-sqlite3';
import { connectReader, unlock, type Connection } from './connect.ts';
import { codeOf } from './ledger-refusal.ts';
import { mendHeader } from './mend-header.ts';

/** Throws as connectReader does, with the files as they were. Nothing may have the ledger open. */
export function lookFirst(file: string, key: Uint8Array): Connection {
	try {
		return connectReader(file, key);
	} catch (failure) {
		if (codeOf(failure) === 'SQLITE_READONLY_ROLLBACK') {
			rollBack(file, key);
			return connectReader(file, key);
		}
		const undo = codeOf(failure) === 'SQLITE_NOTADB' ? mendHeader(file) : undefined;
		if (undo === undefined) throw failure;
		try {
			return connectReader(file, key);
		} catch (still) {
			undo();
			throw still;
		}
	}
}

/**
 * A cut inside the file's very first transactions, which come before WAL, leaves it half written.
 * Only a writer can put it back: SQLite does, at that writer's first read.
 */
function rollBack(file: string, key: Uint8Array): void {
	const db = new Database(file, { fileMustExist: true, timeout: 5000 });
	try {
		unlock(db, key).pragma('user_version');
	} finally {
		db.close();
	}
}
