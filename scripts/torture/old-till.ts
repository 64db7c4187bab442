/**
 * A till as an older version of the program left it: its ledger knows all migrations but the last,
 * so that the next start has to copy it and bring it up to date.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listMigrations, LOCK_FILE, readLock } from '#main/ledger/migrate.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { silentLog } from '#main/system/log.ts';
import { makePrivateFolder, witnessDirOf } from '#main/system/paths.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { MIGRATIONS } from './judge-state.ts';

/** Makes one in `dataDir`, with a few events from a few starts. */
export async function makeOldTill(dataDir: string): Promise<void> {
	const migrationsDir = mkdtempSync(path.join(tmpdir(), 'guitai-migrations-'));
	try {
		copyAllButLast(migrationsDir);
		makePrivateFolder(dataDir);
		const key = systemIds().bytes(32);
		await fileKeyStore(dataDir).write(key);
		for (let start = 0; start < 4; start += 1) {
			const opened = openLedger({
				dataDir,
				witnessDir: witnessDirOf(dataDir),
				key,
				migrationsDir,
				clock: systemClock(),
				ids: systemIds(),
				appVersion: 'older',
				host: 'script',
				log: silentLog(),
				ballastBytes: 0,
			});
			if (!opened.ok) throw new Error(`the older till was refused: ${opened.refusal.code}`);
			await opened.value.close();
		}
	} finally {
		rmSync(migrationsDir, { recursive: true, force: true });
	}
}

function copyAllButLast(folder: string): void {
	mkdirSync(folder, { recursive: true });
	const older = listMigrations(MIGRATIONS).slice(0, -1);
	for (const { name } of older) {
		copyFileSync(path.join(MIGRATIONS, name), path.join(folder, name));
	}
	const names = new Set(older.map(({ name }) => name));
	const locked = Object.entries(readLock(MIGRATIONS)).filter(([name]) => names.has(name));
	writeFileSync(path.join(folder, LOCK_FILE), JSON.stringify(Object.fromEntries(locked)));
}
