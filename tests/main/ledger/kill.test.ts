// Goal: no sale that was promised is lost when the program is killed at any moment.
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { checkTail } from '#main/ledger/check-tail.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { tempOptions } from '#kit/temp-ledger.ts';
import { childCommand, startChild } from './children/start-child.ts';

const roots: string[] = [];
afterEach(() => {
	for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

describe('a program that is killed while it sells', () => {
	it('has every sale that it said was done, and the ledger opens without a word', async () => {
		const options = tempOptions();
		roots.push(options.root);
		let promised = 0;
		// A few kills at odd places; `npm run torture` does hundreds at random ones.
		for (const killAfter of [1, 3, 17, 40, 64, 101]) {
			const child = startChild(childCommand(options, { sell: 10_000 }));
			expect(await child.next()).toMatchObject({ notices: [] });
			for (let sale = 0; sale < killAfter; sale += 1) {
				promised = (await child.next())?.sold ?? Number.NaN;
			}
			await child.kill();
			for (let said = await child.next(); said?.sold !== undefined; said = await child.next()) {
				promised = said.sold;
			}
		}
		const opened = openLedger(options);
		if (!opened.ok) throw new Error(opened.refusal.code);
		const { pen, notices, close } = opened.value;
		try {
			expect(notices.filter(({ kind }) => kind !== 'clock/went-back')).toEqual([]);
			// The last one may have been committed and killed before it was said.
			expect(pen.head().fiscalNo - promised).toBeGreaterThanOrEqual(0);
			expect(pen.head().fiscalNo - promised).toBeLessThanOrEqual(1);
			const sold = pen.db
				.prepare(`SELECT count(*) AS n FROM journal WHERE kind = 'sale/completed'`)
				.get() as { n: number };
			expect(sold.n).toBe(pen.head().fiscalNo);
			expect(checkTail(pen.db, 10_000)).toEqual({ ok: true, value: undefined });
		} finally {
			await close();
		}
	});
});
