// Goal: an account ends with what may have one: who is no company any more buys nothing on it, no
// sale that is not finished is left on it, and what comes back goes to the one that stays (MEM-3).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCompany, buyTea, fillTea, onAccount } from '#kit/company.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	memberId = await company('13900139000');
});
afterEach(() => till.close());

async function company(phone: string): Promise<string> {
	const made = await addCompany(till, phone);
	await till.ask('account/link', { memberId: made, limitText: '50' }, { approval });
	return made;
}

const fill = (quantityText: string) => fillTea(till, quantityText, memberId);
const buy = (quantityText: string) => buyTea(till, quantityText, memberId);

const owed = async () => {
	const { accounts } = await till.ask('account/list', {});
	return Object.fromEntries(accounts.map(({ code, owedFen }) => [code, owedFen]));
};
const settle = () => till.ask('account/settle', { code: 'C001', way: 'transfer' });
const turn = (value: string) => ({ memberId, field: 'kind', value }) as const;

describe('MEM-3: a company that is none any more', () => {
	it('settles what it owes and what a sale holds, a manager turns it, and the account is shut', async () => {
		const sale = await fill('2');
		await till.ask('payment/begin', onAccount(sale));
		const held = { code: 'member/account-held', held: 840 };
		expect(await till.refused('member/change', turn('ordinary'), { approval })).toEqual(held);
		const close = { memberId, reason: 'asked' } as const;
		expect(await till.refused('member/close', close, { approval })).toEqual(held);
		await till.ask('sale/complete', sale);
		expect((await till.refused('member/change', turn('vip'), { approval })).code).toBe(
			'member/owes-account',
		);
		await settle();
		expect((await till.refused('member/change', turn('ordinary'))).code).toBe(
			'permission/needs-approval',
		);
		await till.ask('member/change', turn('ordinary'), { approval });
		const next = await fill('1');
		expect((await till.refused('payment/begin', onAccount(next))).code).toBe(
			'account/member-has-none',
		);
		expect((await till.refused('payment/begin', onAccount(next, 'C001'))).code).toBe(
			'account/inactive',
		);
		// Opened again by its name it is still nobody's to buy on; by the company it is again, it is.
		const open = { code: 'C001', name: '长城贸易', limitText: '50', active: true };
		await till.ask('account/put', open, { approval });
		expect((await till.refused('payment/begin', onAccount(next, 'C001'))).code).toBe(
			'account/inactive',
		);
		await till.ask('member/change', turn('company'));
		await till.ask('payment/begin', onAccount(next));
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('MEM-3: two companies that became one', () => {
	it('a sale that is not finished is finished first', async () => {
		const sale = await fill('2');
		await till.ask('payment/begin', onAccount(sale));
		const keepId = await company('13900139001');
		const merge = { keepId, dropId: memberId };
		expect(await till.refused('member/merge', merge, { approval })).toEqual({
			code: 'member/account-held',
			held: 840,
		});
	});

	it('owe less on the account that stays for what was bought on the other', async () => {
		const pos = await buy('4');
		await settle();
		const keepId = await company('13900139001');
		await till.ask('member/merge', { keepId, dropId: memberId }, { approval });
		const bottles = { pos, lines: [{ n: 1, quantityText: '2' }] };
		const { paidFen, moves } = await till.ask('refund/preview', bottles);
		expect(moves.filter(({ of }) => of === 'account')).toMatchObject([{ before: 0, after: -840 }]);
		const asked = { ...bottles, expectedPaidFen: paidFen, reason: 'quality' as const };
		await till.ask('refund/complete', asked, { approval });
		expect(await owed()).toEqual({ C001: 0, C002: -840 });
		const lines = [{ n: 1, quantityText: '2' }];
		await till.ask('exchange/begin', { pos, lines, reason: 'unsuitable' });
		await fillTea(till, '1', keepId);
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const backFen = totals.exchange?.backFen ?? 0;
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen, backFen });
		expect(await owed()).toEqual({ C001: 0, C002: -1260 });
		expect(await verifyTill(till)).toEqual([]);
	});
});
