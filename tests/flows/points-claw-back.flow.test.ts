// Goal: points that go with goods are taken back once: what ended is gone, and what was spent is
// paid for in an exchange as it is in a refund.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
});
afterEach(() => counter.till.close());

const whole = (quantityText: string) => [{ n: 1, quantityText }];
const take = (points: number) => {
	const { till, memberId } = counter;
	return till.ask('points/adjust', { memberId, points: -points, reason: '更正' }, released);
};
const begin = (pos: number, quantityText: string) => {
	const wanted = { pos, lines: whole(quantityText), reason: 'unsuitable', way: 'cash' } as const;
	return counter.till.ask('exchange/begin', wanted, released);
};

describe('members.md 6.3: DEDUCT_CASH in an exchange', () => {
	beforeEach(() => counter.setBook({ clawBack: 'DEDUCT_CASH', adjustPerDay: 10_000 }));

	it('PTS-6: keeps the value of spent points, on the screen, in the event and on paper', async () => {
		const { till } = counter;
		const { pos } = await counter.sell('100');
		await take(520);
		await begin(pos, '100');
		await counter.attach();
		await counter.scan('1');
		// 520 at ¥80 for 10 000 are ¥4.16, in jiao ¥4.10 of the ¥643.50 that go back.
		expect((await counter.current()).totals.exchange).toMatchObject({
			creditFen: 650,
			backFen: 64_350 - 410,
			paidBack: [{ kind: 'cash', paidFen: 64_350 - 410 }],
			pointsCharged: { points: 520, amountFen: 410 },
		});
		await counter.complete();
		expect(await counter.points()).toMatchObject({ balance: 5, debt: 0 });
		expect((await counter.sales()).at(-1)?.returned?.points).toMatchObject({
			clawed: 520,
			debt: 0,
			charged: { points: 520, amount_fen: 410 },
		});
		const report = await till.ask('shift/x-report', {}, released);
		expect(report.pointsChargedFen).toBe(410);
		await expect.poll(() => till.devices.printed.length).toBe(2);
		expect(JSON.stringify(till.devices.printed.at(-1))).toContain('扣已用积分 520 分');
		await counter.verifyClean();
	});

	it('PTS-6: keeps nothing where no money goes back: what is short is owed and earned again', async () => {
		const { pos } = await counter.sell('10');
		await take(52);
		await begin(pos, '10');
		await counter.attach();
		await counter.scan('10');
		const { exchange } = (await counter.current()).totals;
		expect(exchange?.pointsCharged).toBeUndefined();
		await counter.complete();
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		await counter.verifyClean();
	});

	it('PTS-6: counts points that the new goods use as spent', async () => {
		const { pos } = await counter.sell('100');
		await begin(pos, '50');
		await counter.attach();
		await counter.scan('40');
		await counter.till.ask('sale/redeem-points', { points: 500 });
		// 260 go along, 20 of 520 are left: 240 at ¥80 for 10 000 are ¥1.92, in jiao ¥1.90.
		expect((await counter.current()).totals.exchange).toMatchObject({
			pointsCharged: { points: 240, amountFen: 190 },
		});
		await counter.complete();
		const { balance, debt } = await counter.points();
		expect({ balance: balance > 0, debt }).toEqual({ balance: true, debt: 0 });
		await counter.verifyClean();
	});
});

describe('points that ended', () => {
	const endThem = async () => {
		await counter.wait(33);
		await counter.till.restart();
		await counter.till.signIn('cashier');
		await expect.poll(async () => (await counter.points()).balance).toBe(0);
	};
	beforeEach(() => counter.setBook({ lifeMonths: 1 }));

	it('PTS-6: are not taken a second time when their goods come back, in parts or whole', async () => {
		const { pos } = await counter.sell('100');
		await take(100);
		await endThem();
		const { moves } = await counter.till.ask('refund/preview', { pos, lines: whole('50') });
		expect(moves.find(({ of }) => of === 'points')).toMatchObject({ before: 0, after: 0 });
		await counter.refund(pos, whole('50'));
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		// 420 of 520 ended: the 100 that were spent are owed with the last of the goods.
		await counter.refund(pos, whole('50'));
		expect(await counter.points()).toMatchObject({ balance: -100, debt: 100 });
		await counter.verifyClean();
	});

	it('PTS-6: are not taken from who somebody was merged into', async () => {
		const { till, memberId } = counter;
		const { pos } = await counter.sell('100');
		await endThem();
		const keepId = await counter.addMember('13800139000');
		await till.ask('member/merge', { keepId, dropId: memberId }, released);
		await counter.refund(pos, whole('100'));
		expect(await counter.points(keepId)).toMatchObject({ balance: 0, debt: 0 });
		await counter.verifyClean();
	});
});

describe('points that are owed', () => {
	it('MEM-5: are taken off what the panel and the list say may be spent', async () => {
		const { till, memberId } = counter;
		await counter.setBook({ adjustPerDay: 10_000 });
		const first = await counter.sell('100');
		await counter.give(1000);
		const second = await counter.sell('100', 'with-points');
		await take((await counter.points()).available);
		await counter.refund(first.pos, whole('100'));
		const shown = async () => {
			const { panel } = await till.ask('member/page', { memberId });
			const { available } = await counter.points();
			expect(panel.points).toBe(available);
			return { points: panel.points, debt: panel.pointDebt };
		};
		expect(await shown()).toEqual({ points: 0, debt: 520 });
		// Half of the 1500 that were used comes back, and 255 of the 510 earned go: 495 of 520 owed.
		await counter.refund(second.pos, whole('50'));
		expect(await shown()).toEqual({ points: 0, debt: 25 });
		await counter.refund(second.pos, whole('50'));
		expect(await shown()).toEqual({ points: 470, debt: 0 });
		await counter.verifyClean();
	});

	it.each([
		['the sale that used them last', true],
		['the sale that used them first', false],
	])('PTS-6: leave nothing once all came back, %s, and end as nothing', async (_, isLast) => {
		const { till } = counter;
		await counter.setBook({ lifeMonths: 1, rateBp: 10_000, redeemShareBp: 10_000 });
		const earning = await counter.sell('100');
		const { available } = await counter.points();
		await counter.attach();
		await counter.scan('10');
		await till.ask('sale/redeem-points', { points: 600 });
		const using = await counter.complete();
		expect(available).toBe(650);
		const back = [
			() => counter.refund(earning.pos, whole('100')),
			() => counter.refund(using.pos, whole('10')),
		];
		for (const one of isLast ? back : back.toReversed()) await one();
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		await counter.wait(32);
		await counter.scan('1');
		await counter.complete();
		await till.restart();
		await till.signIn('cashier');
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		await till.ask('member/close', { memberId: counter.memberId, reason: 'asked' }, released);
		await counter.verifyClean();
	});

	it('SV-4: are repaid by what a sale gives back after the gift of a top-up was taken back', async () => {
		const { till, memberId } = counter;
		await counter.setBook({ rateBp: 0, redeemShareBp: 10_000 });
		const book = await till.ask('stored-value/book', {});
		const rules = { name: '充100送500分', reach: 10_000, every: false, kinds: [] };
		const gifts = [{ kind: 'points' as const, points: 500 }];
		const offers = [{ offerId: 'gift', ...rules, gifts, from: '', until: '' }];
		await till.ask('stored-value/change-book', { book: { ...book, offers } }, released);
		const topUp = { memberId, way: 'wechat', amountText: '100', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		await counter.attach();
		await counter.scan('10');
		await till.ask('sale/redeem-points', { points: 400 });
		const { pos } = await counter.complete();
		const asked = { memberId, reason: 'agreed' } as const;
		const { refundFen } = await till.ask('stored-value/refund-preview', asked);
		const refund = { ...asked, way: 'transfer', expectedRefundFen: refundFen } as const;
		await till.ask('stored-value/refund', refund, released);
		expect(await counter.points()).toMatchObject({ balance: -400, debt: 400 });
		await counter.refund(pos, whole('10'));
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		await counter.verifyClean();
	});
});
