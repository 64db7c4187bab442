// Goal: a company buys now and pays later, never above its limit; what it owes, the drawer, the X
// report, the paper and `verify` agree after every purchase, refund and payment.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { AccountView } from '#shared/contract/account-requests.ts';
import type { SettleWay } from '#shared/account/settle-ways.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');
const GREAT_WALL = { code: 'C001', name: '长城贸易有限公司', limitText: '50' };

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask('account/put', GREAT_WALL, { approval });
});
afterEach(() => till.close());

/** So many at 4.50 in the basket. */
async function fill(quantityText: string) {
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

/** The input of a payment on account. */
function onAccount(sale: { saleId: string; revision: number }, amountText = '', subject = 'C001') {
	return { ...sale, method: 'on_account' as const, subject, amountText };
}

/** Sells so many on account; the position of the sale. */
async function buy(quantityText: string): Promise<number> {
	const sale = await fill(quantityText);
	await till.ask('payment/begin', onAccount(sale));
	return (await till.ask('sale/complete', sale)).pos;
}

function settle(way: SettleWay, amountText = '', reference = '') {
	return till.ask('account/settle', { code: 'C001', way, amountText, reference });
}

async function standing(): Promise<AccountView | undefined> {
	const { accounts } = await till.ask('account/list', {});
	return accounts.find(({ code }) => code === 'C001');
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(till)).toEqual([]);
}

describe('buying on account', () => {
	it('is owed, printed with the company’s name and a line to sign, and leaves the drawer alone', async () => {
		await buy('4');
		expect(await standing()).toMatchObject({ owedFen: 1800, limitFen: 5000, freeFen: 3200 });
		const [sold] = await journalOf(till, 'sale/completed');
		expect(sold?.['tenders']).toMatchObject([
			{ kind: 'on_account', subject: 'C001', amount_fen: 1800 },
		]);
		await expect.poll(() => till.devices.printed.length).toBe(1);
		const paper = JSON.stringify(till.devices.printed[0]?.document);
		expect(paper).toContain('实收 挂账 长城贸易有限公司');
		expect(paper).toContain('顾客签字');
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(report.expectedCashFen).toBe(50_000);
		expect(report.tenders).toMatchObject([{ kind: 'on_account', amountFen: 1800 }]);
		await verifyClean();
	});

	it('is refused above the limit; what is within it may be, and the rest in cash', async () => {
		const sale = await fill('12');
		const refused = await till.refused('payment/begin', onAccount(sale));
		expect(refused).toEqual({ code: 'account/above-limit', free: 5000 });
		const { remainingFen } = await till.ask('payment/begin', onAccount(sale, '50'));
		expect(remainingFen).toBe(400);
		const again = await till.refused('payment/begin', onAccount(sale, '0.01'));
		expect(again).toEqual({ code: 'account/above-limit', free: 0 });
		await till.ask('sale/complete', { ...sale, givenText: '4' });
		expect(await standing()).toMatchObject({ owedFen: 5000, freeFen: 0 });
		await verifyClean();
	});

	it('holds the limit for an unfinished sale, whoever presses twice', async () => {
		const sale = await fill('12');
		const replies = await Promise.all([
			till.reply('payment/begin', onAccount(sale, '30')),
			till.reply('payment/begin', onAccount(sale, '24')),
		]);
		expect(replies.map(({ ok }) => ok)).toEqual([true, false]);
		await till.restart();
		await till.signIn('cashier');
		expect(await standing()).toMatchObject({ owedFen: 0, freeFen: 2000 });
		const { attempts } = await till.ask('payment/list', { saleId: sale.saleId });
		await till.ask('payment/cancel', { attemptId: attempts[0]?.attemptId ?? '' });
		expect(await standing()).toMatchObject({ freeFen: 5000 });
	});

	it('is refused for nobody and for a customer who was stopped, and the sale goes on', async () => {
		const sale = await fill('2');
		const nobody = await till.refused('payment/begin', onAccount(sale, '', 'C999'));
		expect(nobody.code).toBe('account/not-found');
		await till.ask('account/put', { ...GREAT_WALL, active: false }, { approval });
		const stopped = await till.refused('payment/begin', onAccount(sale));
		expect(stopped.code).toBe('account/inactive');
		await till.ask('sale/complete', sale);
		await verifyClean();
	});
});

describe('a refund of what was bought on account', () => {
	it('is only owed less, also where another way was asked for', async () => {
		const pos = await buy('4');
		const lines = [{ n: 1, quantityText: '1' }];
		const plan = await till.ask('refund/preview', { pos, lines });
		expect(plan.paidBack).toEqual([{ kind: 'on_account', method: 'on_account', paidFen: 450 }]);
		expect(plan.moves).toContainEqual({
			of: 'account',
			name: '长城贸易有限公司',
			before: 1800,
			after: 1350,
		});
		for (const way of ['original', 'cash', 'store-credit'] as const) {
			const { paidFen } = await till.ask('refund/preview', { pos, way, lines });
			const wanted = { pos, way, lines, expectedPaidFen: paidFen, reason: 'other' as const };
			const done = await till.ask('refund/complete', wanted);
			expect(done).toMatchObject({ cashFen: 0, drawer: 'none', slips: [] });
		}
		expect(await standing()).toMatchObject({ owedFen: 450 });
		await verifyClean();
	});

	it('gives the cash part back in cash and the rest off what is owed', async () => {
		const sale = await fill('4');
		await till.ask('payment/begin', onAccount(sale, '9'));
		const { pos } = await till.ask('sale/complete', { ...sale, givenText: '9' });
		const lines = [{ n: 1, quantityText: '4' }];
		const wanted = { pos, lines, expectedPaidFen: 1800, reason: 'other' as const };
		expect(await till.ask('refund/complete', wanted)).toMatchObject({ cashFen: 900 });
		expect(await standing()).toMatchObject({ owedFen: 0 });
		await verifyClean();
	});
});

describe('paying off an account', () => {
	it('in cash goes into the drawer, onto a slip and into the X report, which ties', async () => {
		await buy('4');
		const printed = () => till.devices.printed.length;
		await expect.poll(printed).toBe(1);
		const done = await settle('cash', '10');
		expect(done).toMatchObject({
			amountFen: 1000,
			receipt: 'printing',
			drawer: 'opening',
			account: { owedFen: 800, freeFen: 4200 },
		});
		await expect.poll(printed).toBe(2);
		const paper = JSON.stringify(till.devices.printed[1]?.document);
		for (const text of ['挂账还款单', 'C001 长城贸易有限公司', '实收 现金', '10.00', '8.00']) {
			expect(paper).toContain(text);
		}
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: true });
		expect(report.expectedCashFen).toBe(51_000);
		expect(report.cash).toContainEqual({ way: 'settlements', amountFen: 1000 });
		expect(report.settlements).toEqual([{ kind: 'cash', method: '', count: 1, amountFen: 1000 }]);
		expect(brokenIdentities(report as XReport)).toEqual([]);
		await expect.poll(printed).toBe(3);
		expect(JSON.stringify(till.devices.printed[2]?.document)).toContain('挂账还款');
		await verifyClean();
	});

	it('by transfer leaves the drawer alone and is marked to be checked', async () => {
		await buy('4');
		const done = await settle('transfer', '', '20261125-7');
		expect(done).toMatchObject({ amountFen: 1800, drawer: 'none', account: { owedFen: 0 } });
		const [settled] = await journalOf(till, 'account/settled');
		expect(settled).toMatchObject({
			customer: 'C001',
			owed_fen: 0,
			paid: { kind: 'transfer', method: 'transfer', reference: '20261125-7', unverified: 1 },
		});
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(report.expectedCashFen).toBe(50_000);
		expect(report.totalFen).toBe(1800);
		expect(brokenIdentities(report as XReport)).toEqual([]);
		await verifyClean();
	});

	it('is one, however often it is pressed, and never more than is owed', async () => {
		await buy('4');
		const input = { code: 'C001', way: 'cash' as const, amountText: '10' };
		await till.ask('account/settle', input, { commandId: 'settle-once' });
		await till.ask('account/settle', input, { commandId: 'settle-once' });
		expect(await standing()).toMatchObject({ owedFen: 800 });
		const over = await till.refused('account/settle', input);
		expect(over).toEqual({ code: 'account/overpays', owed: 800 });
		const codeOf = async (change: object) =>
			(await till.refused('account/settle', { ...input, ...change })).code;
		expect(await codeOf({ amountText: '6901234567892' })).toBe('amount/looks-like-barcode');
		expect(await codeOf({ amountText: '0' })).toBe('account/cash-step');
		expect(await codeOf({ amountText: '1.05' })).toBe('account/cash-step');
		expect(await codeOf({ code: 'C999' })).toBe('account/not-found');
		expect(await codeOf({ reference: '4111 1111 1111 1111' })).toBe('payment/card-number');
		await settle('card', '8');
		expect(await codeOf({ amountText: '' })).toBe('account/nothing-owed');
		await verifyClean();
	});

	it('needs an open shift', async () => {
		const shut = await openTempTerminal();
		await shut.signIn('manager');
		await shut.ask('account/put', GREAT_WALL);
		const refused = await shut.refused('account/settle', { code: 'C001', way: 'cash' });
		expect(refused.code).toBe('shift/none-open');
		await shut.close();
	});
});

describe('the list of account customers', () => {
	it('is kept by a manager, every change in the journal', async () => {
		const alone = await till.refused('account/put', { ...GREAT_WALL, limitText: '99' });
		expect(alone.code).toBe('permission/needs-approval');
		await buy('4');
		const put = await till.ask('account/put', { ...GREAT_WALL, limitText: '10' }, { approval });
		expect(put).toMatchObject({ limitFen: 1000, owedFen: 1800, freeFen: 0 });
		const kinds = await journalOf(till, 'account/added', 'account/changed');
		expect(kinds.map(({ kind, approver }) => [kind, approver])).toEqual([
			['account/added', approval.operatorNo],
			['account/changed', approval.operatorNo],
		]);
		const wrong = await till.refused('account/put', { ...GREAT_WALL, name: ' ' }, { approval });
		expect(wrong.code).toBe('request/invalid-input');
		await verifyClean();
	});
});
