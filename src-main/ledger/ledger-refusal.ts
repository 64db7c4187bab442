/**
 * Why a ledger does not open, as a value: a clear screen says it, and nothing was overwritten.
 */
import Database from 'better-sqlite3';
import { refuse, type RefusalOf, type Refused } from '#shared/kernel/result.ts';

export type LedgerRefusalCode =
	/** Another terminal program has this data folder open. */
	| 'ledger/busy'
	/** The data key does not open this file. */
	| 'ledger/wrong-key'
	/** Written by a newer version of the program. */
	| 'ledger/newer'
	/** The file, or the last stretch of the journal in it, is damaged. */
	| 'ledger/corrupt'
	/** No room to write what opening needs. */
	| 'ledger/disk-full';

export type LedgerRefusal = RefusalOf<LedgerRefusalCode>;

/** The code of an error, from SQLite (`SQLITE_FULL`) or a file call (`ENOSPC`); '' for none. */
export function codeOf(error: unknown): string {
	if (error instanceof Database.SqliteError) return error.code;
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
		return error.code;
	}
	return '';
}

const NO_ROOM = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);

/** True for "no space left", from SQLite or from the file system. */
export function isDiskFull(error: unknown): boolean {
	return NO_ROOM.has(codeOf(error));
}

/** The refusal an error while opening stands for; undefined when it is a bug and must throw. */
export function refusalOf(error: unknown): Refused<LedgerRefusal> | undefined {
	const code = codeOf(error);
	if (isDiskFull(error)) return refuse({ code: 'ledger/disk-full' });
	if (code === 'SQLITE_NOTADB') return refuse({ code: 'ledger/wrong-key' });
	if (code === 'SQLITE_BUSY') return refuse({ code: 'ledger/busy' });
	if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) {
		return refuse({ code: 'ledger/corrupt', detail: code });
	}
	return undefined;
}

/**
 * What an error of a ledger that is open stands for; undefined when it is a bug. Its key has fitted
 * once, so a page that does not open any more is a damaged one.
 */
export function troubleOf(error: unknown): 'ledger/disk-full' | 'ledger/corrupt' | undefined {
	const code = refusalOf(error)?.refusal.code;
	if (code === 'ledger/wrong-key') return 'ledger/corrupt';
	return code === 'ledger/disk-full' || code === 'ledger/corrupt' ? code : undefined;
}
