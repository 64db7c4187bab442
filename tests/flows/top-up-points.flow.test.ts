// Goal: points an offer gives with a top-up are the member’s at once, and go when it is undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showCard } from '#kit/show-card.ts';
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

async function offerPoints(points: number): Promise<void> {
	const book = await till.ask('stored-value/book', {});
	const gifts = [{ kind: 'points' as const, points }];
	const rules = { reach: 10_000, every: true, kinds: [], from: '', until: '' };
	const offers = [{ offerId: 'points-100', name: '充100送积分', gifts, ...rules }];
	await till.ask('stored-value/change-book', { book: { ...book, offers } }, { approval });
}
const pointsOf = () => till.ask('points/statement', { memberId });

describe('a top-up', () => {
	it('SV-7: undone, it leaves older points their end', async () => {
		await offerPoints(500);
		const hand = { memberId, points: 500, reason: '补登' };
		await till.ask('points/adjust', hand, { approval });
		const before = (await pointsOf()).lots;
		till.clock.advance(900 * 86_400_000);
		await till.signIn('cashier');
		const { lotId } = await topUp('100', 0);
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, { approval });
		expect((await pointsOf()).lots).toEqual(before);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-7: is undone also where its points repaid a debt, which is owed again', async () => {
		const { book } = await till.ask('points/book', {});
		const rules = { ...book, rateBp: 10_000, redeemShareBp: 10_000 };
		await till.ask('points/change-book', { book: rules }, { approval });
		const buy = async (count: number, points = 0): Promise<number> => {
			await showCard(till, memberId);
			await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
			await till.ask('scan/submit', { text: '2000000000015', quantityText: `${count}` });
			if (points > 0) await till.ask('sale/redeem-points', { points });
			const { saleId, revision, totals } = await till.ask('sale/current', {});
			const done = { saleId, revision, totalFen: totals.totalFen, givenText: '' };
			return (await till.ask('sale/complete', done)).pos;
		};
		const pos = await buy(100);
		await buy(10, 400);
		const wanted = { pos, lines: [{ n: 1, quantityText: '100' }] };
		const { paidFen: expectedPaidFen } = await till.ask('refund/preview', wanted);
		const back = { ...wanted, reason: 'other', expectedPaidFen } as const;
		await till.ask('refund/complete', back, { approval });
		const { debt } = await pointsOf();
		expect(debt).toBeGreaterThan(300);
		await offerPoints(300);
		const { lotId } = await topUp('100', 0);
		expect((await pointsOf()).debt).toBe(debt - 300);
		await till.ask('stored-value/undo-top-up', { memberId, lotId }, { approval });
		expect((await pointsOf()).debt).toBe(debt);
		expect(await verifyTill(till)).toEqual([]);
	});

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
