/**
 * Adds new migrations to migrations/applied.lock.json. A migration that is already locked keeps its
 * hash for ever: when its file no longer matches, this refuses, and so do the tests and the opening
 * of a ledger. Write another migration instead. Only one that no shop has run may still change, and
 * it has to be named: `node scripts/lock-migrations.ts --unreleased 0002_counter.sql`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listMigrations, LOCK_FILE, readLock } from '#main/ledger/migrate.ts';

const { values } = parseArgs({ options: { unreleased: { type: 'string', multiple: true } } });
const unreleased = new Set(values.unreleased);

const folder = path.resolve(import.meta.dirname, '../migrations');
const lockFile = path.join(folder, LOCK_FILE);
const locked = existsSync(lockFile) ? readLock(folder) : {};

const refused: string[] = [];
const written: string[] = [];
for (const { name, sha256 } of listMigrations(folder)) {
	if (locked[name] === sha256) continue;
	if (locked[name] === undefined || unreleased.has(name)) {
		locked[name] = sha256;
		written.push(name);
	} else refused.push(name);
}

if (refused.length > 0) {
	process.stderr.write(`changed after they were locked: ${refused.join(', ')}\n`);
	process.exitCode = 1;
} else {
	writeFileSync(lockFile, `${JSON.stringify(locked, null, '\t')}\n`);
	process.stdout.write(written.length > 0 ? `locked: ${written.join(', ')}\n` : 'nothing new\n');
}
