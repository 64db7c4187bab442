// Goal: a till that was started again still flushes every sale: no connection of the terminal that
// can write has fallen to synchronous = NORMAL, which better-sqlite3 does by itself and silently.
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSellingTill, type SellingTill } from './selling.ts';

let selling: SellingTill | undefined;
afterEach(async () => {
	vi.restoreAllMocks();
	await selling?.till.close();
});

describe('synchronous', () => {
	it('is FULL on every writing connection of a terminal after a restart and a sale', async () => {
		selling = await openSellingTill();
		const { till, sell } = selling;
		const ledgers = new Set<Database.Database>();
		const { prepare } = Database.prototype;
		vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
			this: Database.Database,
			sql: string,
		) {
			if (this.name.endsWith('ledger.db') && !this.readonly) ledgers.add(this);
			return prepare.call(this, sql);
		});
		for (let start = 1; start <= 3; start += 1) {
			ledgers.clear();
			await till.restart();
			await till.signIn('cashier');
			await sell();
			const open = [...ledgers].filter((db) => db.open);
			expect(open).toHaveLength(1);
			expect(open.map((db) => db.pragma('synchronous', { simple: true }))).toEqual([2]);
		}
	});
});
