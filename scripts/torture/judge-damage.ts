/**
 * What becomes of one piece of damage, and whether somebody sees it. The order is that of a real
 * morning: the terminal opens or refuses, it compares its witness, later somebody verifies. What
 * nobody has seen by then must not have changed anything that counts.
 */
import { createHash } from 'node:crypto';
import { checkTail } from '#main/ledger/check-tail.ts';
import { connectReader, ledgerFile, type Connection } from '#main/ledger/connect.ts';
import { findLostTail } from '#main/ledger/declare-gap.ts';
import { BEFORE_ALL, loadHead } from '#main/ledger/head-row.ts';
import { refusalOf } from '#main/ledger/ledger-refusal.ts';
import { checkVersion, type Migration } from '#main/ledger/migrate.ts';
import { readWitness } from '#main/ledger/witness-file.ts';
import { witnessDirOf } from '#main/system/paths.ts';

/** What an undamaged ledger holds. */
export type Contents = {
	/** Hash of every row of every table. */
	readonly all: string;
	/** Hash of the journal alone. */
	readonly journal: string;
};

export type Seen =
	/** The terminal does not open and says this code. */
	| { readonly by: 'refusal'; readonly code: string }
	/** The terminal opens and says that events are gone. */
	| { readonly by: 'witness' }
	/** `verify` names the place. */
	| { readonly by: 'verify' }
	/** Nobody saw it, and nothing changed: bytes that mean nothing. */
	| { readonly by: 'nobody'; readonly changed: 'nothing' }
	/** Nobody saw it; the journal is whole, but a basket or a print state is an older one. */
	| { readonly by: 'nobody'; readonly changed: 'since the last event' }
	/** Nobody saw it, and the journal is another one. */
	| { readonly by: 'nobody'; readonly changed: 'journal' }
	/** The opening threw something that it has no words for. */
	| { readonly by: 'exception'; readonly what: string };

export type Spoiled = {
	readonly dataDir: string;
	readonly key: Uint8Array;
	readonly migrations: readonly Migration[];
	readonly before: Contents;
};

export function judgeDamage({ dataDir, key, migrations, before }: Spoiled): Seen {
	let db: Connection | undefined;
	try {
		db = connectReader(ledgerFile(dataDir), key);
		const version = checkVersion(db, migrations);
		if (!version.ok) return { by: 'refusal', code: version.refusal.code };
		const tail = checkTail(db);
		if (!tail.ok) return { by: 'refusal', code: tail.refusal.code };
		const witness = readWitness(witnessDirOf(dataDir));
		if (witness.state !== 'read') return { by: 'witness' };
		const lost = findLostTail(db, witness.head, loadHead(db) ?? BEFORE_ALL);
		if (lost !== undefined) return { by: 'witness' };
		return lookThrough(db, before);
	} catch (failure) {
		const refusal = refusalOf(failure);
		if (refusal !== undefined) return { by: 'refusal', code: refusal.refusal.code };
		return { by: 'exception', what: String(failure) };
	} finally {
		db?.close();
	}
}

/** The opening saw nothing: does every page in use answer, and with the same words as before? */
function lookThrough(db: Connection, before: Contents): Seen {
	try {
		if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return { by: 'verify' };
		const { all, journal } = readContents(db);
		if (all === before.all) return { by: 'nobody', changed: 'nothing' };
		const changed = journal === before.journal ? 'since the last event' : 'journal';
		return { by: 'nobody', changed };
	} catch (failure) {
		// After a damaged page the connection answers nothing: so does verify's.
		if (refusalOf(failure) !== undefined) return { by: 'verify' };
		throw failure;
	}
}

export function readContents(db: Connection): Contents {
	const names = db
		.prepare<[], { name: string }>(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
			 ORDER BY name`,
		)
		.all()
		.map(({ name }) => name);
	const hashes = names.map((name) => [name, hashOf(db, name)] as const);
	const all = createHash('sha256').update(JSON.stringify(hashes)).digest('hex');
	return { all, journal: hashes.find(([name]) => name === 'journal')?.[1] ?? '' };
}

function hashOf(db: Connection, table: string): string {
	const hash = createHash('sha256');
	for (const row of db.prepare(`SELECT * FROM "${table}"`).raw().iterate() as Iterable<unknown[]>) {
		for (const cell of row) {
			hash.update(Buffer.isBuffer(cell) ? cell : String(cell)).update('\0');
		}
	}
	return hash.digest('hex');
}
