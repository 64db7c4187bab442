// Goal: a power cut while the very first file is being made never keeps a terminal from starting.
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { ledgerFile, unlock } from '#main/ledger/connect.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { makePrivateFolder } from '#main/system/paths.ts';
import { tempOptions } from '#kit/temp-ledger.ts';

const roots: string[] = [];
afterEach(() => {
	for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

function fresh(): ReturnType<typeof tempOptions> {
	const options = tempOptions();
	roots.push(options.root);
	makePrivateFolder(options.dataDir);
	return options;
}

/** The file and its rollback journal as they lie there when the power goes inside a transaction. */
function cutInTransaction(place: string, key: Uint8Array, root: string): void {
	const draft = path.join(root, 'draft.db');
	const db = unlock(new Database(draft), key);
	db.pragma('cache_size = 1');
	db.exec('BEGIN; CREATE TABLE half (done BLOB)');
	for (let row = 0; row < 40; row += 1) {
		db.prepare('INSERT INTO half VALUES (?)').run(Buffer.alloc(3000, row));
	}
	copyFileSync(draft, place);
	copyFileSync(`${draft}-journal`, `${place}-journal`);
	db.close();
}

describe('a ledger whose first transaction was cut', () => {
	it('is rolled back and begun anew', async () => {
		const options = fresh();
		const file = ledgerFile(options.dataDir);
		cutInTransaction(file, options.key, options.root);
		expect(statSync(file).size).toBeGreaterThan(0);
		const opened = openLedger(options);
		if (!opened.ok) throw new Error(opened.refusal.code);
		expect(opened.value.pen.head().pos).toBe(1);
		expect(existsSync(`${file}-journal`)).toBe(false);
		await opened.value.close();
	});

	it('is not touched while another program has the folder', async () => {
		const options = fresh();
		const first = openLedger(options);
		if (!first.ok) throw new Error(first.refusal.code);
		expect(openLedger(options)).toEqual({ ok: false, refusal: { code: 'ledger/busy' } });
		await first.value.close();
	});

	it('and an empty file is nothing yet', async () => {
		const options = fresh();
		mkdirSync(options.witnessDir);
		copyFileSync('/dev/null', ledgerFile(options.dataDir));
		const opened = openLedger(options);
		if (!opened.ok) throw new Error(opened.refusal.code);
		await opened.value.close();
	});
});
