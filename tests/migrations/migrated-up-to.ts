/** A ledger that has run the first `count` migrations and no more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectWriter, type Connection } from '#main/ledger/connect.ts';
import { migrate, readMigrations } from '#main/ledger/migrate.ts';
import { MIGRATIONS_DIR, TEST_KEY } from '#kit/temp-ledger.ts';

export type Migrated = {
	readonly db: Connection;
	/** Runs the migrations up to number `no`. */
	goOn(no: number): void;
	close(): void;
};

export function migratedUpTo(count: number): Migrated {
	const all = readMigrations(MIGRATIONS_DIR);
	const dataDir = mkdtempSync(path.join(tmpdir(), 'guitai-migration-'));
	const db = connectWriter(path.join(dataDir, 'ledger.db'), TEST_KEY);
	const goOn = (no: number) => {
		migrate(db, { migrations: all.slice(0, no), appVersion: '1', nowMs: 1, dataDir });
	};
	goOn(count);
	return {
		db,
		goOn,
		close: () => {
			db.close();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
