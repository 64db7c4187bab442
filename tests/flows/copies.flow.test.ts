// Goal: a copy says what the first paper said, the fate of a job is never rewritten, and paper that
// cannot come is refused before anything is written.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const approval = approvalOf('manager');

async function sell() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

describe('a copy', () => {
	it('says what the first one said, although the store has moved since', async () => {
		const { pos } = await sell();
		const change = { storeName: '搬到别处的店', receiptLanguage: 'en' as const };
		await till.ask('settings/change', { change }, { approval });
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const [first, copy] = till.devices.printed;
		expect(copy?.document).toEqual(first?.document);
		expect((await till.ask('sale/find', { pos })).document).toEqual(first?.document);
	});
});

describe('a job that is over', () => {
	it('is not put away and not printed again: its fate stands', async () => {
		await sell();
		const told = () =>
			till.events.map((one) => one.event === 'print-job/changed' && one.detail.state);
		await expect.poll(told).toContain('confirmed');
		const { sales } = await till.ask('sale/list', {});
		expect(sales[0]?.printState).toBe('confirmed');
		const receipt = till.devices.printed[0]?.jobId ?? '';
		const jobId = Number(receipt);
		expect((await till.refused('print-job/dismiss', { jobId })).code).toBe('print-job/not-found');
		expect((await till.refused('print-job/retry', { jobId })).code).toBe('print-job/not-found');
		expect((await till.ask('sale/list', {})).sales[0]?.printState).toBe('confirmed');
	});
});

describe('an X report', () => {
	it('that cannot be printed is refused before it is read', async () => {
		const printer = {
			kind: 'none',
			host: '',
			port: 0,
			path: '',
			columns: 48,
			drawer: false,
		} as const;
		await till.ask('settings/change', { change: { printer } }, { approval });
		const refusal = await till.refused('shift/x-report', { print: true }, { approval });
		expect(refusal.code).toBe('printer/none');
		expect(await journalOf(till, 'shift/x-read')).toEqual([]);
		await till.ask('shift/x-report', {}, { approval });
	});
});
