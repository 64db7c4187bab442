// Goal: a sale writes little: every page of its commit is time a customer waits and wear of a disk.
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSellingTill, type SellingTill } from './selling.ts';

/** A page and its header, as they stand in the WAL. */
const PAGE_IN_WAL = 4096 + 24;

/**
 * What a sale writes today. The goal is 70 KB, which are 17 pages: whoever takes a page away lowers
 * this figure, nobody raises it.
 */
const MOST_PAGES = 20;

let selling: SellingTill | undefined;
afterEach(() => selling?.till.close());

describe('a whole eight-line cash sale', () => {
	it('puts no more pages into the WAL than it did', async () => {
		selling = await openSellingTill();
		const { till, sell } = selling;
		// An empty WAL: fewer than 4 MB come into it here, so it only grows and is never begun anew.
		await till.restart();
		await till.signIn('cashier');
		const wal = path.join(till.dataDir, 'ledger.db-wal');
		const written: number[] = [];
		let before = 0;
		till.running.onEvent(({ event }) => {
			// Announced by the commit's own return, before printer and drawer write a word.
			if (event === 'sale/completed') written.push(statSync(wal).size - before);
			// The last scan of a basket: nothing is written between it and the sale.
			if (event === 'sale/changed') before = statSync(wal).size;
		});
		for (let sale = 1; sale <= 10; sale += 1) await sell();
		// The first ones lay tables out.
		const later = written.slice(-7);
		expect(later.every((bytes) => bytes >= 5 * PAGE_IN_WAL)).toBe(true);
		const bytes = later.reduce((sum, one) => sum + one, 0) / later.length;
		expect(bytes / PAGE_IN_WAL).toBeLessThanOrEqual(MOST_PAGES);
	});
});
