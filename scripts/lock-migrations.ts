/**
 * Adds new migrations to migrations/applied.lock.json. A migration that is already locked keeps its
 * hash for ever: when its file no longer matches, this refuses, and so do the tests and the opening
 * of a ledger. Write another migration instead.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listMigrations, LOCK_FILE, readLock } from '#main/ledger/migrate.ts';

const folder = path.resolve(import.meta.dirname, '../migrations');
const lockFile = path.join(folder, LOCK_FILE);
const locked = existsSync(lockFile) ? readLock(folder) : {};

const changed: string[] = [];
const added: string[] = [];
for (const { name, sha256 } of listMigrations(folder)) {
	if (locked[name] === undefined) {
		locked[name] = sha256;
		added.push(name);
	} else if (locked[name] !== sha256) changed.push(name);
}

if (changed.length > 0) {
	process.stderr.write(`changed after they were locked: ${changed.join(', ')}\n`);
	process.exitCode = 1;
} else {
	writeFileSync(lockFile, `${JSON.stringify(locked, null, '\t')}\n`);
	process.stdout.write(added.length > 0 ? `locked: ${added.join(', ')}\n` : 'nothing new\n');
}
