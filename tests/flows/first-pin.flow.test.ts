// Goal: the first PIN, the first phone and one more card are set by whoever is there, or a manager
// releases it: else whoever finds a card would make it theirs (SV-5, MEM-6).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const PIN = '274913';
const released = { approval: approvalOf('manager') };

let till: TempTerminal;
let memberId: string;
let child: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	memberId = await add({ phone: '13800138000', cardNo: 'GT-0001' });
	child = await add({ phone: '13912345678', cardNo: 'GT-0002' });
});
afterEach(() => till.close());

const add = async (who: { phone?: string; cardNo?: string }) =>
	(await till.ask('member/add', who)).memberId;
const topUp = (amountText: string, expectedBonusFen: number, whose = memberId) =>
	till.ask('stored-value/top-up', { memberId: whose, amountText, way: 'wechat', expectedBonusFen });
async function pay(amountText: string, proof: { readonly pin: string; readonly tail?: string }) {
	const { saleId, revision } = await till.ask('sale/current', {});
	const input = { saleId, revision, method: 'stored_value', amountText, proof } as const;
	return till.reply('payment/begin', input);
}

describe('the first PIN and the first phone', () => {
	it('SV-5: the PIN is set by whoever shows the card, or a manager releases it; it is kept who', async () => {
		await topUp('500', 5000);
		await till.ask('scan/submit', { text: TEA, quantityText: '90' });
		await till.ask('sale/attach-member', { memberId, foundBy: 'list' });
		const first = { memberId, pin: PIN };
		const needs = { code: 'permission/needs-approval', role: 'manager' };
		expect(await till.refused('member/set-pin', first)).toEqual(needs);
		expect(await pay('300', { pin: PIN, tail: '' })).toMatchObject({
			refusal: { code: 'member/wrong-pin' },
		});
		await till.ask('member/find', { text: 'GT-0001', source: 'scanned' });
		expect(await till.refused('member/set-pin', { ...first, memberId: child })).toEqual(needs);
		await till.ask('member/set-pin', first);
		await till.ask('member/set-pin', { ...first, memberId: child }, released);
		const { changes } = await till.ask('member/history', { memberId: child }, released);
		expect(changes).toMatchObject([{ field: 'pin', before: '', after: '' }]);
		expect(changes[0]?.approver).toBe(released.approval.operatorNo);
		expect((await pay('300', { pin: PIN })).ok).toBe(true);
	});

	it('MEM-6: a card that holds value gets its first phone by a manager only', async () => {
		const bare = await add({ cardNo: 'GT-0009' });
		const phone = { memberId: bare, field: 'phone', value: '13700137000' } as const;
		await topUp('100', 0, bare);
		expect((await till.refused('member/change', phone)).code).toBe('permission/needs-approval');
		await till.ask('member/change', phone, released);
		const empty = await add({ cardNo: 'GT-0008' });
		await till.ask('member/change', { ...phone, memberId: empty, value: '13700137001' });
	});

	it('SV-5: one more card to what somebody has needs the one they have, or a manager', async () => {
		const bare = await add({ phone: '13700137000' });
		await till.ask('member/issue-card', { memberId: bare });
		await topUp('100', 0, bare);
		const more = { memberId: bare, newCardNo: 'GT-0007' };
		expect((await till.refused('member/issue-card', more)).code).toBe('permission/needs-approval');
		await till.ask('member/issue-card', more, released);
		await till.ask('member/find', { text: 'GT-0007', source: 'scanned' });
		await till.ask('member/issue-card', { memberId: bare });
	});

	it('SV-5: who had a PIN has it after a merge, with the tries that were wrong', async () => {
		await till.ask('member/set-pin', { memberId: child, pin: PIN }, released);
		const wrong = { memberId: child, pin: '582047', oldPin: '111222' };
		expect(await till.refused('member/set-pin', wrong)).toMatchObject({ left: 4 });
		const merge = { keepId: memberId, dropId: child };
		const { panel } = await till.ask('member/merge', merge, released);
		expect(panel.hasPin).toBe(true);
		expect(await till.refused('member/set-pin', { ...wrong, memberId })).toEqual({
			code: 'member/wrong-pin',
			left: 3,
		});
		await till.ask('member/set-pin', { memberId, pin: '582047', oldPin: PIN });
	});
});
