// Goal: the WAL stays short, so that a killed till opens fast, and keeping it short never stands in
// a sale's way.
import { existsSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCheckpointer } from '#main/ledger/checkpointer.ts';
import { ledgerFile } from '#main/ledger/connect.ts';
import type { LedgerTrouble } from '#main/ledger/open-ledger.ts';
import { openReader } from '#main/ledger/open-reader.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

const MB = 1024 ** 2;
let ledger: TempLedger;
let troubles: LedgerTrouble[];
beforeEach(() => {
	troubles = [];
	ledger = openTempLedger({ onTrouble: (trouble) => troubles.push(trouble) });
});
afterEach(() => ledger.close());

const sell = () => ledger.pen.transaction(() => ledger.pen.append(soldSale(8)));
const walBytes = () =>
	statSync(`${ledgerFile(ledger.dataDir)}-wal`, { throwIfNoEntry: false })?.size ?? 0;

describe('the WAL', () => {
	it('starts again from its beginning, even while sales come without a pause', () => {
		// 3000 sales write about 110 MB of pages.
		for (let sale = 0; sale < 3000; sale += 1) sell();
		expect(walBytes()).toBeLessThan(90 * MB);
		expect(ledger.pen.head().fiscalNo).toBe(3000);
		expect(troubles).toEqual([]);
	});

	it('is empty and gone after closing, with every sale in the file', async () => {
		for (let sale = 0; sale < 40; sale += 1) sell();
		ledger = await ledger.reopen();
		expect(ledger.pen.head().fiscalNo).toBe(40);
		await ledger.ledger.close();
		expect(existsSync(`${ledgerFile(ledger.dataDir)}-wal`)).toBe(false);
	});

	it('grows while somebody reads an old state, and no sale waits for the reader', async () => {
		const reader = openReader({ dataDir: ledger.dataDir, key: ledger.key });
		if (reader?.ok !== true) throw new Error('the reader was refused');
		const { db, close } = reader.value;
		db.exec('BEGIN');
		const count = db.prepare('SELECT count(*) AS n FROM journal');
		expect(count.get()).toEqual({ n: 1 });
		for (let sale = 0; sale < 200; sale += 1) sell();
		expect(count.get()).toEqual({ n: 1 });
		db.exec('COMMIT');
		expect(count.get()).toEqual({ n: 201 });
		// Closing does not wait for it either.
		await ledger.ledger.close();
		close();
	});
});

describe('a checkpoint worker that keeps dying', () => {
	it('is started again, reported, and replaced by the pen itself in the end', async () => {
		const failures: unknown[] = [];
		let died: () => void = () => undefined;
		const checkpointer = makeCheckpointer({
			db: ledger.pen.db,
			file: `${ledger.dataDir}/is-not-there.db`,
			key: ledger.key,
			onFailure: (failure) => {
				failures.push(failure);
				died();
			},
		});
		const autocheckpoint = () => ledger.pen.db.pragma('wal_autocheckpoint', { simple: true });
		for (let round = 1; round <= 5; round += 1) {
			expect(autocheckpoint()).toBe(0);
			const death = new Promise<void>((resolve) => {
				died = resolve;
			});
			for (let commit = 0; commit < 16; commit += 1) checkpointer.committed();
			await death;
			expect(failures).toHaveLength(round);
		}
		expect(autocheckpoint()).toBe(1000);
		sell();
		expect(walBytes()).toBeGreaterThan(0);
		checkpointer.empty();
		await expect.poll(walBytes).toBe(0);
		await checkpointer.close();
	});
});
