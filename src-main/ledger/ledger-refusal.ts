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

/** The SQLite code of an error (`SQLITE_FULL`), or of a file call (`ENOSPC`); '' when it has none. */
export function codeOf(error: unknown): string {
	if (error instanceof Database.SqliteError) return error.code;
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
	return '';
}

/** True for "no space left", from SQLite or from the file system. */
export function isDiskFull(error: unknown): boolean {
	const code = codeOf(error);
	return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_SHMSIZE';
}

/** The refusal an error while opening stands for; undefined when the error is a bug and must throw. */
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
