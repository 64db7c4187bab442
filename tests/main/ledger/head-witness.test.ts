// Goal: a receipt never leaves for the printer before the head it belongs to is known outside the
// ledger, and a witness that cannot be written never holds up a sale.
import { mkdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerTrouble } from '#main/ledger/open-ledger.ts';
import { readWitness, type WitnessedHead } from '#main/ledger/witness-file.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

let ledger: TempLedger;
let troubles: LedgerTrouble[];
beforeEach(() => {
	troubles = [];
	ledger = openTempLedger({ onTrouble: (trouble) => troubles.push(trouble) });
});
afterEach(() => ledger.close());

const sell = () => ledger.pen.transaction(() => ledger.pen.append(soldSale(1)));

function onDisk(): WitnessedHead {
	const read = readWitness(ledger.witnessDir);
	if (read.state !== 'read') throw new Error(`the witness is ${read.state}`);
	return read.head;
}

describe('witnessed', () => {
	it('resolves when that head, or a later one, is in the file', async () => {
		const sale = sell();
		expect(await ledger.ledger.witnessed(sale.n)).toBe('on-disk');
		expect(onDisk()).toEqual({
			inc: ledger.ledger.inc,
			n: sale.n,
			hash: Buffer.from(sale.hash).toString('hex'),
			fiscal_no: 1,
			at_ms: ledger.clock.now(),
		});
	});

	it('serves many waiters, in any order, while heads coalesce', async () => {
		const numbers = Array.from({ length: 200 }, () => sell().n);
		const outcomes = await Promise.all(numbers.toReversed().map((n) => ledger.ledger.witnessed(n)));
		expect(new Set(outcomes)).toEqual(new Set(['on-disk']));
		expect(onDisk()).toMatchObject({ n: numbers.at(-1), fiscal_no: 200 });
	});

	it('covers the events of earlier openings', async () => {
		const { inc } = ledger.ledger;
		const { n } = sell();
		ledger = await ledger.reopen();
		expect(await ledger.ledger.witnessed(n, inc)).toBe('on-disk');
		expect(onDisk().inc).toBe(ledger.ledger.inc);
	});

	it('answers `failed` and reports when the folder cannot be written, and recovers by itself', async () => {
		await ledger.ledger.witnessed(1);
		rmSync(ledger.witnessDir, { recursive: true });
		expect(await ledger.ledger.witnessed(sell().n)).toBe('failed');
		expect(troubles).toEqual([{ kind: 'witness/not-written', code: 'ENOENT' }]);
		mkdirSync(ledger.witnessDir);
		const { n } = sell();
		expect(await ledger.ledger.witnessed(n)).toBe('on-disk');
		expect(onDisk().n).toBe(n);
	});
});

describe('the witness file', () => {
	it('knows the last head when the ledger was closed, though nobody waited for it', async () => {
		for (let sale = 0; sale < 50; sale += 1) sell();
		const head = ledger.pen.head();
		await ledger.ledger.close();
		expect(onDisk()).toMatchObject({ inc: head.inc, n: head.n, fiscal_no: 50 });
	});

	it('is there from birth, before anything is sold', () => {
		expect(onDisk()).toMatchObject({ n: 1, fiscal_no: 0 });
	});

	it('does not move for a transaction that wrote no event, or was rolled back', async () => {
		await ledger.ledger.witnessed(1);
		ledger.pen.transaction(() => ledger.pen.db.exec('DELETE FROM tally'));
		expect(() =>
			ledger.pen.transaction(() => {
				ledger.pen.append(soldSale(1));
				throw new Error('no');
			}),
		).toThrow();
		await ledger.ledger.close();
		expect(onDisk().n).toBe(1);
	});
});
