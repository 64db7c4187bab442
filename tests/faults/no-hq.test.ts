// Goal: without an HQ, for as long as it takes, a till sells, keeps every event for the day one is
// there, and says how many wait.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const DAY = 24 * 3_600_000;

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

async function sell(): Promise<void> {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision });
}

const waiting = async () => (await till.ask('terminal/status', {})).pendingSync;

describe('a till that HQ never answers', () => {
	it('sells for two weeks, over restarts, and nothing that waits is dropped', async () => {
		const before = await waiting();
		for (let day = 0; day < 14; day += 1) {
			await sell();
			till.clock.advance(DAY);
			if (day % 5 === 4) {
				await till.restart();
				await till.signIn('cashier');
			}
		}
		// A sale is one event; so are each start and each signing in.
		expect(await waiting()).toBe(before + 14 + 2 * 2);
		const { sales } = await till.ask('sale/list', {});
		expect(sales).toHaveLength(14);
		const { warnings } = await till.ask('terminal/status', {});
		expect(warnings.filter(({ code }) => !/^(key|disk)\//.test(code))).toEqual([]);
	});
});
