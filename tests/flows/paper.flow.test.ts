// Goal: a printer may be dead, slow, blocked or lying, and no sale notices; every job ends in a
// state somebody can read, none is printed twice in silence, and the drawer never opens late.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { RECEIPT_EXPIRY_MS } from '#main/device/print-spooler.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

async function sell() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

async function jobStates(): Promise<string[]> {
	const { jobs } = await till.ask('print-job/list', {});
	return jobs.map((job) => job.state);
}

async function evidence(): Promise<string[]> {
	const { jobs } = await till.ask('print-job/list', {});
	return jobs.map((job) => job.evidence);
}

describe('the spool', () => {
	it('does not make the next sale wait for a printer that hangs', async () => {
		let letGo = () => undefined as void;
		till.devices.hold = new Promise((resolve) => {
			letGo = resolve;
		});
		await sell();
		const second = await sell();
		expect(second.receipt).toBe('printing');
		await expect.poll(jobStates).toEqual(['sending', 'queued']);
		letGo();
		await expect.poll(jobStates).toEqual([]);
		expect(till.devices.printed).toHaveLength(2);
	});

	it('keeps a job queued while the printer is blocked, and prints it when it is ready', async () => {
		till.devices.outcome = {
			kind: 'rejected',
			cause: 'printer/paper-out',
			retry: 'when-ready',
			evidence: '',
		};
		await sell();
		await expect.poll(evidence).toEqual(['printer/paper-out']);
		expect(await jobStates()).toEqual(['queued']);
		till.devices.outcome = { kind: 'confirmed', evidence: 'ok' };
		till.devices.say({ printerId: 'receipt', state: 'ready', sinceMs: 0 });
		await expect.poll(jobStates).toEqual([]);
		// Not a byte had left: the paper that comes now is the first one, not a retry.
		expect(till.devices.printed.at(-1)?.marks).toEqual([]);
	});

	it('says unknown and waits for a person; the retry is marked 重打', async () => {
		till.devices.outcome = { kind: 'unknown', cause: 'link/reset', evidence: '' };
		await sell();
		await expect.poll(jobStates).toEqual(['unknown']);
		expect(till.devices.printed[0]?.marks).toEqual([]);
		till.devices.outcome = { kind: 'confirmed', evidence: 'ok' };
		const { jobs } = await till.ask('print-job/list', {});
		await till.ask('print-job/retry', { jobId: jobs[0]?.jobId ?? 0 });
		await expect.poll(jobStates).toEqual([]);
		expect(till.devices.printed[1]?.marks?.[0]).toMatch(/^重打 第1次 原打印时间 2026-03-02/);
	});

	it('puts a job away when somebody says so, and refuses one that is being sent', async () => {
		till.devices.outcome = { kind: 'unknown', cause: 'link/reset', evidence: '' };
		await sell();
		await expect.poll(jobStates).toEqual(['unknown']);
		const { jobs } = await till.ask('print-job/list', {});
		const jobId = jobs[0]?.jobId ?? 0;
		expect((await till.ask('print-job/dismiss', { jobId })).state).toBe('cancelled');
		expect(await jobStates()).toEqual([]);
		expect((await till.refused('print-job/dismiss', { jobId: 9999 })).code).toBe(
			'print-job/not-found',
		);
		expect((await till.refused('print-job/retry', { jobId })).code).toBe('print-job/not-found');
	});

	it('turns a job that was being sent at a power cut into unknown, never into a second copy', async () => {
		till.devices.hold = new Promise(() => undefined);
		await sell();
		await expect.poll(jobStates).toEqual(['sending']);
		till.devices.hold = undefined;
		await till.restart();
		await till.signIn('cashier');
		expect(await jobStates()).toEqual(['unknown']);
		expect(till.devices.printed).toHaveLength(1);
	});

	it('does not spill last night’s receipts: after ten minutes they are listed, not printed', async () => {
		till.devices.outcome = {
			kind: 'rejected',
			cause: 'link/refused',
			retry: 'when-ready',
			evidence: '',
		};
		await sell();
		await expect.poll(evidence).toEqual(['link/refused']);
		till.clock.advance(RECEIPT_EXPIRY_MS + 1);
		till.devices.outcome = { kind: 'confirmed', evidence: 'ok' };
		const before = till.devices.printed.length;
		till.devices.say({ printerId: 'receipt', state: 'ready', sinceMs: 0 });
		await expect.poll(jobStates).toEqual(['expired']);
		expect(till.devices.printed).toHaveLength(before);
	});
});

describe('copies', () => {
	it('numbers every copy before it is printed: 补打 第N次', async () => {
		const { pos } = await sell();
		await till.ask('receipt/reprint', { pos });
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(3);
		const marks = till.devices.printed.map((job) => job.marks?.[0] ?? '');
		expect(marks[0]).toBe('');
		expect(marks[1]).toMatch(/^补打 第1次 .*操作员1003$/);
		expect(marks[2]).toMatch(/^补打 第2次/);
		const { sale } = await till.ask('sale/find', { pos });
		expect(sale.reprints).toBe(2);
		expect((await till.refused('receipt/reprint', { pos: 9999 })).code).toBe('sale/not-found');
	});

	it('prints only when asked, where the store asks', async () => {
		const change = { receiptPolicy: 'ask' as const };
		await till.ask('settings/change', { change }, { approval: approvalOf('manager') });
		const { pos, receipt } = await sell();
		expect(receipt).toBe('offered');
		expect(till.devices.printed).toEqual([]);
		await till.ask('receipt/print-offered', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect(till.devices.printed[0]?.marks).toEqual([]);
		expect((await till.refused('receipt/print-offered', { pos })).code).toBe('print-job/not-found');
	});

	it('never prints where the store never does, and can still make a copy', async () => {
		const change = { receiptPolicy: 'never' as const };
		await till.ask('settings/change', { change }, { approval: approvalOf('manager') });
		const { receipt, drawer } = await sell();
		expect([receipt, drawer]).toEqual(['none', 'opening']);
		expect(till.devices.printed).toEqual([]);
	});

	it('prints the test page, and says so when there is no printer', async () => {
		await till.ask('printer/test', {});
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect((await till.ask('device/list', {})).devices).toEqual([]);
		const printer = {
			kind: 'none',
			host: '',
			port: 0,
			path: '',
			columns: 48,
			drawer: false,
		} as const;
		await till.ask('settings/change', { change: { printer } }, { approval: approvalOf('owner') });
		expect((await till.refused('printer/test', {})).code).toBe('printer/none');
	});
});

describe('the drawer', () => {
	it('is pulsed once per cash sale, with a short time to live', async () => {
		await sell();
		await sell();
		await expect.poll(() => till.devices.pulses).toEqual([3000, 3000]);
	});

	it('opens without a sale only for a reason and with a manager, as an event', async () => {
		expect((await till.refused('drawer/open', { reason: 'count' })).code).toBe(
			'permission/needs-approval',
		);
		const approval = approvalOf('manager');
		await till.ask('drawer/open', { reason: 'count' }, { approval });
		const report = await till.ask('shift/x-report', { print: true }, { approval });
		expect(report.counts).toMatchObject({ noSale: 1, approvals: 3 - 1 });
		await expect.poll(() => till.devices.pulses.length).toBe(1);
	});
});
