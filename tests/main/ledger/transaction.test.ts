// Goal: a transaction is all or nothing, and what is not on the disk was never promised.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewEvent } from '#main/ledger/access.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const event: NewEvent = { kind: 'drawer/opened', v: 1, body: { drawer: '1', reason: 'test' } };
const countEvents = () => {
	const row = ledger.pen.db.prepare('SELECT count(*) AS n FROM journal').get() as { n: number };
	return row.n;
};

describe('transaction', () => {
	it('returns the value of its work', () => {
		expect(ledger.pen.transaction(() => 42)).toBe(42);
	});

	it('rolls back everything when the work throws, the head in memory too', () => {
		const before = ledger.pen.head();
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.append(event);
				throw new Error('no');
			}),
		).toThrow('no');
		expect(ledger.pen.head()).toEqual(before);
		expect(countEvents()).toBe(1);
		expect(ledger.pen.transaction(() => ledger.pen.append(event)).n).toBe(2);
	});

	it('is joined by a nested one: both commit together', () => {
		ledger.pen.transaction(() => {
			ledger.pen.append(event);
			ledger.pen.transaction(() => ledger.pen.append(event));
			expect(ledger.pen.db.inTransaction).toBe(true);
		});
		expect(countEvents()).toBe(3);
	});

	it('undoes what a nested one did when the outer one fails', () => {
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.transaction(() => ledger.pen.append(event));
				throw new Error('outer');
			}),
		).toThrow('outer');
		expect(countEvents()).toBe(1);
	});

	it('cannot commit half: a nested failure dooms the whole, even when it is swallowed', () => {
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.append(event);
				try {
					ledger.pen.transaction(() => {
						ledger.pen.append(event);
						throw new Error('inner');
					});
				} catch {
					// Somebody thinks it can go on.
				}
			}),
		).toThrow(/nested transaction failed/);
		expect(countEvents()).toBe(1);
		expect(ledger.pen.head().n).toBe(1);
	});

	it('refuses work that would go on after the commit', () => {
		expect(() => ledger.pen.transaction(async () => await Promise.resolve(1))).toThrow(/promise/);
		expect(ledger.pen.db.inTransaction).toBe(false);
	});

	it('is usable again after the database itself refused', () => {
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.append(event);
				ledger.pen.db.exec('DELETE FROM journal');
			}),
		).toThrow(/append-only/);
		expect(ledger.pen.transaction(() => ledger.pen.append(event)).n).toBe(2);
	});
});
