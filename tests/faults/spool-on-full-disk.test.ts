// Goal: a printer that answers while the disk is full neither ends the program nor makes a finished
// sale look refused, and what it answered is written down once there is room.
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { freeBytesOf } from '#main/ledger/disk-state.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { mountSmallDisk } from '../../scripts/torture/small-disk.ts';

const MB = 1024 ** 2;
const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

type FullDisk = { readonly till: TempTerminal; fill(): void; empty(): void };

/** A terminal on a disk of its own, its shift open; a reason when this machine lets us have none. */
async function onSmallDisk(): Promise<FullDisk | string> {
	const place = mkdtempSync(path.join(tmpdir(), 'guitai-disk-'));
	const mounted = mountSmallDisk(place, 600 * MB);
	if ('why' in mounted) return mounted.why;
	cleanup.push(() => mounted.disk.remove());
	const dataDir = path.join(place, 'till', 'data');
	mkdirSync(path.dirname(dataDir));
	const till = await openTempTerminal({ dataDir, keyStore: fileKeyStore(dataDir) });
	cleanup.push(() => till.close());
	await till.openShop();
	const photos = path.join(place, 'photos');
	return {
		till,
		fill: () => {
			mounted.disk.leave(MB);
			const handle = openSync(photos, 'w');
			while (freeBytesOf(place) > 0) writeSync(handle, Buffer.alloc(4096, 1));
			closeSync(handle);
		},
		empty: () => rmSync(photos),
	};
}

async function sell(till: TempTerminal): Promise<void> {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision });
}

/** Resolves when two receipts were written down as printed. */
function bothPrinted({ running }: TempTerminal): Promise<void> {
	const confirmed = new Set<number>();
	return new Promise((resolve) => {
		const stop = running.onEvent(({ event, detail }) => {
			if (event !== 'print-job/changed' || detail.state !== 'confirmed') return;
			confirmed.add(detail.jobId);
			if (confirmed.size < 2) return;
			stop();
			resolve();
		});
	});
}

async function jobStates(till: TempTerminal): Promise<string[]> {
	return (await till.ask('print-job/list', {})).jobs.map(({ state }) => state);
}

describe('a disk that is full when the printer answers', () => {
	it('ends nothing, and the answer is written once there is room', async ({ skip }) => {
		const full = await onSmallDisk();
		if (typeof full === 'string') return skip(full);
		const { till, fill, empty } = full;
		const paper = Promise.withResolvers<void>();
		till.devices.hold = paper.promise;
		await sell(till);
		// The receipt must be at the printer, and that written down, before there is no room.
		await expect.poll(() => jobStates(till)).toEqual(['sending']);
		fill();
		const bare = await till.reply('scan/submit', { text: '2000000000015', source: 'wedge' });
		expect(bare).toEqual({ ok: false, refusal: { code: 'ledger/disk-full' } });
		paper.resolve();
		for (let turn = 0; turn < 5; turn += 1) await setImmediate();
		expect(await jobStates(till)).toEqual(['sending']);
		empty();
		const printed = bothPrinted(till);
		await sell(till);
		await printed;
		expect((await till.ask('print-job/list', {})).jobs).toEqual([]);
		expect(till.devices.printed).toHaveLength(2);
	});
});
