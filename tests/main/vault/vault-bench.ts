/** Terminals with a ledger and the paper that opens it, in folders of a test. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Instant } from '#shared/kernel/time.ts';
import { connectReader, connectWriter } from '#main/ledger/connect.ts';
import { fileKeyStore, KEY_FILE } from '#main/vault/file-key-store.ts';
import { openVault, type VaultPlaces } from '#main/vault/open-vault.ts';
import { makeRecoveryKey } from '#main/vault/recovery-key.ts';

export const now = 1_790_000_000_000 as Instant;
export const random = (count: number) => new Uint8Array(randomBytes(count));

export type Bench = {
	placesAt(name: string): VaultPlaces;
	/** Any other file or folder of the test. */
	at(name: string): string;
};

/** For a test file: a fresh folder at each test, which goes with it. */
export function keepBench(): Bench {
	let root = '';
	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), 'guitai-vault-'));
	});
	afterEach(() => rmSync(root, { recursive: true, force: true }));
	return { placesAt: (name) => placesIn(root, name), at: (name) => path.join(root, name) };
}

function placesIn(root: string, name: string): VaultPlaces {
	const dataDir = path.join(root, name);
	const witnessDir = path.join(root, `${name}-witness`);
	mkdirSync(dataDir, { recursive: true });
	mkdirSync(witnessDir, { recursive: true });
	const ledgerFile = path.join(dataDir, 'ledger.db');
	return { dataDir, witnessDir, ledgerFile, keyStore: fileKeyStore(dataDir) };
}

export function writeLedger(file: string, key: Uint8Array, word: string): void {
	const db = connectWriter(file, key);
	db.exec('CREATE TABLE said (word TEXT) STRICT');
	db.prepare('INSERT INTO said VALUES (?)').run(word);
	db.close();
}

export function readWord(file: string, key: Uint8Array): unknown {
	const db = connectReader(file, key);
	try {
		return db.prepare('SELECT word FROM said').pluck().get();
	} finally {
		db.close();
	}
}

export function opens(file: string, key: Uint8Array): boolean {
	try {
		return readWord(file, key) !== undefined;
	} catch {
		return false;
	}
}

/** A terminal that ran its wizard: key, ledger, paper. */
export async function aTerminal(
	at: VaultPlaces,
	word = '柜台',
): Promise<{ key: Uint8Array; paper: string }> {
	const vault = await openVault(at, random);
	if (!vault.ok) throw new Error('a new folder must open');
	const key = vault.value.dataKey;
	writeLedger(at.ledgerFile, key, word);
	const groups = makeRecoveryKey(at, { dataKey: key, random, now });
	return { key, paper: groups.join(' ') };
}

export const loseKey = (at: VaultPlaces) => rmSync(path.join(at.dataDir, KEY_FILE));
