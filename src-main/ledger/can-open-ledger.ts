/** Asks whether a key opens a ledger file, without changing a byte of it. */
import { existsSync } from 'node:fs';
import { connectReader } from './connect.ts';
import { refusalOf } from './ledger-refusal.ts';
import { schemaVersion } from './migrate.ts';

/** True when the first page can be read with `key`; false for another key or a missing file. */
export function canOpenLedger(file: string, key: Uint8Array): boolean {
	if (!existsSync(file)) return false;
	try {
		const db = connectReader(file, key);
		try {
			// A key is only tried when a page is read.
			schemaVersion(db);
		} finally {
			db.close();
		}
		return true;
	} catch (failure) {
		if (refusalOf(failure)?.refusal.code === 'ledger/wrong-key') return false;
		throw failure;
	}
}
