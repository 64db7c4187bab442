/**
 * One program at a time on a data folder, whichever host: a writing transaction held for life on
 * a small file of its own. The kernel lets go of it when the process dies, however it dies, so no
 * stale lock file ever has to be explained to a shopkeeper.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { codeOf } from './ledger-refusal.ts';

export type InstanceLock = { release(): void };

/** A connection nobody points at is collected, and its lock with it: these are held until released. */
const held = new Set<Database.Database>();

/** Takes the folder's lock; undefined when another program, or another part of this one, has it. */
export function takeInstanceLock(dataDir: string): InstanceLock | undefined {
	const db = new Database(path.join(dataDir, 'lock.db'), { timeout: 0 });
	try {
		// Nothing is ever written here: no journal file, nothing to recover. IMMEDIATE, because only
		// one can have that: EXCLUSIVE waits for who only looks, and of two programs that try in the
		// same moment each would see the other looking, and neither get it.
		db.pragma('journal_mode = MEMORY');
		db.exec('BEGIN IMMEDIATE');
	} catch (failure) {
		db.close();
		if (codeOf(failure) === 'SQLITE_BUSY') return undefined;
		throw failure;
	}
	held.add(db);
	return {
		release: () => {
			held.delete(db);
			if (db.open) db.close();
		},
	};
}
