// Goal: an order with a deposit is never lost, voided or collected twice; what was paid goes back
// the way it came or, released by a manager, in cash, once and to the fen.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';

const approval = approvalOf('manager');
let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** 4.50 × 3 + 6.90 × 2 = 27.30 in the basket. */
async function fill() {
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge', quantityText: '3' });
	await till.ask('scan/submit', { text: '2000000000022', source: 'wedge', quantityText: '2' });
	return current();
}

async function current() {
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

/** An order of 27.30 with 10.00 paid in cash. */
async function order() {
	const sale = await fill();
	const taken = await till.ask('deposit/take', { ...sale, amountText: '10' });
	return { ...sale, ...taken };
}

async function report() {
	const read = await till.ask('shift/x-report', {}, { approval });
	expect(brokenIdentities(read as unknown as XReport)).toEqual([]);
	return read;
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(till)).toEqual([]);
}

describe('an order', () => {
	it('that nobody knows, that is over, or that is on the counter is refused', async () => {
		const none = { orderNo: 'D9999999ABCDEF' };
		expect((await till.refused('deposit/collect', none)).code).toBe('deposit/not-found');
		const { orderNo } = await order();
		await till.ask('deposit/collect', { orderNo });
		expect((await till.refused('deposit/collect', { orderNo })).code).toBe('deposit/on-counter');
		const pay = { orderNo, amountText: '1' };
		expect((await till.refused('deposit/pay', pay)).code).toBe('deposit/on-counter');
		await till.ask('sale/complete', await current());
		expect((await till.refused('deposit/collect', { orderNo })).code).toBe('deposit/over');
		expect((await till.refused('deposit/pay', pay)).code).toBe('deposit/over');
		const cancel = { orderNo, expectedPaidFen: 1000 };
		expect((await till.refused('deposit/cancel', cancel)).code).toBe('deposit/over');
	});

	it('on the counter is parked back to wait, and never voided or lost', async () => {
		const { orderNo, saleId } = await order();
		await till.ask('deposit/collect', { orderNo });
		const held = await till.refused('sale/void', { saleId });
		expect(held).toEqual({ code: 'deposit/holds-sale', paid: 1000 });
		await till.ask('sale/park', { saleId });
		expect((await till.ask('sale/list-parked', {})).parked).toEqual([]);
		expect((await till.refused('sale/recall', { saleId })).code).toBe('sale/parked-gone');

		await till.ask('deposit/collect', { orderNo });
		for (const { lineId } of (await till.ask('sale/current', {})).lines) {
			await till.ask('sale/remove-line', { lineId });
		}
		const other = await orderOfParked();
		await till.ask('sale/recall', { saleId: other });
		const [listed] = (await till.ask('deposit/list', {})).orders;
		expect(listed).toMatchObject({ orderNo, onCounter: false, totalFen: 0, overFen: 1000 });
		await till.ask('deposit/cancel', { orderNo, expectedPaidFen: 1000 });
		await verifyClean();
	});

	it('cheaper than what was paid waits until the rest went back, in cash', async () => {
		const { orderNo, saleId } = await order();
		await till.ask('deposit/pay', { orderNo, amountText: '10.03', way: 'wechat' });
		await till.ask('deposit/collect', { orderNo });
		const { lines } = await till.ask('sale/current', {});
		await till.ask('sale/remove-line', { lineId: lines[1]?.lineId ?? '' });
		const refused = await till.refused('sale/complete', await current());
		expect(refused).toEqual({ code: 'payment/exceeds', over: 653 });
		const back = await till.ask('deposit/return-over', { orderNo });
		expect(back).toMatchObject({ cashFen: 660, roundingFen: 7, drawer: 'opening' });
		expect((await till.refused('deposit/return-over', { orderNo })).code).toBe('deposit/not-over');
		const done = await till.ask('sale/complete', await current());
		expect(done).toMatchObject({ saleId, totalFen: 1350, givenFen: 0 });
		expect((await report()).expectedCashFen).toBe(50_000 + 1000 - 660);
		await verifyClean();
	});
});

describe('a cancelled order', () => {
	it('gives back by the ways it came, opens the drawer, prints a slip, and is gone', async () => {
		const { orderNo, saleId } = await order();
		await till.ask('deposit/pay', { orderNo, amountText: '5', way: 'alipay' });
		const stale = await till.refused('deposit/cancel', { orderNo, expectedPaidFen: 1000 });
		expect(stale).toEqual({ code: 'deposit/changed-meanwhile', paid: 1500 });
		const input = { orderNo, expectedPaidFen: 1500 };
		const first = await till.ask('deposit/cancel', input, { commandId: 'cancel-once' });
		expect(first).toMatchObject({
			paidBack: [
				{ way: 'cash', paidFen: 1000 },
				{ way: 'alipay', paidFen: 500 },
			],
			cashFen: 1000,
			drawer: 'opening',
			slip: 'printing',
		});
		expect(await till.ask('deposit/cancel', input, { commandId: 'cancel-once' })).toEqual(first);
		expect((await till.refused('sale/recall', { saleId })).code).toBe('sale/parked-gone');
		await expect.poll(() => till.devices.printed.length).toBe(3);
		expect(JSON.stringify(till.devices.printed[2]?.document)).toContain('退定金单');
		const read = await report();
		expect(read).toMatchObject({ totalFen: 0, sales: 0, expectedCashFen: 50_000 });
		expect(read.cash).toContainEqual({ way: 'deposits-returned', amountFen: -1000 });
		await verifyClean();
	});

	it('gives back in cash what came by code only when a manager releases it, up to the jiao', async () => {
		const { orderNo } = await order();
		await till.ask('deposit/pay', { orderNo, amountText: '5.03', way: 'wechat' });
		const input = { orderNo, way: 'cash' as const, expectedPaidFen: 1503 };
		expect((await till.refused('deposit/cancel', input)).code).toBe('permission/needs-approval');
		const back = await till.ask('deposit/cancel', input, { approval });
		expect(back).toMatchObject({ cashFen: 1510, roundingFen: 7 });
		expect((await report()).expectedCashFen).toBe(50_000 + 1000 - 1510);
		await verifyClean();
	});

	it('may be the one on the counter: an empty basket takes its place', async () => {
		const { orderNo, saleId } = await order();
		await till.ask('deposit/collect', { orderNo });
		await till.ask('deposit/cancel', { orderNo, expectedPaidFen: 1000 });
		const sale = await till.ask('sale/current', {});
		expect(sale.lines).toEqual([]);
		expect(sale.saleId).not.toBe(saleId);
		await verifyClean();
	});
});

describe('goods that a deposit paid', () => {
	it('give its share back in cash, when a manager releases it', async () => {
		const { orderNo } = await order();
		await till.ask('deposit/collect', { orderNo });
		const sale = await current();
		const { attempts } = await till.ask('payment/begin', { ...sale, method: 'card' });
		await till.ask('payment/confirm', { attemptId: attempts[0]?.attemptId ?? '' });
		const { pos } = await till.ask('sale/complete', sale);
		const lines = [{ n: 1, quantityText: '1', disposition: 'restock' as const }];
		const plan = await till.ask('refund/preview', { pos, lines });
		expect(plan.needsApproval).toBe(true);
		expect(plan.paidBack).toEqual([
			{ kind: 'cash', method: '', paidFen: 170 },
			{ kind: 'card', method: 'card', paidFen: 285 },
		]);
		const input = { pos, lines, reason: 'other' as const, expectedPaidFen: plan.paidFen };
		expect((await till.refused('refund/complete', input)).code).toBe('permission/needs-approval');
		await till.ask('refund/complete', input, { approval });
		const rest = [
			{ ...lines[0], n: 1, quantityText: '2', disposition: 'restock' as const },
			{ n: 2, quantityText: '2', disposition: 'restock' as const },
		];
		const last = await till.ask('refund/preview', { pos, lines: rest });
		await till.ask(
			'refund/complete',
			{ ...input, lines: rest, expectedPaidFen: last.paidFen },
			{ approval },
		);
		expect(plan.paidFen + last.paidFen).toBe(2730);
		await report();
		await verifyClean();
	});

	it('are voided whole in their shift, deposit and cash in one sum', async () => {
		const { orderNo } = await order();
		await till.ask('deposit/collect', { orderNo });
		const { pos } = await till.ask('sale/complete', await current());
		const wanted = { pos, mode: 'void' as const, lines: [] };
		const plan = await till.ask('refund/preview', wanted);
		expect(plan.paidBack).toEqual([{ kind: 'cash', method: '', paidFen: 2730 }]);
		const input = { ...wanted, reason: 'mistake' as const, expectedPaidFen: 2730 };
		const done = await till.ask('refund/complete', input, { approval });
		expect(done.cashFen).toBe(2730);
		expect((await report()).expectedCashFen).toBe(50_000);
		await verifyClean();
	});
});

/** A parked sale of one tea, while the sale on the counter is not left. */
async function orderOfParked(): Promise<string> {
	const { saleId } = await current();
	const [order] = (await till.ask('deposit/list', {})).orders.filter((one) => one.onCounter);
	await till.ask('scan/submit', { text: '2000000000015' });
	await till.ask('sale/park', { saleId });
	await till.ask('scan/submit', { text: '2000000000022' });
	const parked = await current();
	await till.ask('sale/park', { saleId: parked.saleId });
	await till.ask('deposit/collect', { orderNo: order?.orderNo ?? '' });
	for (const { lineId } of (await till.ask('sale/current', {})).lines) {
		await till.ask('sale/remove-line', { lineId });
	}
	return parked.saleId;
}
