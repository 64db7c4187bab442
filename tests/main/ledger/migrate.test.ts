// Goal: a ledger grows with the program and never loses a row by it; a migration that was changed,
// fails or leaves orphans changes nothing.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectReader, connectWriter, type Connection } from '#main/ledger/connect.ts';
import { listCopies } from '#main/ledger/copy-ledger.ts';
import { checkVersion, migrate, readMigrations, schemaVersion } from '#main/ledger/migrate.ts';
import type { Migration } from '#main/ledger/migrate.ts';
import { MIGRATIONS_DIR, openTempLedger, TEST_KEY } from '#kit/temp-ledger.ts';

let dataDir: string;
let db: Connection;
beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'guitai-migrate-'));
	db = connectWriter(path.join(dataDir, 'ledger.db'), TEST_KEY);
});
afterEach(() => {
	db.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const hashOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

function migrations(...sqls: string[]): Migration[] {
	return sqls.map((sql, index) => ({
		no: index + 1,
		name: `${String(index + 1).padStart(4, '0')}_test.sql`,
		sql,
		sha256: hashOf(sql),
	}));
}

function apply(...sqls: string[]): string[] {
	const options = { appVersion: '1', nowMs: 1, dataDir };
	return migrate(db, { ...options, migrations: migrations(...sqls) });
}

const SHELVES = `
	CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
	CREATE TABLE jar (id INTEGER PRIMARY KEY,
	  shelf_id INTEGER NOT NULL REFERENCES shelf (id) ON DELETE CASCADE) STRICT;
	INSERT INTO shelf VALUES (1, 'low'), (2, 'high');
	INSERT INTO jar VALUES (10, 1), (11, 1), (12, 2);`;
const REBUILD = `
	CREATE TABLE new_shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL, wide INTEGER NOT NULL) STRICT;
	INSERT INTO new_shelf SELECT id, name, 0 FROM shelf;
	DROP TABLE shelf;
	ALTER TABLE new_shelf RENAME TO shelf;`;
const countJars = (in_ = db) => in_.prepare('SELECT count(*) AS n FROM jar').get();

describe('migrate', () => {
	it('applies what is missing, once, and writes down what it did', () => {
		expect(apply(SHELVES)).toEqual(['0001_test.sql']);
		expect(apply(SHELVES, REBUILD)).toEqual(['0002_test.sql']);
		expect(apply(SHELVES, REBUILD)).toEqual([]);
		expect(schemaVersion(db)).toBe(2);
		expect(db.prepare('SELECT no, sha256 FROM schema_migration').all()).toEqual([
			{ no: 1, sha256: hashOf(SHELVES) },
			{ no: 2, sha256: hashOf(REBUILD) },
		]);
	});

	it('rebuilds a table without deleting its children, and watches foreign keys again after', () => {
		apply(SHELVES, REBUILD);
		expect(countJars()).toEqual({ n: 3 });
		expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
		expect(() => db.exec('INSERT INTO jar VALUES (13, 99)')).toThrow(/FOREIGN KEY/);
	});

	it('has a reason for it: the same rebuild with foreign keys on deletes them silently', () => {
		apply(SHELVES);
		db.exec('BEGIN; PRAGMA foreign_keys = OFF;');
		db.exec(`${REBUILD} COMMIT;`);
		expect(countJars()).toEqual({ n: 0 });
	});

	it.each([
		['a statement that fails', `${REBUILD} INSERT INTO nowhere VALUES (1);`, /nowhere/],
		['rows without a parent', 'DELETE FROM shelf WHERE id = 1;', /2 rows without parent/],
		['the end of its own transaction', `${REBUILD} COMMIT;`, /must not end the transaction/],
	])('leaves everything as it was when a migration has %s', (_, sql, message) => {
		apply(SHELVES);
		// Its own COMMIT cannot be taken back: only the mark of having been applied is missing.
		const keepsShelf = !sql.includes('COMMIT');
		expect(() => apply(SHELVES, sql)).toThrow(message);
		expect(schemaVersion(db)).toBe(1);
		expect(countJars()).toEqual({ n: 3 });
		expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
		if (keepsShelf) {
			expect(db.prepare('SELECT * FROM shelf WHERE id = 1').get()).toEqual({ id: 1, name: 'low' });
		}
	});

	it('takes a copy first, with the same key, and keeps the last three', () => {
		const steps = [SHELVES];
		apply(...steps);
		for (let more = 1; more <= 5; more += 1) {
			steps.push(`INSERT INTO jar VALUES (${100 + more}, 1);`);
			apply(...steps);
		}
		const copies = listCopies(dataDir);
		expect(copies.map((file) => path.basename(file))).toEqual([
			'before-0004-3.db',
			'before-0005-4.db',
			'before-0006-5.db',
		]);
		const counts = copies.map((file) => {
			const copy = connectReader(file, TEST_KEY);
			const row = { ...(countJars(copy) as object), version: schemaVersion(copy) };
			copy.close();
			return row;
		});
		expect(counts).toEqual([
			{ n: 5, version: 3 },
			{ n: 6, version: 4 },
			{ n: 7, version: 5 },
		]);
	});

	it('takes no copy of a ledger that is being born', () => {
		apply(SHELVES, REBUILD);
		expect(() => listCopies(dataDir)).toThrow(/ENOENT/);
	});
});

describe('checkVersion', () => {
	it('refuses a ledger that knows more migrations than the program', () => {
		apply(SHELVES, REBUILD);
		expect(checkVersion(db, migrations(SHELVES))).toEqual({
			ok: false,
			refusal: { code: 'ledger/newer', ledger: 2, program: 1 },
		});
	});

	it('throws for a ledger that was made by another text of the same migration', () => {
		apply(SHELVES);
		expect(() => checkVersion(db, migrations(`${SHELVES} -- changed`))).toThrow(/another 0001/);
	});
});

describe('the migrations folder', () => {
	const write = (name: string, text: string) => writeFileSync(path.join(dataDir, name), text);
	const lock = (locked: Record<string, string>) =>
		write('applied.lock.json', JSON.stringify(locked));

	it('is read in order when every file is locked as it is', () => {
		write('0001_a.sql', 'SELECT 1;');
		write('0002_b.sql', 'SELECT 2;');
		lock({ '0001_a.sql': hashOf('SELECT 1;'), '0002_b.sql': hashOf('SELECT 2;') });
		expect(readMigrations(dataDir).map(({ no, name }) => [no, name])).toEqual([
			[1, '0001_a.sql'],
			[2, '0002_b.sql'],
		]);
	});

	it('throws for a changed, an unlocked, a missing and a misnumbered file', () => {
		write('0001_a.sql', 'SELECT 1;');
		lock({ '0001_a.sql': hashOf('SELECT 2;') });
		expect(() => readMigrations(dataDir)).toThrow(/changed after it was locked/);
		lock({});
		expect(() => readMigrations(dataDir)).toThrow(/not locked/);
		lock({ '0001_a.sql': hashOf('SELECT 1;'), '0002_gone.sql': 'x' });
		expect(() => readMigrations(dataDir)).toThrow(/missing: 0002_gone/);
		write('0003_c.sql', 'SELECT 3;');
		expect(() => readMigrations(dataDir)).toThrow(/should be migration number 2/);
	});

	it('of the project is locked whole', () => {
		expect(readMigrations(MIGRATIONS_DIR).length).toBeGreaterThanOrEqual(2);
	});

	it('changed under a running store stops the opening, and leaves the ledger as it was', async () => {
		const ledger = openTempLedger();
		await expect(async () => {
			await ledger.reopen({ migrationsDir: dataDir });
		}).rejects.toThrow();
		const again = await ledger.reopen();
		expect(again.ledger.migrated).toEqual([]);
		await again.close();
	});
});
