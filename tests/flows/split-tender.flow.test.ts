// Goal: a sale is paid in several ways, each counted once and for exactly what it was; nothing
// taken is lost by a second press, a restart or a change of mind, and only cash gives change.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

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
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

type Method = 'wechat' | 'alipay' | 'card' | 'voucher';

async function begin(sale: { saleId: string; revision: number }, method: Method, amountText = '') {
	const { attempts } = await till.ask('payment/begin', { ...sale, method, amountText });
	const attempt = attempts.at(-1);
	if (attempt === undefined) throw new Error('no attempt was begun');
	return attempt;
}

async function pay(sale: { saleId: string; revision: number }, method: Method, amountText = '') {
	const { attemptId } = await begin(sale, method, amountText);
	return till.ask('payment/confirm', { attemptId, reference: '' });
}

describe('a split payment', () => {
	it('takes code, card and the rest in cash, with change from the cash', async () => {
		const sale = await fill();
		await pay(sale, 'wechat', '10');
		const { remainingFen } = await pay(sale, 'card', '7.32');
		expect(remainingFen).toBe(998);
		const quote = await till.ask('sale/quote-cash', { saleId: sale.saleId, givenText: '20' });
		expect(quote).toMatchObject({
			totalFen: 2730,
			paidFen: 1732,
			dueFen: 990,
			roundingFen: 8,
			changeFen: 1010,
		});
		const done = await till.ask('sale/complete', { ...sale, givenText: '20' });
		expect(done).toMatchObject({ totalFen: 2722, changeFen: 1010 });
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(JSON.stringify(report)).toContain('wechat');
		expect(report.totalFen).toBe(2722);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('needs no cash when the others paid all of it, and rounds nothing', async () => {
		const sale = await fill();
		await pay(sale, 'alipay');
		const done = await till.ask('sale/complete', sale);
		expect(done).toMatchObject({ totalFen: 2730, roundingFen: 0, changeFen: 0 });
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect(JSON.stringify(till.devices.printed[0]?.document)).toContain('支付宝');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('goes back to each tender when it is refunded', async () => {
		const sale = await fill();
		await pay(sale, 'wechat', '20');
		const { pos } = await till.ask('sale/complete', sale);
		const lines = [{ n: 2, quantityText: '2', disposition: 'restock' as const }];
		const plan = await till.ask('refund/preview', { pos, lines });
		expect(plan.paidBack).toEqual([
			{ kind: 'code', method: 'wechat', paidFen: 1011 },
			{ kind: 'cash', method: '', paidFen: 370 },
		]);
		const inCash = await till.ask('refund/preview', { pos, lines, way: 'cash' });
		expect(inCash.needsApproval).toBe(true);
		const { paidFen } = plan;
		const reason = 'other' as const;
		await till.ask('refund/complete', { pos, lines, reason, expectedPaidFen: paidFen });
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('a payment', () => {
	it('is one, however often it is begun with one command id', async () => {
		const sale = await fill();
		const input = { ...sale, method: 'wechat' as const, amountText: '10' };
		const first = await till.ask('payment/begin', input, { commandId: 'pay-begin-once' });
		const second = await till.ask('payment/begin', input, { commandId: 'pay-begin-once' });
		expect(second).toEqual(first);
		expect(second.attempts).toHaveLength(1);
	});

	it('without a result holds the sale, the next payment, and the way out', async () => {
		const sale = await fill();
		await begin(sale, 'wechat', '10');
		const { saleId } = sale;
		const codes = [
			await till.refused('sale/complete', sale),
			await till.refused('payment/begin', { ...sale, method: 'card' }),
			await till.refused('sale/park', { saleId }),
			await till.refused('sale/void', { saleId }),
		].map(({ code }) => code);
		expect(codes).toEqual(Array.from({ length: 4 }, () => 'payment/unsettled'));
	});

	it('that came to nothing leaves no trace in the money', async () => {
		const sale = await fill();
		const { attemptId } = await begin(sale, 'card');
		const { remainingFen } = await till.ask('payment/cancel', { attemptId });
		expect(remainingFen).toBe(2730);
		const again = await till.refused('payment/confirm', { attemptId });
		expect(again.code).toBe('payment/over');
		await till.ask('sale/complete', sale);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('that arrived is given back only with a manager’s release', async () => {
		const sale = await fill();
		const { attempts } = await pay(sale, 'card', '10');
		const attemptId = attempts[0]?.attemptId ?? '';
		const held = await till.refused('sale/void', { saleId: sale.saleId });
		expect(held).toEqual({ code: 'payment/still-paid', paid: 1000 });
		const refused = await till.refused('payment/cancel', { attemptId });
		expect(refused.code).toBe('permission/needs-approval');
		const approval = approvalOf('manager');
		const { paidFen } = await till.ask('payment/cancel', { attemptId }, { approval });
		expect(paidFen).toBe(0);
		await till.ask('sale/void', { saleId: sale.saleId });
	});

	it('is still there after a restart', async () => {
		const sale = await fill();
		await pay(sale, 'wechat', '10');
		await begin(sale, 'card', '5');
		await till.restart();
		await till.signIn('cashier');
		const { attempts, paidFen } = await till.ask('payment/list', { saleId: sale.saleId });
		expect(attempts.map(({ method, state }) => [method, state])).toEqual([
			['wechat', 'paid'],
			['card', 'waiting'],
		]);
		expect(paidFen).toBe(1000);
	});

	it('is refused above what is left, as a barcode, of nothing, with a card number, switched off', async () => {
		const sale = await fill();
		const codeOf = async (amountText: string) =>
			(await till.refused('payment/begin', { ...sale, method: 'wechat', amountText })).code;
		expect(await codeOf('27.31')).toBe('payment/exceeds');
		expect(await codeOf('6901234567892')).toBe('amount/looks-like-barcode');
		expect(await codeOf('0')).toBe('payment/nothing-due');
		const { attemptId } = await begin(sale, 'card');
		const reference = '4111 1111 1111 1111';
		const card = await till.refused('payment/confirm', { attemptId, reference });
		expect(card.code).toBe('payment/card-number');
		await till.ask('payment/cancel', { attemptId });
		await till.signIn('owner');
		await till.ask('settings/change', { change: { paymentMethods: ['card'] } });
		expect(await codeOf('1')).toBe('payment/method-off');
	});

	it('is held against the basket as it is: goods taken out afterwards are noticed', async () => {
		const sale = await fill();
		await pay(sale, 'wechat');
		const { lines } = await till.ask('sale/current', {});
		await till.ask('sale/remove-line', { lineId: lines[0]?.lineId ?? '' });
		const { revision } = await till.ask('sale/current', {});
		const refused = await till.refused('sale/complete', { saleId: sale.saleId, revision });
		expect(refused).toEqual({ code: 'payment/exceeds', over: 1350 });
	});
});
