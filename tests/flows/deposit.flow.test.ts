// Goal: goods may be paid in part and collected later; every fen a customer paid is owed to them
// until the sale takes it, once, whatever is pressed twice, broken off or restarted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
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
async function order(details: { label?: string; phone?: string; dueDate?: string } = {}) {
	const sale = await fill();
	const taken = await till.ask('deposit/take', { ...sale, amountText: '10', ...details });
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

describe('an order with a deposit', () => {
	it('is taken, paid on, collected: the sale costs what it costs, the drawer has all of it', async () => {
		const { orderNo, saleId } = await order({ label: '王女士' });
		expect(orderNo).toMatch(/^D0000001[0-9A-Z]{6}$/);
		expect((await till.ask('sale/current', {})).lines).toEqual([]);
		expect((await till.ask('sale/list-parked', {})).parked).toEqual([]);
		await till.ask('deposit/pay', { orderNo, amountText: '5', way: 'wechat' });
		const [listed] = (await till.ask('deposit/list', {})).orders;
		expect(listed).toMatchObject({
			orderNo,
			label: '王女士',
			totalFen: 2730,
			paidFen: 1500,
			balanceFen: 1230,
			onCounter: false,
		});
		expect(listed?.payments.map(({ way, amountFen }) => [way, amountFen])).toEqual([
			['cash', 1000],
			['wechat', 500],
		]);

		const collected = await till.ask('deposit/collect', { orderNo });
		expect(collected).toMatchObject({ saleId, totals: { totalFen: 2730 } });
		const payments = await till.ask('payment/list', { saleId });
		expect(payments).toMatchObject({
			deposit: { orderNo, paidFen: 1500 },
			paidFen: 1500,
			remainingFen: 1230,
		});
		const sale = await current();
		const quote = await till.ask('sale/quote-cash', { saleId, givenText: '20' });
		expect(quote).toMatchObject({ paidFen: 1500, dueFen: 1230, changeFen: 770 });
		const done = await till.ask('sale/complete', { ...sale, givenText: '20' });
		expect(done).toMatchObject({ totalFen: 2730, changeFen: 770 });

		expect((await till.ask('deposit/list', {})).openCount).toBe(0);
		const [sold] = await journalOf(till, 'sale/completed');
		expect(sold?.['tenders']).toMatchObject([
			{ kind: 'deposit', attempt_id: orderNo, subject: orderNo, amount_fen: 1500 },
			{ kind: 'cash', amount_fen: 1230 },
		]);
		const read = await report();
		expect(read).toMatchObject({
			totalFen: 2730,
			expectedCashFen: 50_000 + 1000 + 1230,
			deposits: [
				{ kind: 'cash', count: 1, takenFen: 1000 },
				{ kind: 'code', method: 'wechat', takenFen: 500 },
			],
		});
		expect(read.cash).toContainEqual({ way: 'deposits', amountFen: 1000 });
		await verifyClean();
	});

	it('is paid in full before it is collected, and then costs nothing more', async () => {
		const { orderNo } = await order();
		const paid = await till.ask('deposit/pay', { orderNo, amountText: '17.30' });
		expect(paid).toMatchObject({ balanceFen: 0, drawer: 'opening' });
		await till.ask('deposit/collect', { orderNo });
		const done = await till.ask('sale/complete', await current());
		expect(done).toMatchObject({ totalFen: 2730, givenFen: 0, changeFen: 0 });
		await verifyClean();
	});

	it('takes over the payments that stand when the rest is left for later', async () => {
		const sale = await fill();
		const input = { ...sale, method: 'card' as const, amountText: '7.32' };
		const { attempts } = await till.ask('payment/begin', input);
		const attemptId = attempts[0]?.attemptId ?? '';
		expect((await till.refused('deposit/take', sale)).code).toBe('payment/unsettled');
		await till.ask('payment/confirm', { attemptId, reference: '004213' });
		const taken = await till.ask('deposit/take', sale);
		expect(taken).toMatchObject({ takenFen: 732, balanceFen: 1998, drawer: 'none' });
		const { orderNo } = taken;
		await till.ask('deposit/collect', { orderNo });
		const again = await current();
		const more = await till.ask('deposit/take', { ...again, amountText: '3' });
		expect(more).toMatchObject({ orderNo, takenFen: 300, paidFen: 1032 });
		const back = await till.ask('deposit/cancel', { orderNo, expectedPaidFen: 1032 });
		expect(back.paidBack).toEqual([
			{ way: 'card', paidFen: 732 },
			{ way: 'cash', paidFen: 300 },
		]);
		await verifyClean();
	});

	it('keeps the price it was taken at: the happy hour is over when it is collected', async () => {
		const benefit = { kind: 'percent', charge_bp: 9000 };
		const schedule = { hours: { from: 540, until: 660 } };
		const happy = { id: 'happy', name: '早市九折', schedule, benefit };
		const text = JSON.stringify({ version: 1, rows: 1, promotions: [happy] });
		await till.ask('price-book/load', { text }, { approval });
		const { orderNo, totalFen } = await order();
		expect(totalFen).toBe(2457);
		till.clock.advance(3 * 3_600_000);
		const [listed] = (await till.ask('deposit/list', {})).orders;
		expect(listed).toMatchObject({ totalFen: 2457, balanceFen: 1457 });
		const { totals } = await till.ask('deposit/collect', { orderNo });
		expect(totals.totalFen).toBe(2457);
		await till.ask('sale/park', { saleId: (await current()).saleId });
		await till.ask('deposit/collect', { orderNo });
		const done = await till.ask('sale/complete', await current());
		expect(done).toMatchObject({ totalFen: 2450, roundingFen: 7 });
		await verifyClean();
	});

	it('prints a slip with its number as barcode and nobody’s name', async () => {
		const { orderNo } = await order({ label: '王女士', phone: '138 0013 8000' });
		await expect.poll(() => till.devices.printed.length).toBe(1);
		const paper = JSON.stringify(till.devices.printed[0]?.document);
		expect(till.devices.printed[0]?.document.blocks).toContainEqual({
			kind: 'barcode',
			text: orderNo,
		});
		for (const text of ['定金单', '10.00', '17.30', '待付']) expect(paper).toContain(text);
		expect(paper).not.toContain('王女士');
		expect(paper).not.toContain('8000');
	});

	it('MEM-20 shows the whole phone by a right and with a trace, and to nobody else', async () => {
		const { orderNo } = await order({ label: '王女士', phone: '138-0013-8000' });
		const reveal = { orderNo, reason: 'call-back' } as const;
		const refused = await till.refused('deposit/reveal-phone', reveal);
		expect(refused.code).toBe('permission/needs-approval');
		expect(await till.ask('deposit/reveal-phone', reveal, { approval })).toEqual({
			phone: '13800138000',
		});
		const looks = await journalOf(till, 'deposit/phone-revealed');
		expect(looks).toMatchObject([{ order_no: orderNo, reason: 'call-back' }]);
		expect(JSON.stringify(looks)).not.toContain('13800138000');
		const expectedPaidFen = 1000;
		await till.ask('deposit/cancel', { orderNo, expectedPaidFen }, { approval });
		const over = await till.refused('deposit/reveal-phone', reveal, { approval });
		expect(over.code).toBe('deposit/over');
		await verifyClean();
	});

	it('keeps who the customer is off the journal, and forgets them when it is over', async () => {
		const { orderNo } = await order({ label: '王女士', phone: '138-0013-8000' });
		const find = async (text: string) => (await till.ask('deposit/list', { text })).orders;
		expect((await find('8000'))[0]).toMatchObject({ orderNo, phone: '138****8000' });
		expect(await find('王女')).toHaveLength(1);
		expect(await find(orderNo.slice(1, 8))).toHaveLength(1);
		expect(await find('李')).toEqual([]);
		await till.signIn('manager');
		expect((await find('')).map(({ phone }) => phone)).toEqual(['138****8000']);
		const told = JSON.stringify(await journalOf(till, 'deposit/taken'));
		expect(told).not.toMatch(/王女士|1380013/);
		await till.ask('deposit/cancel', { orderNo, expectedPaidFen: 1000 });
		expect(await find('')).toEqual([]);
		await verifyClean();
	});

	it('stands overdue first in the list', async () => {
		await order({ label: 'none' });
		await order({ label: 'late', dueDate: '2020-01-01' });
		await order({ label: 'soon', dueDate: '2090-01-01' });
		const { orders, openCount, heldFen } = await till.ask('deposit/list', {});
		expect(orders.map(({ label, overdue }) => [label, overdue])).toEqual([
			['late', true],
			['soon', false],
			['none', false],
		]);
		expect([openCount, heldFen]).toEqual([3, 3000]);
	});
});

describe('money of an order', () => {
	it('is taken once, however often it is pressed', async () => {
		const sale = await fill();
		const input = { ...sale, amountText: '10' };
		const first = await till.ask('deposit/take', input, { commandId: 'deposit-once' });
		const second = await till.ask('deposit/take', input, { commandId: 'deposit-once' });
		expect(second).toEqual(first);
		const { orderNo } = first;
		const pay = { orderNo, amountText: '5' };
		await till.ask('deposit/pay', pay, { commandId: 'instalment-once' });
		await till.ask('deposit/pay', pay, { commandId: 'instalment-once' });
		const [listed] = (await till.ask('deposit/list', {})).orders;
		expect(listed?.paidFen).toBe(1500);
		expect(await journalOf(till, 'deposit/taken')).toHaveLength(2);
		await verifyClean();
	});

	it('is still there when the program was ended between taking, paying and collecting', async () => {
		const { orderNo, saleId } = await order({ label: '王女士' });
		await till.restart();
		await till.signIn('cashier');
		await till.ask('deposit/pay', { orderNo, amountText: '5' });
		await till.restart();
		await till.signIn('cashier');
		await till.ask('deposit/collect', { orderNo });
		await till.restart();
		await till.signIn('cashier');
		const sale = await current();
		expect(sale.saleId).toBe(saleId);
		const { paidFen } = await till.ask('payment/list', { saleId });
		expect(paidFen).toBe(1500);
		await till.ask('sale/complete', sale);
		await verifyClean();
	});

	it('is refused above the total, of nothing, in odd fen, as a barcode, with a card number', async () => {
		const sale = await fill();
		const codeOf = async (amountText: string, more = {}) =>
			(await till.refused('deposit/take', { ...sale, amountText, ...more })).code;
		expect(await codeOf('27.40')).toBe('deposit/exceeds');
		expect(await codeOf('0')).toBe('deposit/no-amount');
		expect(await codeOf('')).toBe('deposit/no-amount');
		expect(await codeOf('10.03')).toBe('deposit/cash-step');
		expect(await codeOf('6901234567892')).toBe('amount/looks-like-barcode');
		expect(await codeOf('-5')).toBe('amount/not-a-number');
		expect(await codeOf('99999999999')).toMatch(/^amount\//);
		const card = { way: 'card', reference: '4111 1111 1111 1111' };
		expect(await codeOf('10', card)).toBe('payment/card-number');
		expect(await codeOf('10', { dueDate: '2026-02-30' })).toBe('request/invalid-input');
		expect(await codeOf('10', { phone: 'call me' })).toBe('request/invalid-input');
		expect(await codeOf('10', { revision: 99 })).toBe('sale/changed-meanwhile');
		expect((await till.ask('deposit/list', {})).openCount).toBe(0);
		expect((await till.ask('sale/current', {})).lines).toHaveLength(2);
	});
});
