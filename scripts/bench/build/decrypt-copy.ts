/** A copy of a bench ledger without encryption, to tell what encryption costs; made once. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { ledgerFile, unlock } from '#main/ledger/connect.ts';
import { KEY_FILE } from '#main/vault/file-key-store.ts';
import { BENCH_KEY } from './open-bench-ledger.ts';

/** `<dataDir>.plain`, beside the ledger it is a copy of. */
export function decryptCopy(dataDir: string): string {
	const copy = `${dataDir}.plain`;
	if (existsSync(copy)) return copy;
	const unfinished = `${copy}.unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(unfinished, { recursive: true, mode: 0o700 });
	const file = path.join(unfinished, 'ledger.db');
	copyFileSync(ledgerFile(dataDir), file);
	const db = unlock(new Sqlite(file), keyOf(dataDir, unfinished));
	// The cipher is changed page by page, which a WAL does not allow.
	db.pragma('journal_mode = DELETE');
	db.pragma("rekey = ''");
	db.pragma('journal_mode = WAL');
	db.close();
	renameSync(unfinished, copy);
	return copy;
}

/** A till has its key beside its ledger, and its copy wants it too, to find a till there. */
function keyOf(dataDir: string, copy: string): Uint8Array {
	const kept = path.join(dataDir, KEY_FILE);
	if (!existsSync(kept)) return BENCH_KEY;
	copyFileSync(kept, path.join(copy, KEY_FILE));
	return Uint8Array.from(Buffer.from(readFileSync(kept, 'utf8').trim(), 'hex'));
}
