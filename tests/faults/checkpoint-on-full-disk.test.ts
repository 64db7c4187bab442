// Goal: a WAL that cannot be moved into the ledger because the disk is full never makes a sale that
// is on the disk look undone, and never ends the program.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { connectReader } from '#main/ledger/connect.ts';
import { isDiskFull } from '#main/ledger/ledger-refusal.ts';
import type { LedgerTrouble } from '#main/ledger/open-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { openTempLedger } from '#kit/temp-ledger.ts';
import { mountSmallDisk } from '../../scripts/torture/small-disk.ts';

const MB = 1024 ** 2;
/** The checkpoint worker looks at the WAL every so many commits. */
const LOOK = 16;
const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

describe('a long WAL on a full disk', () => {
	it('stays where it is, and what was refused is not in the ledger', async ({ skip }) => {
		const place = mkdtempSync(path.join(tmpdir(), 'guitai-disk-'));
		const mounted = mountSmallDisk(place, 600 * MB);
		if ('why' in mounted) return skip(mounted.why);
		const { disk } = mounted;
		cleanup.push(() => disk.remove());
		mkdirSync(path.join(place, 'till'));
		const troubles: LedgerTrouble[] = [];
		const ledger = openTempLedger({
			dataDir: path.join(place, 'till', 'data'),
			onTrouble: (trouble) => troubles.push(trouble),
		});
		cleanup.push(() => ledger.close());
		// Somebody who reads and does not stop keeps the WAL from starting again.
		const reader = connectReader(ledger.ledger.file, ledger.key);
		reader.exec('BEGIN');
		reader.prepare('SELECT count(*) FROM journal').get();
		let sold = 0;
		const sell = () => {
			const event = ledger.pen.transaction(() => ledger.pen.append(soldSale(40, sold + 1)));
			sold += 1;
			return event;
		};
		// The boot was the first commit: the last of these is one at which the worker looks.
		while (disk.used() < 95 * MB || (sold + 1) % LOOK !== 0) {
			sell();
			await setImmediate();
		}
		// Its report is not announced; without it nothing is tried, and nothing can go wrong.
		await setTimeout(5000);
		reader.close();
		disk.leave(0.3 * MB);
		let refused: unknown;
		while (refused === undefined) {
			try {
				sell();
				await setImmediate();
			} catch (failure) {
				refused = failure;
			}
			expect(ledger.pen.head().fiscalNo).toBe(sold);
		}
		expect(isDiskFull(refused)).toBe(true);
		expect(troubles).toContainEqual({ kind: 'checkpoint/failed' });
		disk.leave(300 * MB);
		expect(sell().fiscal?.fiscal_no).toBe(sold);
	});
});
