// Goal: a printer that dies in the middle of a receipt stops no sale, and no customer gets two
// receipts of one sale without the paper saying so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalDevices } from '#drivers/local-devices.ts';
import { paperLines } from '#drivers/simulator/paper.ts';
import { openVirtualPrinter, type VirtualPrinter } from '#drivers/simulator/virtual-printer.ts';
import { systemClock } from '#main/system/clock.ts';
import { slowTimers } from '#kit/slow-timers.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let printer: VirtualPrinter;
let till: TempTerminal;
beforeEach(async () => {
	printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	till = await openTempTerminal({
		demoPrinter: {
			kind: 'tcp',
			host: '127.0.0.1',
			port: printer.port,
			path: '',
			columns: 48,
			model: 'epson',
			drawer: true,
		},
		realDevices: () => openLocalDevices({ timers: slowTimers }),
		clock: systemClock(),
	});
	await till.openShop();
});
afterEach(async () => {
	await till.close();
	await printer.close();
});

async function sell() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

async function states(): Promise<string[]> {
	return (await till.ask('print-job/list', {})).jobs.map(({ state }) => state);
}

/** Whole papers with this number, and how many of them say that they are a second try. */
function papersOf(receiptNo: string): { whole: number; marked: number } {
	const papers = printer
		.papers()
		.filter((paper) => paper.end === 'cut')
		.map((paper) => paperLines(paper).join('\n'))
		.filter((text) => text.includes(receiptNo));
	return { whole: papers.length, marked: papers.filter((text) => text.includes('重打')).length };
}

describe('a printer that dies in the middle of a receipt', () => {
	for (const death of ['reset', 'power-cycle'] as const) {
		it(`(${death}) leaves the job to a person, and sells on`, async () => {
			const first = await sell();
			await expect.poll(states).toEqual([]);
			await printer.tell({ do: death, afterBytes: 300 });
			const second = await sell();
			const third = await sell();
			expect([first.receipt, second.receipt, third.receipt]).toEqual(
				Array.from({ length: 3 }, () => 'printing'),
			);
			// The second is for a person to judge; the third waits for the printer and comes.
			await expect.poll(states).toEqual(['unknown']);
			await expect.poll(() => papersOf(third.receiptNo)).toEqual({ whole: 1, marked: 0 });
			expect(papersOf(second.receiptNo).whole).toBeLessThanOrEqual(1);
			const { jobs } = await till.ask('print-job/list', {});
			await till.ask('print-job/retry', { jobId: jobs[0]!.jobId });
			await expect.poll(states).toEqual([]);
			await expect.poll(() => papersOf(second.receiptNo).marked).toBe(1);
			const { whole, marked } = papersOf(second.receiptNo);
			expect(whole - marked).toBeLessThanOrEqual(1);
		});
	}

	it('and never comes back before the night: the sales stand, the receipts are listed', async () => {
		await printer.close();
		const done = [await sell(), await sell()];
		await till.restart();
		await till.signIn('cashier');
		const { sales } = await till.ask('sale/list', {});
		expect(sales.map(({ receiptNo }) => receiptNo).toSorted()).toEqual(
			done.map(({ receiptNo }) => receiptNo).toSorted(),
		);
		// The start tries them once more: until it is refused, one of them is on its way.
		await expect.poll(states).toEqual(['queued', 'queued']);
	});
});
