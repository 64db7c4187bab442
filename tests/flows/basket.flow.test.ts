// Goal: a basket is never lost: over a restart, parked, in other hands, and each step of it can be
// taken back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

/** The demo store's first goods: 青溪乌龙茶 500ml at 4.50 and 1L at 6.90. */
const TEA = '2000000000015';
const BIG_TEA = '2000000000022';

async function scan(text: string, quantityText = ''): Promise<void> {
	const answer = await till.ask('scan/submit', { text, source: 'wedge', quantityText });
	expect(answer.meaning).toBe('line');
}

describe('the basket', () => {
	it('is back after a restart, with its undo', async () => {
		await till.openShop();
		await scan(TEA);
		await scan(BIG_TEA, '2');
		const before = await till.ask('sale/current', {});
		await till.restart();
		await till.signIn('cashier');
		expect(await till.ask('sale/current', {})).toEqual(before);
		await till.ask('sale/undo', {});
		expect((await till.ask('sale/current', {})).lines).toHaveLength(1);
	});

	it('is parked and recalled, also after a restart', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId } = await till.ask('sale/current', {});
		const empty = await till.ask('sale/park', { saleId, label: '红衣服大姐' });
		expect(empty.lines).toEqual([]);
		await till.restart();
		await till.signIn('manager');
		const { parked } = await till.ask('sale/list-parked', {});
		expect(parked).toMatchObject([{ saleId, label: '红衣服大姐', totalFen: 450, lineCount: 1 }]);
		const back = await till.ask('sale/recall', { saleId });
		expect(back.lines).toHaveLength(1);
		expect((await till.refused('sale/recall', { saleId })).code).toBe('sale/parked-gone');
	});

	it('parks the open one when another is recalled: nothing is lost', async () => {
		await till.openShop();
		await scan(TEA);
		const first = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId: first.saleId });
		await scan(BIG_TEA);
		await till.ask('sale/recall', { saleId: first.saleId });
		const { parked } = await till.ask('sale/list-parked', {});
		expect(parked.map((one) => one.totalFen)).toEqual([690]);
	});

	it('counts up in place, repeats, removes and takes back', async () => {
		await till.openShop();
		await scan(TEA);
		await scan(BIG_TEA);
		await scan(TEA);
		let sale = await till.ask('sale/current', {});
		expect(sale.lines.map((line) => line.quantityMilli)).toEqual([2000, 1000]);
		await till.ask('sale/repeat-line', {});
		await till.ask('sale/remove-line', { lineId: sale.lines[0]?.lineId ?? '' });
		sale = await till.ask('sale/current', {});
		expect(sale.lines.map((line) => line.quantityMilli)).toEqual([2000]);
		await till.ask('sale/undo', {});
		sale = await till.ask('sale/current', {});
		expect(sale.lines.map((line) => [line.seat, line.quantityMilli])).toEqual([
			[1, 2000],
			[2, 2000],
		]);
	});

	it('is voided with a reason, as an event', async () => {
		await till.openShop();
		await scan(TEA);
		const { saleId } = await till.ask('sale/current', {});
		const next = await till.ask('sale/void', { saleId, reason: '顾客不要了' });
		expect(next.saleId).not.toBe(saleId);
		const report = await till.ask('shift/x-report', {}, { approval: approvalOf('manager') });
		expect(report.counts).toMatchObject({ voids: 1, approvals: 1 });
	});

	it('survives another cashier signing in', async () => {
		await till.openShop();
		await scan(TEA);
		await till.ask('operator/lock', {});
		expect((await till.refused('sale/current', {})).code).toBe('session/locked');
		await till.signIn('manager');
		expect((await till.ask('sale/current', {})).lines).toHaveLength(1);
		await till.ask('operator/sign-out', {});
		expect((await till.refused('sale/current', {})).code).toBe('session/signed-out');
	});
});
