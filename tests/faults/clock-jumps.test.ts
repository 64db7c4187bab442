// Goal: a clock that is set never stops a sale, never moves a business date back, and is said.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

describe('a clock that is set while the till sells', () => {
	for (const [name, ms] of [
		['back two hours', -2 * HOUR],
		['back a year', -365 * DAY],
		['ahead three years', 3 * 365 * DAY],
	] as const) {
		it(`(${name}) sells on, in order, and never on an earlier business date`, async () => {
			await sell();
			till.clock.setBy(ms);
			await sell();
			till.clock.setBy(-ms);
			await sell();
			const { sales } = await till.ask('sale/list', {});
			const inOrder = sales.toReversed();
			expect(inOrder.map(({ fiscalNo }) => fiscalNo)).toEqual([1, 2, 3]);
			const dates = inOrder.map(({ bizDate }) => bizDate);
			expect(dates).toEqual(dates.toSorted());
			await till.restart();
			await till.signIn('cashier');
			await sell();
			const { warnings, bizDate } = await till.ask('terminal/status', {});
			const isBehind = warnings.some(({ code }) => code === 'clock/went-back');
			expect(isBehind).toBe(ms > 0);
			expect(bizDate >= (dates.at(-1) ?? '')).toBe(true);
		});
	}
});
