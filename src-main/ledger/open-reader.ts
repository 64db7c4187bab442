/**
 * A ledger to read: for worker threads, the command line and reports. Its connection cannot write,
 * and it never makes the pen wait.
 */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { existsSync } from 'node:fs';
import type { ReadableLedger } from './access.ts';
import { connectReader, ledgerFile } from './connect.ts';
import { refusalOf, type LedgerRefusal } from './ledger-refusal.ts';
import { schemaVersion } from './migrate.ts';

export type OpenedReader = ReadableLedger & { close(): void };

export type OpenReaderOptions = { readonly dataDir: string; readonly key: Uint8Array };

/** Refuses with ledger/wrong-key or ledger/corrupt; undefined when the folder has no ledger. */
export function openReader({
	dataDir,
	key,
}: OpenReaderOptions): Result<OpenedReader, LedgerRefusal> | undefined {
	const file = ledgerFile(dataDir);
	if (!existsSync(file)) return undefined;
	try {
		const db = connectReader(file, key);
		try {
			// The key is only tried when something is read.
			schemaVersion(db);
			db.prepare('SELECT count(*) FROM sqlite_schema').get();
		} catch (failure) {
			db.close();
			throw failure;
		}
		return ok({ db, close: () => void db.close() });
	} catch (failure) {
		const refusal = refusalOf(failure);
		if (refusal === undefined) throw failure;
		return refuse(refusal.refusal);
	}
}
