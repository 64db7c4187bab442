// Goal: points an offer gives with a top-up are the member’s at once, and go when it is undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
});
afterEach(() => till.close());

const topUp = (amountText: string, expectedBonusFen: number) =>
	till.ask('stored-value/top-up', { memberId, amountText, way: 'wechat', expectedBonusFen });

describe('a top-up', () => {
	it('SV-1: points of an offer come with it, and go when it is undone', async () => {
		const book = await till.ask('stored-value/book', {});
		const offer = {
			offerId: 'points-100',
			name: '充100送500分',
			reach: 10_000,
			every: true,
			gifts: [{ kind: 'points' as const, points: 500 }],
			kinds: [],
			from: '',
			until: '',
		};
		await till.ask(
			'stored-value/change-book',
			{ book: { ...book, offers: [offer] } },
			{ approval },
		);
		const { lotId } = await topUp('200', 0);
		expect((await till.ask('member/panel', { memberId })).points).toBe(1000);
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, { approval });
		expect((await till.ask('member/panel', { memberId })).points).toBe(0);
		expect(await verifyTill(till)).toEqual([]);
	});
});
