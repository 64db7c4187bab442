/**
 * Brings a ledger up to the program's schema. Migrations are hand-written numbered SQL, locked by
 * hash (applied.lock.json): a file that changed after it was first used is a broken build and
 * throws. They run with foreign keys off, each in its own transaction, then foreign_key_check, then
 * on again: a table rebuilt with foreign keys on deletes its children without a word. A copy of the
 * ledger is taken first.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Connection } from './connect.ts';
import type { LedgerRefusal } from './ledger-refusal.ts';
import { copyBefore } from './copy-ledger.ts';

export const LOCK_FILE = 'applied.lock.json';
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

export type Migration = {
	readonly no: number;
	readonly name: string;
	readonly sql: string;
	readonly sha256: string;
};

const BOOK = `CREATE TABLE IF NOT EXISTS schema_migration (
  no         INTEGER PRIMARY KEY CHECK (no > 0),
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  app_ver    TEXT NOT NULL,
  applied_ms INTEGER NOT NULL
) STRICT`;

/**
 * The migrations of a folder in order. Throws InvariantBroken when a number is missing or twice,
 * or when a file is not the one that applied.lock.json knows.
 */
export function readMigrations(folder: string): Migration[] {
	const locked = readLock(folder);
	const migrations = listMigrations(folder);
	for (const { name, sha256 } of migrations) {
		invariant(locked[name] !== undefined, `${name} is not locked: node scripts/lock-migrations.ts`);
		invariant(
			locked[name] === sha256,
			`${name} was changed after it was locked (scripts/lock-migrations.ts)`,
		);
	}
	const gone = Object.keys(locked).filter((name) => !migrations.some((one) => one.name === name));
	invariant(gone.length === 0, `locked migrations are missing: ${gone.join(', ')}`);
	return migrations;
}

/** As readMigrations, without asking the lock. */
export function listMigrations(folder: string): Migration[] {
	const names = readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort();
	return names.map((name, index) => {
		const no = Number(NAME.exec(name)?.[1]);
		invariant(no === index + 1, `${name} should be migration number ${index + 1}`);
		const sql = readFileSync(path.join(folder, name), 'utf8');
		return { no, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
	});
}

/** What applied.lock.json says: file name → SHA-256. Empty when there is none. */
export function readLock(folder: string): Record<string, string> {
	const text = readFileSync(path.join(folder, LOCK_FILE), 'utf8');
	return JSON.parse(text) as Record<string, string>;
}

/** The number of the newest migration in this ledger; 0 for a new one. */
export function schemaVersion(db: Connection): number {
	return db.pragma('user_version', { simple: true }) as number;
}

/** Refuses with ledger/newer when the ledger knows more than this program; reads only. */
export function checkVersion(
	db: Connection,
	migrations: readonly Migration[],
): Result<number, LedgerRefusal> {
	const version = schemaVersion(db);
	const known = migrations.length;
	if (version > known) return refuse({ code: 'ledger/newer', ledger: version, program: known });
	if (version === 0) return ok(0);
	const applied = db.prepare('SELECT no, name, sha256 FROM schema_migration ORDER BY no').all() as {
		no: number;
		name: string;
		sha256: string;
	}[];
	for (const { no, name, sha256 } of applied) {
		const ours = migrations[no - 1];
		if (ours === undefined) return refuse({ code: 'ledger/newer', ledger: no, program: known });
		invariant(
			ours.name === name && ours.sha256 === sha256,
			`the ledger was made by another ${ours.name} (${name})`,
		);
	}
	return ok(version);
}

export type MigrateOptions = {
	readonly migrations: readonly Migration[];
	readonly appVersion: string;
	readonly nowMs: number;
	/** Where the copy taken before goes. */
	readonly dataDir: string;
};

/** Applies what is missing; returns its names. Throws when a migration fails: it left nothing. */
export function migrate(db: Connection, options: MigrateOptions): string[] {
	const version = schemaVersion(db);
	const missing = options.migrations.filter(({ no }) => no > version);
	const [first] = missing;
	if (first === undefined) return [];
	const { dataDir, nowMs } = options;
	if (version > 0) copyBefore(db, { dataDir, migrationNo: first.no, nowMs });
	db.pragma('foreign_keys = OFF');
	try {
		for (const migration of missing) applyOne(db, migration, options);
	} finally {
		db.pragma('foreign_keys = ON');
	}
	return missing.map(({ name }) => name);
}

function applyOne(db: Connection, migration: Migration, options: MigrateOptions): void {
	db.exec('BEGIN IMMEDIATE');
	try {
		db.exec(BOOK);
		db.exec(migration.sql);
		invariant(db.inTransaction, `${migration.name} must not end the transaction it runs in`);
		const orphans = db.pragma('foreign_key_check') as readonly unknown[];
		invariant(
			orphans.length === 0,
			`${migration.name} leaves ${orphans.length} rows without parent`,
		);
		db.prepare(
			'INSERT INTO schema_migration (no, name, sha256, app_ver, applied_ms) VALUES (?, ?, ?, ?, ?)',
		).run(migration.no, migration.name, migration.sha256, options.appVersion, options.nowMs);
		db.pragma(`user_version = ${migration.no}`);
		db.exec('COMMIT');
	} catch (failure) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw failure;
	}
}
