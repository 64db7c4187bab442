// Goal: a sale writes little: every page of its commit is time a customer waits and wear of a disk.
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSellingTill, type SellingTill } from './selling.ts';

/** Goal 1b of the performance goals. */
const MOST_BYTES = 70_000;

let selling: SellingTill | undefined;
afterEach(() => selling?.till.close());

describe('a whole eight-line cash sale', () => {
	it('puts at most 70 KB into the WAL in its transaction', async () => {
		selling = await openSellingTill();
		const { till, sell } = selling;
		const wal = path.join(till.dataDir, 'ledger.db-wal');
		const written: number[] = [];
		let before = 0;
		till.running.onEvent(({ event }) => {
			// Announced by the commit's own return, before printer and drawer write a word.
			if (event === 'sale/completed') written.push(statSync(wal).size - before);
			// The last scan of a basket: nothing is written between it and the sale.
			if (event === 'sale/changed') before = statSync(wal).size;
		});
		for (let sale = 1; sale <= 24; sale += 1) await sell();
		// The first ones lay tables out. Fewer than 4 MB in all: the WAL has only grown.
		const later = written.slice(-16);
		expect(later.every((bytes) => bytes > 20_000)).toBe(true);
		expect(later.reduce((sum, bytes) => sum + bytes, 0) / later.length).toBeLessThanOrEqual(MOST_BYTES);
	});
});
