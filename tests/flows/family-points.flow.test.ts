// Goal: points of a family's pool are within a linked member's day and month like its stored value,
// nothing of it is spent while its owner is suspended, and who took what is on show (MEM-12).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { showCard } from '#kit/show-card.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
let child: string;
beforeEach(async () => {
	counter = await openPointsCounter();
	child = await counter.addMember('13800139000');
	// 100 points are worth ¥0.80.
	await counter.give(1000);
});
afterEach(() => counter.till.close());

const link = (limits: { dayLimitText?: string; monthLimitText?: string } = {}) => {
	const { till, memberId } = counter;
	return till.ask('family/link', { primaryId: memberId, memberId: child, ...limits }, released);
};
const family = () => counter.till.ask('family/show', { memberId: counter.memberId });
const redeem = (points?: number) =>
	counter.till.reply('sale/redeem-points', points === undefined ? {} : { points });

describe('MEM-12: points of the pool', () => {
	it.each(['discount', 'tender'] as const)(
		'as a %s are within the day by their worth',
		async (as) => {
			await counter.setBook({ redeemAs: as });
			await link({ dayLimitText: '3' });
			await counter.attach(child);
			await counter.scan('4');
			expect(await redeem(1000)).toMatchObject({
				refusal: { code: 'family/day-limit', left: 300 },
			});
			// The most useful are no more than they may take; that is also what the screen offers.
			expect((await counter.current()).totals.points?.mostUseful).toBe(300);
			expect((await redeem()).ok).toBe(true);
			expect((await counter.current()).totals.points).toMatchObject({ used: 300, usedFen: 240 });
			expect((await family()).links[0]?.spentTodayFen).toBe(240);
			const { pos } = await counter.complete();
			const { links, spends } = await family();
			expect(links[0]).toMatchObject({ spentTodayFen: 240, spentMonthFen: 240 });
			expect(spends).toMatchObject([{ memberId: child, fen: 0, points: 300 }]);
			await counter.attach(child);
			await counter.scan('4');
			expect(await redeem()).toMatchObject({ refusal: { code: 'family/day-limit', left: 60 } });
			// What comes back gives the day back.
			await counter.refund(pos, [{ n: 1, quantityText: '4' }]);
			expect((await redeem(300)).ok).toBe(true);
			await counter.verifyClean();
		},
	);

	it('and stored value are one day: what open sales hold of either counts', async () => {
		const { till, memberId } = counter;
		const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		await link({ dayLimitText: '10' });
		await counter.attach(child);
		await counter.scan('4');
		expect((await redeem(1000)).ok).toBe(true);
		const { saleId, revision } = await counter.current();
		const paying = { saleId, revision, method: 'stored_value', amountText: '3' } as const;
		expect(await till.refused('payment/begin', paying)).toEqual({
			code: 'family/day-limit',
			left: 200,
		});
		await till.ask('payment/begin', { ...paying, amountText: '2' });
		expect((await family()).links[0]?.spentTodayFen).toBe(1000);
	});

	it('a limit that became smaller sets points aside that were agreed before, and says why', async () => {
		await link();
		await counter.attach(child);
		await counter.scan('4');
		expect((await redeem(1000)).ok).toBe(true);
		await counter.till.ask('family/limit', { memberId: child, dayLimitText: '1' }, released);
		const { points } = (await counter.current()).totals;
		expect(points).toMatchObject({ used: 0, setAside: { code: 'family/day-limit', left: 100 } });
	});

	it('for gifts are within the day, and the event says who took it', async () => {
		const { till, memberId } = counter;
		await link({ dayLimitText: '3' });
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, released);
		const proof = { pin: '', tail: '9000' };
		const wanted = { memberId: child, giftId, expectedPoints: 300, proof };
		await till.ask('points/exchange-gift', wanted);
		expect(await till.refused('points/exchange-gift', wanted)).toEqual({
			code: 'family/day-limit',
			left: 60,
		});
		await till.ask('points/exchange-gift', {
			...wanted,
			memberId,
			proof: { pin: '', tail: '8000' },
		});
		const { links, spends } = await family();
		expect(links[0]?.spentTodayFen).toBe(240);
		expect(spends).toMatchObject([
			{ memberId, receiptNo: '', points: 300 },
			{ memberId: child, receiptNo: '', points: 300 },
		]);
		const told = await journalOf(till, 'points/gift-exchanged');
		expect(told.map(({ actor, member_id: whose }) => [actor, whose])).toEqual([
			[child, memberId],
			[undefined, memberId],
		]);
		await counter.verifyClean();
	});
});

describe('MEM-6: a pool whose owner is suspended', () => {
	it('is not spent by anybody: no points, no gifts, no stored value', async () => {
		const { till, memberId } = counter;
		const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		await link();
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, released);
		await showCard(till, child);
		await counter.attach(child);
		await counter.scan('4');
		await redeem(100);
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, released);
		const frozen = { code: 'family/primary-frozen' };
		expect((await counter.current()).totals.points).toMatchObject({ used: 0, setAside: frozen });
		await till.ask('sale/redeem-points', { points: 0 });
		expect(await redeem()).toMatchObject({ refusal: frozen });
		expect(await redeem(100)).toMatchObject({ refusal: frozen });
		const { saleId, revision } = await counter.current();
		const paying = { saleId, revision, method: 'stored_value', amountText: '' } as const;
		expect(await till.refused('payment/begin', paying)).toEqual(frozen);
		const wanted = { memberId: child, giftId, expectedPoints: 300 };
		expect(await till.refused('points/exchange-gift', wanted)).toEqual(frozen);
		await till.ask('member/release', { memberId }, released);
		expect((await redeem(100)).ok).toBe(true);
		await counter.verifyClean();
	});

	it('keeps what is earned with it meanwhile, whoever earns it, and says that it waits', async () => {
		const { till, memberId } = counter;
		const own = await counter.sell('10', 'with-points');
		const { available } = await counter.points();
		await link();
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, released);
		// The owner's own: what comes back to them lies in their lots.
		await counter.refund(own.pos, [{ n: 1, quantityText: '10' }]);
		expect((await counter.points()).balance).toBe(1000);
		await counter.attach(child);
		await counter.scan('10');
		expect((await counter.current()).totals.points).toMatchObject({ available: 0, waits: true });
		till.devices.printed.length = 0;
		const { pos } = await counter.complete();
		const [told] = (await counter.sales()).slice(-1);
		expect(told?.points).toMatchObject({ member_id: memberId, waits: 1, balance_after: 1052 });
		await expect
			.poll(() => JSON.stringify(till.devices.printed))
			.toContain('主账户已停用，积分恢复后可用');
		expect(await till.refused('points/exchange-gift', await aGift())).toEqual({
			code: 'family/primary-frozen',
		});
		// Released, the pool has all of it; what the sale earned goes back with its goods as ever.
		await till.ask('member/release', { memberId, reason: 'asked' }, released);
		expect(available).toBeLessThan(1000);
		expect(await counter.points()).toMatchObject({ balance: 1052, available: 1052 });
		await counter.attach(child);
		await counter.scan('10');
		expect((await counter.current()).totals.points).toMatchObject({ available: 1052 });
		expect((await counter.current()).totals.points?.waits).toBeUndefined();
		expect((await redeem(1000)).ok).toBe(true);
		await counter.complete();
		await counter.refund(pos, [{ n: 1, quantityText: '10' }]);
		await counter.verifyClean();
	});

	it('PTS-7: gives and takes nothing by hand, under whichever name it is asked', async () => {
		const { till, memberId } = counter;
		await counter.setBook({ adjustPerDay: 5000 });
		await link();
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, released);
		for (const points of [-10, 10]) {
			const ask = (whose: string) =>
				till.refused('points/adjust', { memberId: whose, points, reason: '补登' }, released);
			expect(await ask(child)).toEqual({ code: 'family/primary-frozen' });
			expect(await ask(memberId)).toEqual({ code: 'member/frozen' });
		}
		await counter.verifyClean();
	});

	async function aGift() {
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await counter.till.ask('points/put-gift', gift, released);
		const proof = { pin: '', tail: '9000' };
		return { memberId: child, giftId, expectedPoints: 300, proof };
	}
});
