// Goal: a company member buys on their own account without a code, up to a limit only a manager
// moves; who is frozen or gone buys nothing, no debt is left, and a month of it ties (MEM-3).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCompany, buyTea, fillTea, onAccount } from '#kit/company.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	memberId = await addCompany(till, '13900139000');
});
afterEach(() => till.close());

const link = (changes: Partial<RequestInput<'account/link'>> = {}) =>
	till.ask('account/link', { memberId, limitText: '50', ...changes }, { approval });

function fill(quantityText: string, whose: 'theirs' | 'nobody' = 'theirs') {
	return fillTea(till, quantityText, whose === 'theirs' ? memberId : undefined);
}
const buy = (quantityText: string) => buyTea(till, quantityText, memberId);

const panel = async () => (await till.ask('member/page', { memberId })).panel;

describe('MEM-3: the account of a company member', () => {
	it('is opened from their page with a limit, and its changes stay in their history', async () => {
		const opened = await link({ name: '长城贸易有限公司' });
		expect(opened.panel.account).toMatchObject({
			code: 'C001',
			name: '长城贸易有限公司',
			limitFen: 5000,
			owedFen: 0,
			freeFen: 5000,
			active: true,
		});
		const raised = await link({ limitText: '80' });
		expect(raised.panel.account).toMatchObject({ name: '长城贸易有限公司', limitFen: 8000 });
		const { changes } = await till.ask('member/history', { memberId }, { approval });
		expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
			['accountLimit', '50.00', '80.00'],
			['accountLimit', '', '50.00'],
			['accountCode', '', 'C001'],
		]);
		expect(await journalOf(till, 'account/changed')).toMatchObject([
			{ customer: 'C001', limit_fen: 8000, approver: expect.any(String) },
		]);
	});

	it('is a manager’s to open, a company’s to have, and one member’s alone', async () => {
		const mine = { memberId, limitText: '50' };
		expect((await till.refused('account/link', mine)).code).toBe('permission/needs-approval');
		await link();
		const other = await addCompany(till, '13900139001');
		const theirs = { memberId: other, limitText: '1', code: 'C001' };
		expect(await till.refused('account/link', theirs, { approval })).toEqual({
			code: 'account/of-another',
		});
		const person = await till.ask('member/add', { phone: '13900139002' });
		const hers = { memberId: person.memberId, limitText: '1' };
		expect(await till.refused('account/link', hers, { approval })).toEqual({
			code: 'account/not-company',
		});
		const change = { memberId: other, field: 'accountCode', value: 'C001' } as const;
		expect((await till.refused('member/change', change)).code).toBe('permission/needs-approval');
		expect((await till.refused('member/change', change, { approval })).code).toBe(
			'account/of-another',
		);
		const nowhere = { ...change, value: 'C999' };
		expect((await till.refused('member/change', nowhere, { approval })).code).toBe(
			'account/not-found',
		);
		const added = { phone: '13900139003', kind: 'company', accountCode: 'C001' } as const;
		expect((await till.refused('member/add', added)).code).toBe('account/of-another');
	});

	it('keeps the name out of the journal when nobody gave one for the paper', async () => {
		await link();
		expect(JSON.stringify(await journalOf(till, 'account/added'))).not.toContain('长城贸易');
	});

	it('pays by itself: no code is typed, and the page says what is used of the limit', async () => {
		await link({ name: '长城贸易有限公司' });
		await buy('5');
		const [sold] = await journalOf(till, 'sale/completed');
		expect(sold?.['tenders']).toMatchObject([
			{ kind: 'on_account', subject: 'C001', amount_fen: 2100 },
		]);
		expect((await panel()).account).toMatchObject({ owedFen: 2100, freeFen: 2900 });
		const { accounts } = await till.ask('account/list', {});
		expect(accounts).toMatchObject([{ code: 'C001', member: { memberId, state: 'active' } }]);
		const sale = await fill('7');
		expect(await till.refused('payment/begin', onAccount(sale))).toEqual({
			code: 'account/above-limit',
			free: 2900,
		});
		await till.ask('payment/begin', onAccount(sale, '', '29'));
		await till.ask('sale/complete', { ...sale, givenText: '0.4' });
		expect((await panel()).account).toMatchObject({ owedFen: 5000, freeFen: 0 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is refused to a member who has none, and to one on whose sale another’s is named', async () => {
		const sale = await fill('1');
		expect(await till.refused('payment/begin', onAccount(sale))).toEqual({
			code: 'account/member-has-none',
		});
		await till.ask('sale/detach-member', {});
		await link();
		const other = await addCompany(till, '13900139001');
		await till.ask('sale/attach-member', { memberId: other });
		const { saleId, revision } = await till.ask('sale/current', {});
		const theirs = onAccount({ saleId, revision }, 'C001');
		expect(await till.refused('payment/begin', theirs)).toEqual({ code: 'account/of-another' });
	});

	it('stops while the member is frozen, whoever types the code, and goes on when released', async () => {
		await link();
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, { approval });
		const sale = await fill('1', 'nobody');
		expect(await till.refused('payment/begin', onAccount(sale, 'C001'))).toEqual({
			code: 'account/inactive',
		});
		expect((await panel()).account).toMatchObject({ active: true, freeFen: 0 });
		await till.ask('member/release', { memberId, reason: 'dispute' }, { approval });
		await till.ask('payment/begin', onAccount(sale, 'C001'));
	});

	it('pays out what was paid for goods that came back, by a manager, before they go', async () => {
		await link();
		const pos = await buy('10');
		await till.ask('account/settle', { code: 'C001', way: 'transfer' });
		const lines = [{ n: 1, quantityText: '10' }];
		const { paidFen: expectedPaidFen } = await till.ask('refund/preview', { pos, lines });
		const back = { pos, lines, expectedPaidFen, reason: 'other' } as const;
		await till.ask('refund/complete', back, { approval });
		const close = { memberId, reason: 'asked' } as const;
		const stays = { code: 'member/account-credit', credit: 4200 };
		expect(await till.refused('member/close', close, { approval })).toEqual(stays);
		expect(await till.refused('account/settle', { code: 'C001', way: 'cash' })).toEqual({
			code: 'account/nothing-owed',
		});
		const out = { code: 'C001', way: 'cash', payOut: true } as const;
		expect((await till.refused('account/settle', out)).code).toBe('permission/needs-approval');
		const codeOf = async (change: object) =>
			(await till.refused('account/settle', { ...out, ...change }, { approval })).code;
		expect(await codeOf({ way: 'wechat' })).toBe('account/pay-out-way');
		expect(await codeOf({ amountText: '42.10' })).toBe('account/above-credit');
		const part = { ...out, amountText: '10' };
		const paid = await till.ask('account/settle', part, { approval });
		expect(paid).toMatchObject({ amountFen: 1000, account: { owedFen: -3200 } });
		const rest = { ...out, way: 'transfer' } as const;
		expect(await till.ask('account/settle', rest, { approval })).toMatchObject({ amountFen: 3200 });
		expect(await codeOf({})).toBe('account/no-credit');
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.expectedCashFen).toBe(50_000 - 1000);
		expect(report.cash).toContainEqual({ way: 'settlements', amountFen: -1000 });
		expect(brokenIdentities(report as XReport)).toEqual([]);
		const papers = () => JSON.stringify(till.devices.printed.map(({ document }) => document));
		await expect.poll(papers).toContain('挂账退款单');
		await till.ask('member/close', close, { approval });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('keeps a member who owes, and is shut when they go', async () => {
		await link();
		await buy('2');
		const close = { memberId, reason: 'asked' } as const;
		expect(await till.refused('member/close', close, { approval })).toEqual({
			code: 'member/owes-account',
			owed: 840,
		});
		const change = { memberId, field: 'kind', value: 'ordinary' } as const;
		expect((await till.refused('member/change', change)).code).toBe('member/owes-account');
		await till.ask('account/settle', { code: 'C001', way: 'transfer' });
		// What the sales brought goes first.
		const { points } = await panel();
		if (points > 0) {
			const taken = { memberId, points: -points, reason: '补登' };
			await till.ask('points/adjust', taken, { approval });
		}
		await till.ask('member/close', close, { approval });
		const { accounts } = await till.ask('account/list', {});
		expect(accounts).toMatchObject([{ active: false, freeFen: 0, member: { state: 'closed' } }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is shut when the member is forgotten, and nobody buys on it by its code', async () => {
		await link();
		const wish = { memberId, kind: 'erase', proof: 'card' } as const;
		const { requestId } = await till.ask('privacy/ask', wish);
		await till.ask('privacy/erase', { requestId }, { approval: approvalOf('owner') });
		const { accounts } = await till.ask('account/list', {});
		expect(accounts).toMatchObject([{ code: 'C001', active: false, freeFen: 0 }]);
		expect(accounts[0]?.member).toBeUndefined();
		const sale = await fill('1', 'nobody');
		expect(await till.refused('payment/begin', onAccount(sale, 'C001'))).toEqual({
			code: 'account/inactive',
		});
		expect(await verifyTill(till)).toEqual([]);
	});

	it('goes with the row that is merged, or is settled and shut when both have one', async () => {
		await link();
		await buy('2');
		const keepId = await addCompany(till, '13900139001');
		const merge = { keepId, dropId: memberId };
		const kept = await till.ask('member/merge', merge, { approval });
		expect(kept.panel.account).toMatchObject({ code: 'C001', owedFen: 840 });
		const third = await addCompany(till, '13900139004');
		await till.ask('account/link', { memberId: third, limitText: '9' }, { approval });
		const again = { keepId: third, dropId: keepId };
		expect(await till.refused('member/merge', again, { approval })).toEqual({
			code: 'member/owes-account',
			owed: 840,
		});
		await till.ask('account/settle', { code: 'C001', way: 'transfer' });
		const one = await till.ask('member/merge', again, { approval });
		expect(one.panel.account).toMatchObject({ code: 'C002' });
		const { accounts } = await till.ask('account/list', {});
		expect(accounts.find(({ code }) => code === 'C001')?.active).toBe(false);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('the statement of an account', () => {
	it('leads from what was owed to what is owed, and stands on paper to be confirmed', async () => {
		await link({ name: '长城贸易有限公司' });
		await buy('5');
		await till.ask('account/settle', { code: 'C001', way: 'transfer', amountText: '10' });
		await buy('1');
		const [sold] = await journalOf(till, 'sale/completed');
		const month = String(sold?.['biz_date']).slice(0, 7);
		const shown = await till.ask('account/statement', { code: 'C001', month });
		expect(shown).toMatchObject({
			openingFen: 0,
			boughtFen: 2520,
			returnedFen: 0,
			paidFen: 1000,
			closingFen: 1520,
		});
		expect(shown.lines.map(({ kind, amountFen, owedFen }) => [kind, amountFen, owedFen])).toEqual([
			['bought', 2100, 2100],
			['paid', -1000, 1100],
			['bought', 420, 1520],
		]);
		expect(shown.lines[0]?.receiptNo).not.toBe('');
		const later = await till.ask('account/statement', { code: 'C001', month: '2999-01' });
		expect(later).toMatchObject({ openingFen: 1520, lines: [], closingFen: 1520 });
		const earlier = await till.ask('account/statement', { code: 'C001', month: '2000-01' });
		expect(earlier).toMatchObject({ openingFen: 0, lines: [], closingFen: 0 });
		const before = till.devices.printed.length;
		await till.ask('account/print-statement', { code: 'C001', month });
		await expect.poll(() => till.devices.printed.length).toBeGreaterThan(before);
		const papers = () => JSON.stringify(till.devices.printed.at(-1)?.document);
		await expect.poll(papers).toContain('挂账对账单');
		expect(papers()).toContain('15.20');
		expect(await till.refused('account/statement', { code: 'C404', month })).toEqual({
			code: 'account/not-found',
		});
	});
});
