// Goal: every change of a member stands in their history (MEM-6), also one that came by itself and
// one that a merge made: old, new, who, when.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { workAgain } from '#kit/work-again.ts';

const approval = approvalOf('manager');
let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

async function historyOf(memberId: string, ...fields: string[]) {
	await till.signIn('manager');
	const { changes } = await till.ask('member/history', { memberId });
	return changes.filter(({ field }) => fields.includes(field)).toReversed();
}

describe('MEM-6: the history of a level', () => {
	it('has it bought, and given back with its fee', async () => {
		const { templates } = await till.ask('tier/list', {});
		const [first, second, third] = templates.three;
		const paid = { basis: 'paid', threshold: 0, feeDays: 365, feeFen: 36_500 } as const;
		const plus = { ...third, ...paid, code: 'plus', name: '尊享' };
		const tiers = [first, second, plus].map((tier) => ({ ...tier, benefits: [] }));
		await till.ask('tier/put-table', { tiers: tiers as never }, { approval });
		const { memberId } = await till.ask('member/add', { phone: '13977665544' });
		const { fee } = await till.ask('tier/buy', {
			memberId,
			tier: 'plus',
			expectedFeeFen: 36_500,
			tenders: [{ way: 'wechat', amountFen: 36_500 }],
		});
		await till.ask('tier/undo-buy', { feeId: fee.feeId }, { approval });
		const cashier = approvalOf('cashier').operatorNo;
		expect(await historyOf(memberId, 'tier')).toMatchObject([
			{ after: 'plus', operator: cashier, approver: '' },
			{ before: 'plus', operator: cashier, approver: approval.operatorNo },
		]);
	});

	it('has it reached, by nobody, and ended by its period', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13977665544' });
		const amount = { amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
		const { lotId } = await till.ask('stored-value/top-up', { memberId, ...amount });
		const [reached, ...more] = await historyOf(memberId, 'tier');
		expect(reached).toMatchObject({ operator: '', approver: '' });
		expect(reached?.before).not.toBe(reached?.after);
		expect(more).toEqual([]);
		await till.signIn('cashier');
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, { approval });
		till.clock.advance(460 * 86_400_000);
		await till.restart();
		await till.signIn('cashier');
		await workAgain(till);
		await expect
			.poll(() => historyOf(memberId, 'tier'))
			.toMatchObject([
				{ after: reached?.after },
				{ before: reached?.after, after: reached?.before, operator: '' },
			]);
	});
});

it('MEM-6: the history of a merge has the row that went, and the cards that came', async () => {
	const keep = await till.ask('member/add', { phone: '13977665544', cardNo: 'AAAA1111' });
	const drop = await till.ask('member/add', { phone: '13977665545', cardNo: 'BBBB2222' });
	const pair = { keepId: keep.memberId, dropId: drop.memberId };
	await till.ask('member/merge', pair, { approval });
	expect(await historyOf(keep.memberId, 'card', 'tier')).toMatchObject([
		{ field: 'card', before: '', after: '****2222', approver: approval.operatorNo },
	]);
	expect(await historyOf(drop.memberId, 'state')).toMatchObject([
		{ before: 'active', after: 'merged', approver: approval.operatorNo },
	]);
});
