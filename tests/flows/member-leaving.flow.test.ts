// Goal: nobody leaves while an order or a sale of theirs stands, and who left and is here again is
// the member they were, by the step the refusals name (MEM-6).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const PHONE = '13977665544';
const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', {
		phone: PHONE,
		name: '欧阳明远',
		cardNo: 'GT-01',
	}));
});
afterEach(() => till.close());

async function basket() {
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}
const refusedClose = () => till.refused('member/close', { memberId }, { approval });

describe('MEM-6: nobody is closed', () => {
	it('while an order of theirs with a deposit is not collected', async () => {
		await till.ask('scan/submit', { text: TEA });
		const { saleId, revision } = await till.ask('sale/current', {});
		const order = { saleId, revision, amountText: '2', label: '欧阳', phone: PHONE };
		await till.ask('deposit/take', order);
		expect(await refusedClose()).toEqual({ code: 'member/holds-orders', orders: 1 });
	});

	it('while a sale of theirs is on the counter or parked, until they are off it', async () => {
		const { saleId } = await basket();
		expect(await refusedClose()).toEqual({ code: 'member/on-open-sale', sales: 1 });
		await till.ask('sale/park', { saleId });
		expect(await refusedClose()).toEqual({ code: 'member/on-open-sale', sales: 1 });
		await till.ask('sale/recall', { saleId });
		await till.ask('sale/detach-member', {});
		const page = await till.ask('member/close', { memberId }, { approval });
		expect(page.panel.state).toBe('closed');
	});
});

describe('MEM-6: who left and is here again', () => {
	it('is released by a manager, with the phone and the history they had', async () => {
		await till.ask('member/close', { memberId }, { approval });
		const add = { phone: PHONE };
		expect((await till.refused('member/add', add)).code).toBe('member/phone-taken');
		expect((await till.refused('member/find', { text: PHONE })).code).toBe('member/closed');
		const { panel } = await till.ask('member/find', { text: PHONE, purpose: 'page' });
		expect(panel).toMatchObject({ memberId, state: 'closed' });
		const alone = await till.refused('member/release', { memberId });
		expect(alone.code).toBe('permission/needs-approval');
		await till.ask('member/release', { memberId }, { approval });
		const { panel: back } = await till.ask('member/find', { text: PHONE });
		expect(back).toMatchObject({ memberId, state: 'active' });
		expect((await till.refused('member/find', { text: 'GT-01' })).code).toBe(
			'member/card-replaced',
		);
		await till.ask('member/issue-card', { memberId, newCardNo: 'GT-02' }, { approval });
		await basket();
		await till.signIn('manager');
		const { changes } = await till.ask('member/history', { memberId });
		const states = changes.filter(({ field }) => field === 'state');
		expect(states.map(({ before, after }) => [before, after])).toEqual([
			['closed', 'active'],
			['active', 'closed'],
		]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('a row that was merged stays merged', async () => {
		const { memberId: keepId } = await till.ask('member/add', { phone: '13800138000' });
		await till.ask('member/merge', { keepId, dropId: memberId }, { approval });
		const refusal = await till.refused('member/release', { memberId }, { approval });
		expect(refusal.code).toBe('member/closed');
	});
});
