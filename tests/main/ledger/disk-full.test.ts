// Goal: a full disk stops no shift: the reserve is given up, the sale is completed, the screen is
// told; and when nothing is left, nothing half done is kept.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BALLAST_FILE } from '#main/ledger/ballast.ts';
import { checkTail } from '#main/ledger/check-tail.ts';
import { diskLevel, FULL_BYTES, freeBytesOf, LOW_BYTES } from '#main/ledger/disk-state.ts';
import { isDiskFull } from '#main/ledger/ledger-refusal.ts';
import { openLedger, type LedgerTrouble } from '#main/ledger/open-ledger.ts';
import { openTempLedger, tempOptions, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

const MB = 1024 ** 2;
const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

/** A disk of a few megabytes; undefined when this machine does not let us mount one. */
function smallDisk(megabytes: number): string | undefined {
	const place = mkdtempSync(path.join(tmpdir(), 'guitai-disk-'));
	cleanup.push(() => rmSync(place, { recursive: true, force: true }));
	const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place];
	if (spawnSync('mount', mount).status !== 0) return undefined;
	cleanup.push(() => void spawnSync('umount', ['-l', place]));
	return place;
}

/** Fills the disk up to the last `leave` bytes; returns the file that did it. */
function fill(place: string, leave: number): string {
	const file = path.join(place, 'holiday-photos');
	const handle = openSync(file, 'w');
	const piece = Buffer.alloc(4096, 1);
	while (freeBytesOf(place) > leave) writeSync(handle, piece);
	closeSync(handle);
	return file;
}

type FullDisk = {
	readonly ledger: TempLedger;
	readonly troubles: LedgerTrouble[];
	readonly place: string;
};

async function onSmallDisk(): Promise<FullDisk | undefined> {
	const place = smallDisk(16);
	if (place === undefined) return undefined;
	const troubles: LedgerTrouble[] = [];
	const ledger = openTempLedger({
		dataDir: path.join(place, 'data'),
		ballastBytes: 2 * MB,
		onTrouble: (trouble) => troubles.push(trouble),
	});
	cleanup.push(() => ledger.close());
	await ledger.ledger.ballastSettled();
	return { ledger, troubles, place };
}

const sell = ({ pen }: TempLedger) => pen.transaction(() => pen.append(soldSale(8)));
const WHY = 'only root may mount a small disk';

describe('a disk that fills up while selling', () => {
	it('takes the ballast, completes the sale, and says so once', async ({ skip }) => {
		const full = await onSmallDisk();
		if (full === undefined) return skip(WHY);
		const { ledger, troubles, place } = full;
		const ballast = path.join(ledger.dataDir, BALLAST_FILE);
		expect(statSync(ballast).size).toBe(2 * MB);
		expect(ledger.ledger.diskState()).toMatchObject({ state: 'full', ballast: 'kept' });
		fill(place, 100_000);
		for (let sale = 1; sale <= 20; sale += 1) expect(sell(ledger).fiscal?.fiscal_no).toBe(sale);
		expect(troubles).toEqual([{ kind: 'disk/ballast-released' }]);
		expect(existsSync(ballast)).toBe(false);
		expect(ledger.ledger.diskState().ballast).toBe('released');
	});

	it('throws when nothing is left, keeps nothing half, and sells again when there is room', async ({
		skip,
	}) => {
		const full = await onSmallDisk();
		if (full === undefined) return skip(WHY);
		const { ledger, troubles, place } = full;
		const photos = fill(place, 100_000);
		let sold = 0;
		let failure: unknown;
		while (failure === undefined) {
			try {
				sell(ledger);
				sold += 1;
			} catch (caught) {
				failure = caught;
			}
		}
		expect(isDiskFull(failure)).toBe(true);
		expect(sold).toBeGreaterThan(20);
		expect(troubles).toEqual([{ kind: 'disk/ballast-released' }, { kind: 'disk/full' }]);
		expect(ledger.pen.head().fiscalNo).toBe(sold);
		expect(checkTail(ledger.pen.db)).toEqual({ ok: true, value: undefined });
		rmSync(photos);
		expect(sell(ledger).fiscal?.fiscal_no).toBe(sold + 1);
		const again = await ledger.reopen();
		expect(again.pen.head().fiscalNo).toBe(sold + 1);
		expect(again.ledger.notices).toEqual([]);
		await again.ledger.close();
	});

	it('gives up the ballast to open on a disk that is already full', async ({ skip }) => {
		const full = await onSmallDisk();
		if (full === undefined) return skip(WHY);
		const { ledger, troubles, place } = full;
		sell(ledger);
		await ledger.ledger.close();
		fill(place, 0);
		const again = await ledger.reopen();
		expect(troubles).toContainEqual({ kind: 'disk/ballast-released' });
		expect(sell(again).fiscal?.fiscal_no).toBe(2);
		await again.ledger.close();
	});

	it('refuses to open without room, and opens untouched when there is some', async ({ skip }) => {
		const full = await onSmallDisk();
		if (full === undefined) return skip(WHY);
		const { ledger, place } = full;
		sell(ledger);
		await ledger.ledger.close();
		rmSync(path.join(ledger.dataDir, BALLAST_FILE));
		const photos = fill(place, 0);
		expect(openLedger(ledger.options)).toEqual({
			ok: false,
			refusal: { code: 'ledger/disk-full' },
		});
		rmSync(photos);
		const opened = openLedger(ledger.options);
		if (!opened.ok) throw new Error(opened.refusal.code);
		expect(opened.value.pen.head().fiscalNo).toBe(1);
		await opened.value.close();
	});
});

describe('the ballast', () => {
	it('is not taken from a disk that could not spare it', async ({ skip }) => {
		const place = smallDisk(4);
		if (place === undefined) return skip(WHY);
		const ledger = openTempLedger({ dataDir: path.join(place, 'data'), ballastBytes: 2 * MB });
		cleanup.push(() => ledger.close());
		await ledger.ledger.ballastSettled();
		expect(ledger.ledger.diskState().ballast).toBe('none');
	});

	it('grows after the opening, to its size and no further, and stays for the next one', async () => {
		const { root, ...options } = tempOptions({ ballastBytes: 3 * MB + 5 });
		cleanup.push(() => rmSync(root, { recursive: true, force: true }));
		for (let opening = 0; opening < 2; opening += 1) {
			const opened = openLedger(options);
			if (!opened.ok) throw new Error(opened.refusal.code);
			await opened.value.ballastSettled();
			expect(statSync(path.join(options.dataDir, BALLAST_FILE)).size).toBe(3 * MB + 5);
			await opened.value.close();
		}
	});
});

describe('diskLevel', () => {
	it('warns below 2 GB and stops new shifts below 512 MB', () => {
		expect(diskLevel(LOW_BYTES)).toBe('ok');
		expect(diskLevel(LOW_BYTES - 1)).toBe('low');
		expect(diskLevel(FULL_BYTES)).toBe('low');
		expect(diskLevel(FULL_BYTES - 1)).toBe('full');
		expect([LOW_BYTES, FULL_BYTES]).toEqual([2_147_483_648, 536_870_912]);
	});
});
