/** What checks of a file that may be damaged share: fresh connections, and telling damage apart. */
import type { Connection } from '../ledger/connect.ts';
import { codeOf } from '../ledger/ledger-refusal.ts';

/** A new read-only connection each time. */
export type OpenReader = () => Connection;

/** True for what SQLite throws at a page that cannot be read or authenticated. */
export function isDamage(failure: unknown): boolean {
	return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(failure));
}

/** True for any complaint of SQLite about this file: damage, or a table that is not there. */
export function isSqliteError(failure: unknown): failure is Error {
	return codeOf(failure).startsWith('SQLITE_');
}

/** Lets a connection go on with what it could read of a damaged list of tables. */
export function trustNoSchema(db: Connection): void {
	db.unsafeMode(true);
	db.pragma('writable_schema = ON');
}

/** A name as SQL says it. */
export function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
