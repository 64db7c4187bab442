/**
 * V18: the file is as the program makes it. Its tables, indexes and triggers are, text by text,
 * what the migrations make (a dropped or rewritten append-only trigger shows here), the
 * migrations are those of this program, and the settings kept in the file are as required. What is
 * said per connection (synchronous, foreign keys) is asserted by the program at every opening.
 */
import Database from 'better-sqlite3';
import type { Connection } from '../ledger/connect.ts';
import { migrate, schemaVersion, type Migration } from '../ledger/migrate.ts';
import type { Findings } from './finding.ts';

export type SchemaOptions = {
	readonly migrations: readonly Migration[];
	/** A copy made by VACUUM INTO is not in WAL mode. */
	readonly isCopy: boolean;
};

export function checkSchema(
	db: Connection,
	{ migrations, isCopy }: SchemaOptions,
	findings: Findings,
): void {
	checkPragmas(db, isCopy, findings);
	const version = schemaVersion(db);
	if (version > migrations.length) {
		const what = `the ledger knows migration ${version}, this program ${migrations.length}`;
		findings.tell('V18', what, { table: 'schema_migration', key: String(version) });
		return;
	}
	const applied = migrations.slice(0, version);
	checkMigrations(db, applied, findings);
	compareObjects(objectsOf(db), expectedObjects(applied), findings);
	const made = `${version} migrations and every table, index and trigger as made`;
	findings.settle('V18', 'ok', `pragmas kept in the file, ${made}`);
}

function checkPragmas(db: Connection, isCopy: boolean, { tell }: Findings): void {
	const required: readonly [string, unknown][] = [
		['page_size', 4096],
		['encoding', 'UTF-8'],
		['auto_vacuum', 0],
		['journal_mode', 'wal'],
	];
	for (const [name, value] of required) {
		if (isCopy && name === 'journal_mode') continue;
		const found = db.pragma(name, { simple: true });
		if (found === value) continue;
		tell('V18', `${name} must be ${String(value)}, is ${String(found)}`, { key: name });
	}
}

type MigrationRow = { readonly no: number; readonly name: string; readonly sha256: string };

function checkMigrations(db: Connection, applied: readonly Migration[], { tell }: Findings): void {
	const rows = db
		.prepare<[], MigrationRow>('SELECT no, name, sha256 FROM schema_migration ORDER BY no')
		.all();
	if (rows.length !== applied.length) {
		const what = `${rows.length} migrations are written down, the version says ${applied.length}`;
		tell('V18', what, { table: 'schema_migration' });
	}
	for (const { no, name, sha256 } of applied) {
		const row = rows.find((one) => one.no === no);
		if (row?.name === name && row.sha256 === sha256) continue;
		const what = `${name} is not the migration the ledger was made with`;
		tell('V18', what, { table: 'schema_migration', key: String(no) });
	}
}

type Objects = Map<string, string>;

/** `trigger journal_is_final_u` → its text. */
function objectsOf(db: Connection): Objects {
	const rows = db
		.prepare<[], { type: string; name: string; sql: string | null }>(
			"SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'",
		)
		.all();
	return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql ?? '']));
}

function expectedObjects(migrations: readonly Migration[]): Objects {
	const db = new Database(':memory:');
	try {
		migrate(db, { migrations, appVersion: 'verify', nowMs: 0, dataDir: '' });
		return objectsOf(db);
	} finally {
		db.close();
	}
}

function compareObjects(found: Objects, expected: Objects, { tell }: Findings): void {
	for (const [key, sql] of expected) {
		const stored = found.get(key);
		if (stored === undefined) tell('V18', `${key} is missing`, { table: 'sqlite_schema', key });
		else if (stored !== sql) tell('V18', `${key} was rewritten`, { table: 'sqlite_schema', key });
	}
	for (const key of found.keys()) {
		if (!expected.has(key)) tell('V18', `${key} is not ours`, { table: 'sqlite_schema', key });
	}
}
