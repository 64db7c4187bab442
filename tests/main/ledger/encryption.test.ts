// Goal: whoever takes the disk, the WAL or a copy reads nothing without the key.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { copyBefore } from '#main/ledger/copy-ledger.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
	for (let sale = 1; sale <= 30; sale += 1) {
		ledger.pen.transaction(() => ledger.pen.append(soldSale(8, sale)));
	}
});
afterEach(() => ledger.close());

/** What the ledger says in plain words; none of it may stand in any of its files. */
const words = [
	'农夫山泉',
	'sale/completed',
	'CREATE TABLE',
	'SQLite format 3',
	'cash:1',
	'fiscal_no',
];

function plainWords(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const file = path.join(folder, name);
		if (statSync(file).isDirectory()) return plainWords(file);
		// The lock file is no secret: it holds nothing.
		if (name.startsWith('lock.db')) return [];
		const bytes = readFileSync(file);
		return words.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`);
	});
}

describe('the files of a ledger', () => {
	it('hold no plain text: not the ledger, not its WAL, not a copy', async () => {
		const copy = copyBefore(ledger.pen.db, {
			dataDir: ledger.dataDir,
			migrationNo: 99,
			nowMs: ledger.clock.now(),
		});
		const wal = `${ledgerFile(ledger.dataDir)}-wal`;
		expect(statSync(wal).size).toBeGreaterThan(100_000);
		expect(plainWords(ledger.dataDir)).toEqual([]);
		// The search itself works: the same words are there once the key is used.
		const db = connectReader(copy, ledger.key);
		const { body } = db.prepare(`SELECT body FROM journal WHERE pos = 5`).get() as { body: Buffer };
		db.close();
		expect(body.includes('农夫山泉')).toBe(true);
		await ledger.ledger.close();
		expect(plainWords(ledger.dataDir)).toEqual([]);
	});

	it('open for nobody without the key', () => {
		const db = new Database(ledgerFile(ledger.dataDir), { readonly: true });
		expect(() => db.prepare('SELECT * FROM journal').all()).toThrow(/not a database/);
		db.close();
	});
});
