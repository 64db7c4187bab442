// Goal: what must not be found again is soon not in the WAL either, and nobody at the counter waits
// for that.
import { execFileSync } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerFile } from '#main/ledger/connect.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { openReader } from '#main/ledger/open-reader.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const sell = () => ledger.pen.transaction(() => ledger.pen.append(soldSale(8)));
const walBytes = (dataDir = ledger.dataDir) =>
	statSync(`${ledgerFile(dataDir)}-wal`, { throwIfNoEntry: false })?.size ?? 0;

describe('PIPL 47: the WAL after something was overwritten', () => {
	it('is empty soon after, for one transaction and for every one of several', async () => {
		sell();
		expect(walBytes()).toBeGreaterThan(0);
		ledger.pen.overwriting(sell);
		await expect.poll(() => walBytes()).toBe(0);
		ledger.pen.overwriting(() => [sell(), sell()]);
		await expect.poll(() => walBytes()).toBe(0);
		ledger.pen.transaction(() => {
			ledger.pen.overwriting(() => ledger.pen.append(soldSale(8)));
			ledger.pen.append(soldSale(8));
		});
		await expect.poll(() => walBytes()).toBe(0);
		expect(ledger.pen.head().fiscalNo).toBe(6);
		expect(ledger.pen.db.pragma('integrity_check', { simple: true })).toBe('ok');
	});

	it('stays as it is after what was rolled back, and after a commit that only adds', async () => {
		const fails = () =>
			ledger.pen.transaction(() => {
				ledger.pen.append(soldSale(1));
				ledger.pen.overwriting(() => {
					throw new Error('no');
				});
			});
		expect(fails).toThrow('no');
		expect(() => ledger.pen.overwriting(fails)).toThrow('no');
		sell();
		await setTimeout(600);
		expect(walBytes()).toBeGreaterThan(0);
	});

	it('waits for who reads an old state, and no sale waits for either', async () => {
		const reader = openReader({ dataDir: ledger.dataDir, key: ledger.key });
		if (reader?.ok !== true) throw new Error('the reader was refused');
		const { db, close } = reader.value;
		db.exec('BEGIN');
		const count = db.prepare('SELECT count(*) AS n FROM journal');
		expect(count.get()).toEqual({ n: 1 });
		ledger.pen.overwriting(sell);
		/** The longest of the sales of a second and a half. */
		const slowest = async () => {
			const from = performance.now();
			let longest = 0;
			while (performance.now() - from < 1500) {
				const began = performance.now();
				sell();
				longest = Math.max(longest, performance.now() - began);
				await setTimeout(20);
			}
			return longest;
		};
		// A second connection that waited for the reader would hold a sale up for as long, again and
		// again; a machine that is busy elsewhere does so now and then.
		await expect.poll(slowest).toBeLessThan(500);
		expect(count.get()).toEqual({ n: 1 });
		expect(walBytes()).toBeGreaterThan(0);
		db.exec('COMMIT');
		await expect.poll(() => walBytes()).toBe(0);
		close();
	});

	it('is emptied at the next start when the program was killed in between', async () => {
		for (let sale = 0; sale < 5; sale += 1) sell();
		// What a kill leaves: the files as they stand. Copied by another process, as no descriptor of
		// the ledger may be closed in this one.
		const left = path.join(path.dirname(ledger.dataDir), 'left');
		execFileSync('cp', ['-r', ledger.dataDir, left]);
		cpSync(ledger.witnessDir, `${left}-witness`, { recursive: true });
		expect(walBytes(left)).toBeGreaterThan(0);
		const where = { dataDir: left, witnessDir: `${left}-witness` };
		const opened = openLedger({ ...ledger.options, ...where });
		if (!opened.ok) throw new Error(opened.refusal.code);
		expect(opened.value.notices).toEqual([]);
		await expect.poll(() => walBytes(left)).toBe(0);
		expect(opened.value.pen.head().fiscalNo).toBe(5);
		await opened.value.close();
	});
});
