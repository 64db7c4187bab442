// Goal: what a store owes a customer as goods is made by a refund, spent in parts, put back by a
// refund and never spent twice; paper, books and `verify` say the same at every step.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { formatCreditCode } from '#shared/credit/credit-code.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** So many at 4.50 in the basket. */
async function fill(quantityText: string) {
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

/** Sells so many for cash and takes all of it back on a slip; the code of the slip. */
async function issue(quantityText: string): Promise<string> {
	const { pos } = await till.ask('sale/complete', await fill(quantityText));
	const { slips } = await giveBack(pos, quantityText, 'store-credit');
	return slips[0]?.code ?? '';
}

async function giveBack(
	pos: number,
	quantityText: string,
	way: 'original' | 'store-credit' | 'cash' = 'original',
) {
	const lines = [{ n: 1, quantityText }];
	const { paidFen } = await till.ask('refund/preview', { pos, way, lines });
	const wanted = { pos, way, lines, expectedPaidFen: paidFen, reason: 'other' as const };
	return till.ask('refund/complete', wanted, { approval });
}

async function pay(sale: { saleId: string; revision: number }, subject: string, amountText = '') {
	return till.ask('payment/begin', { ...sale, method: 'store_credit', subject, amountText });
}

async function balanceOf(code: string): Promise<number> {
	return (await till.ask('credit/find', { code })).balanceFen;
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(till)).toEqual([]);
}

describe('a slip', () => {
	it('is made by a refund that a manager released, and printed with its barcode', async () => {
		const { pos } = await till.ask('sale/complete', await fill('3'));
		const way = 'store-credit' as const;
		const lines = [{ n: 1, quantityText: '3' }];
		const plan = await till.ask('refund/preview', { pos, way, lines });
		expect(plan.needsApproval).toBe(true);
		expect(plan.paidBack).toEqual([{ kind: 'store_credit', method: '', paidFen: 1350 }]);
		expect(plan.moves).toContainEqual({ of: 'credit', name: '', before: 0, after: 1350 });
		const wanted = { pos, way, lines, expectedPaidFen: 1350, reason: 'other' as const };
		const alone = await till.refused('refund/complete', wanted);
		expect(alone.code).toBe('permission/needs-approval');

		const { slips, drawer, cashFen } = await giveBack(pos, '3', way);
		expect({ drawer, cashFen }).toEqual({ drawer: 'none', cashFen: 0 });
		expect(slips).toEqual([
			{ code: expect.stringMatching(/^D\d{14}$/), addedFen: 1350, balanceFen: 1350 },
		]);
		const code = slips[0]?.code ?? '';
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const { blocks } = till.devices.printed[1]?.document ?? { blocks: [] };
		expect(blocks).toContainEqual({ kind: 'barcode', text: code });
		expect(await balanceOf(code)).toBe(1350);
		await verifyClean();
	});

	it('pays part of a sale, keeps the rest, and ends at nothing', async () => {
		const code = await issue('4');
		const first = await fill('2');
		const { attempts, remainingFen } = await pay(first, code.toLowerCase(), '5');
		expect(remainingFen).toBe(400);
		expect(attempts).toMatchObject([{ state: 'paid', amountFen: 500 }]);
		expect(attempts[0]?.reference).toBe(`…${code.slice(-4)}`);
		expect(await till.ask('credit/find', { code })).toMatchObject({
			balanceFen: 1800,
			freeFen: 1300,
		});
		await till.ask('sale/complete', first);
		expect(await balanceOf(code)).toBe(1300);
		await expect.poll(() => till.devices.printed.length).toBe(3);
		const paper = JSON.stringify(till.devices.printed[2]?.document);
		expect(paper).toContain('13.00');
		expect(paper).not.toContain(code);

		const second = await fill('4');
		const { remainingFen: rest } = await pay(second, code);
		expect(rest).toBe(500);
		await till.ask('sale/complete', { ...second, givenText: '5' });
		expect(await balanceOf(code)).toBe(0);
		const empty = await till.refused('payment/begin', {
			...(await fill('1')),
			method: 'store_credit',
			subject: code,
		});
		expect(empty.code).toBe('credit/empty');
		await verifyClean();
	});

	it('gets back what it paid, whatever other way was chosen for the rest', async () => {
		const code = await issue('2');
		const sale = await fill('4');
		await pay(sale, code);
		const { pos } = await till.ask('sale/complete', sale);
		expect(await balanceOf(code)).toBe(0);
		// 2.25 of it was cash, which left in whole jiao as 2.30.
		await giveBack(pos, '1');
		expect(await balanceOf(code)).toBe(225);
		const { slips } = await giveBack(pos, '1', 'store-credit');
		expect(slips.map(({ addedFen }) => addedFen)).toEqual([225, 220]);
		expect(await balanceOf(code)).toBe(450);
		await giveBack(pos, '2');
		expect(await balanceOf(code)).toBe(900);
		await verifyClean();
	});

	it('goes back to its code when the sale it paid is voided', async () => {
		const code = await issue('2');
		const sale = await fill('2');
		await pay(sale, code);
		const { pos } = await till.ask('sale/complete', sale);
		const wanted = { pos, mode: 'void' as const, lines: [] };
		const { paidFen } = await till.ask('refund/preview', wanted);
		const reason = 'mistake' as const;
		await till.ask(
			'refund/complete',
			{ ...wanted, expectedPaidFen: paidFen, reason },
			{ approval },
		);
		expect(await balanceOf(code)).toBe(900);
		await verifyClean();
	});

	it('is never spent twice: not by two presses, two payments, nor two completions', async () => {
		const code = await issue('2');
		const sale = await fill('4');
		const input = { ...sale, method: 'store_credit' as const, subject: code, amountText: '9' };
		const replies = await Promise.all([
			till.reply('payment/begin', input, { commandId: 'slip-first-press' }),
			till.reply('payment/begin', input, { commandId: 'slip-other-press' }),
			till.reply('payment/begin', input, { commandId: 'slip-first-press' }),
		]);
		expect(replies.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(replies[1]).toMatchObject({ refusal: { code: 'credit/empty' } });
		const done = await Promise.all([
			till.reply('sale/complete', { ...sale, givenText: '9' }),
			till.reply('sale/complete', { ...sale, givenText: '9' }),
		]);
		expect(done.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await balanceOf(code)).toBe(0);
		await verifyClean();
	});

	it('is held by an unfinished sale over a restart, and let go by whoever sells', async () => {
		const code = await issue('2');
		const sale = await fill('4');
		await pay(sale, code, '7');
		await till.restart();
		await till.signIn('cashier');
		expect(await till.ask('credit/find', { code })).toMatchObject({ freeFen: 200 });
		const short = await till.refused('payment/begin', {
			...sale,
			method: 'store_credit',
			subject: code,
			amountText: '3',
		});
		expect(short).toEqual({ code: 'credit/short', free: 200 });
		const { attempts } = await till.ask('payment/list', { saleId: sale.saleId });
		const attemptId = attempts[0]?.attemptId ?? '';
		await till.ask('payment/cancel', { attemptId });
		expect(await till.ask('credit/find', { code })).toMatchObject({ freeFen: 900 });
		await till.ask('sale/complete', sale);
		expect(await balanceOf(code)).toBe(900);
		await verifyClean();
	});

	it('is taken back before the goods are put aside for a deposit, so that no order holds it', async () => {
		const code = await issue('2');
		const sale = await fill('4');
		const { attempts } = await pay(sale, code, '5');
		const wanted = { ...sale, amountText: '5', label: '王女士' };
		expect(await till.refused('deposit/take', wanted)).toEqual({
			code: 'payment/still-paid',
			paid: 500,
		});
		await till.ask('payment/cancel', { attemptId: attempts[0]?.attemptId ?? '' });
		await till.ask('deposit/take', wanted);
		expect(await till.ask('credit/find', { code })).toMatchObject({ freeFen: 900 });
		await verifyClean();
	});

	it('takes the deposit of a sale that came back, when a manager says so', async () => {
		const sale = await fill('4');
		const { orderNo } = await till.ask('deposit/take', { ...sale, amountText: '10' });
		await till.ask('deposit/collect', { orderNo });
		const { saleId, revision } = await till.ask('sale/current', {});
		const { pos } = await till.ask('sale/complete', { saleId, revision });
		const { slips } = await giveBack(pos, '4', 'store-credit');
		expect(slips).toMatchObject([{ addedFen: 1800, balanceFen: 1800 }]);
		await verifyClean();
	});

	it('gets the rest of an exchange for something cheaper, and no more', async () => {
		const code = await issue('4');
		const sale = await fill('4');
		await pay(sale, code);
		const { pos } = await till.ask('sale/complete', sale);
		await fill('1');
		const lines = [{ n: 1, quantityText: '3' }];
		await till.ask('exchange/begin', { pos, lines, reason: 'unsuitable' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const { exchange } = await till.ask('sale/quote-cash', { saleId });
		const backFen = exchange?.backFen;
		expect(backFen).toBe(900);
		await till.ask('sale/complete', { saleId, revision, backFen });
		expect(await balanceOf(code)).toBe(900);
		await verifyClean();
	});

	it('is refused when mistyped, unknown or no slip at all, and the sale goes on', async () => {
		const sale = await fill('2');
		const refusalOf = async (subject: string) =>
			(await till.refused('payment/begin', { ...sale, method: 'store_credit', subject })).code;
		expect(await refusalOf('')).toBe('credit/bad-code');
		expect(await refusalOf(TEA)).toBe('credit/bad-code');
		const code = formatCreditCode(123_456_789_012);
		expect(await refusalOf(`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`)).toBe(
			'credit/bad-code',
		);
		expect(await refusalOf(code)).toBe('credit/not-found');
		expect((await till.refused('credit/find', { code })).code).toBe('credit/not-found');
		await till.ask('sale/complete', sale);
		await verifyClean();
	});

	it('stands in the journal and in the X report, which ties', async () => {
		const code = await issue('3');
		const sale = await fill('2');
		await pay(sale, code);
		await till.ask('sale/complete', sale);
		const sold = await journalOf(till, 'sale/completed');
		expect(sold.at(-1)?.['tenders']).toMatchObject([
			{ kind: 'store_credit', subject: code, amount_fen: 900, left_fen: 450 },
		]);
		const [confirmed] = await journalOf(till, 'payment/confirmed');
		expect(confirmed).toMatchObject({ method: 'store_credit', amount_fen: 900 });
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(report.tenders).toContainEqual(
			expect.objectContaining({ kind: 'store_credit', amountFen: 900, paidBackFen: 1350 }),
		);
		expect(brokenIdentities(report as XReport)).toEqual([]);
		await verifyClean();
	});
});
