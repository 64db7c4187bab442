// Goal: points live on the journal's date, whenever the basket was filled and whatever the clock
// did; and a clock that was wrong for one start takes nothing away from members.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { journalOf } from '#kit/journal-of.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
});
afterEach(() => counter.till.close());

const DAY_MS = 86_400_000;
const FOUR_YEARS = 4 * 366;

/** Starts the terminal with the clock moved by so many days. */
const startAfter = async (days: number) => {
	counter.till.clock.setBy(days * DAY_MS);
	await counter.till.restart();
	await counter.till.signIn('cashier');
	await new Promise((done) => setTimeout(done, 300));
};

describe('the day of points', () => {
	it('PTS-5: lets points of an order live from the day it is collected', async () => {
		const { till } = counter;
		await counter.setBook({ earnsPerDay: 1, lifeMonths: 1 });
		await counter.attach();
		await counter.scan('10');
		const { saleId, revision } = await counter.current();
		const { orderNo } = await till.ask('deposit/take', { saleId, revision, amountText: '10' });
		await counter.wait(60);
		await till.ask('deposit/collect', { orderNo });
		await counter.complete();
		expect(await counter.points()).toMatchObject({
			available: 52,
			lots: [{ left: 52, expires: '2026-06-01' }],
		});
		await counter.verifyClean();
	});

	it('PTS-8: holds the limit of the day an order is collected on', async () => {
		const { till } = counter;
		await counter.setBook({ earnsPerDay: 1 });
		await counter.attach();
		await counter.scan('10');
		const { saleId, revision } = await counter.current();
		const { orderNo } = await till.ask('deposit/take', { saleId, revision, amountText: '10' });
		await counter.wait(60);
		await counter.sell('10');
		await till.ask('deposit/collect', { orderNo });
		expect((await counter.current()).totals.points?.withheld).toBe('day-limit');
		await counter.complete();
		expect((await counter.points()).balance).toBe(52);
		await counter.verifyClean();
	});

	it('PTS-8: counts a sale that is paid after 04:00 for the new day', async () => {
		const { till } = counter;
		await counter.setBook({ earnsPerDay: 1 });
		await counter.sell('10');
		till.clock.advance((17 * 60 + 59) * 60_000);
		await till.signIn('cashier');
		await counter.attach();
		await counter.scan('10');
		till.clock.advance(120_000);
		await counter.complete();
		expect((await counter.points()).balance).toBe(104);
		await counter.verifyClean();
	});

	it('PTS-7: holds the cap of the day with the clock set back', async () => {
		const { till, memberId } = counter;
		await counter.wait(1);
		await counter.give(1000);
		till.clock.setBy(-DAY_MS);
		const again = { memberId, points: 1000, reason: '补登' };
		for (let n = 0; n < 3; n += 1) {
			const refusal = await till.refused('points/adjust', again, released);
			expect(refusal).toEqual({ code: 'points/day-cap', left: 0 });
		}
	});

	it('PTS-7: holds the cap of the day against who did it and against who released it', async () => {
		const { till, memberId } = counter;
		const adjustment = (points: number) => ({ memberId, points, reason: '补登' });
		await till.signIn('manager');
		await till.ask('points/adjust', adjustment(400));
		await till.signIn('cashier');
		await till.ask('points/adjust', adjustment(-300), released);
		const over = await till.refused('points/adjust', adjustment(301), released);
		expect(over).toEqual({ code: 'points/day-cap', left: 300 });
		const owner = { approval: approvalOf('owner') };
		await till.ask('points/adjust', adjustment(700), owner);
		const cashierOver = await till.refused('points/adjust', adjustment(1), owner);
		expect(cashierOver).toEqual({ code: 'points/day-cap', left: 0 });
		await counter.verifyClean();
	});

	it('PTS-8: holds the limit of the day over both rows that became one member', async () => {
		const { till, memberId } = counter;
		await counter.setBook({ earnsPerDay: 1 });
		const other = await counter.addMember('13800139000');
		await counter.sell('10');
		await till.ask('member/merge', { keepId: other, dropId: memberId }, released);
		await counter.attach(other);
		await counter.scan('10');
		expect((await counter.current()).totals.points?.withheld).toBe('day-limit');
		await counter.complete();
		expect((await counter.points(other)).balance).toBe(52);
		const { alerts } = await till.ask('points/alerts', {}, released);
		expect(alerts).toMatchObject([{ reason: 'day-limit', sales: 2, memberId: other }]);
		await counter.verifyClean();
	});

	it('PTS-8: counts no sale that came back whole', async () => {
		await counter.setBook({ earnsPerDay: 1 });
		const { pos } = await counter.sell('10');
		await counter.refund(pos, [{ n: 1, quantityText: '9' }]);
		await counter.sell('10');
		expect((await counter.points()).balance).toBe(5);
		await counter.refund(pos, [{ n: 1, quantityText: '1' }]);
		await counter.sell('10');
		expect((await counter.points()).balance).toBe(52);
		await counter.verifyClean();
	});

	it('PTS-8: lets an exchange at the limit keep what its goods had earned, and no more', async () => {
		const { till } = counter;
		await counter.setBook({ earnsPerDay: 1 });
		const exchange = async (pos: number, back: string, quantityText: string) => {
			const lines = [{ n: 1, quantityText: back }];
			await till.ask('exchange/begin', { pos, lines, reason: 'unsuitable' });
			await counter.attach();
			await counter.scan(quantityText);
			const { points } = (await counter.current()).totals;
			expect(points?.withheld).toBe('beyond-returned');
			return counter.complete();
		};
		const { pos } = await counter.sell('10');
		await exchange(pos, '5', '5');
		expect((await counter.points()).balance).toBe(52);
		expect((await counter.sales()).at(-1)?.points).not.toHaveProperty('withheld');
		await exchange(pos, '4', '10');
		expect((await counter.points()).balance).toBe(52);
		expect((await counter.sales()).at(-1)?.points).toMatchObject({
			earned: { points: 21, held_back: 31, by_line: [21] },
			withheld: 'beyond-returned',
		});
		await counter.verifyClean();
	});

	it('CFG-3: gives points by the rules of before until the new ones begin', async () => {
		const { till } = counter;
		await counter.setBook({ rateBp: 10_000, redeemAs: 'tender', from: '2026-03-05' });
		expect((await till.ask('points/book', {})).book).toMatchObject({ rateBp: 10_000 });
		await counter.sell('10');
		expect((await counter.points()).balance).toBe(52);
		expect((await counter.current()).totals.points).toBeUndefined();
		await counter.wait(3);
		await counter.attach();
		await counter.scan('10');
		expect((await counter.current()).totals.points?.as).toBe('tender');
		await counter.complete();
		expect((await counter.points()).balance).toBe(52 + 65);
		await counter.verifyClean();
	});

	it('PTS-5: redeems no points that ended while the basket lay there', async () => {
		const { till } = counter;
		await counter.setBook({ lifeMonths: 1 });
		await counter.sell('100');
		await counter.attach();
		await counter.scan('10');
		const { saleId } = await counter.current();
		await till.ask('sale/redeem-points', {});
		await till.ask('sale/park', { saleId, label: '' });
		await counter.wait(40);
		await till.ask('sale/recall', { saleId });
		expect((await counter.current()).totals.points).toMatchObject({
			available: 0,
			used: 0,
			setAside: { code: 'points/not-enough', left: 0 },
		});
	});
});

describe('PTS-5: a clock that was wrong', () => {
	it('by years for one start ends nobody’s points, and they are spent after it', async () => {
		const { till } = counter;
		await counter.give(1000);
		await counter.sell('100');
		await startAfter(FOUR_YEARS);
		await startAfter(-FOUR_YEARS);
		expect(await journalOf(till, 'points/expired')).toEqual([]);
		expect(await counter.points()).toMatchObject({ balance: 1520, available: 1520 });
		await counter.sell('10', 'with-points');
		await startAfter(1);
		expect(await journalOf(till, 'points/expired')).toEqual([]);
		await counter.verifyClean();
	});

	it('leaves points that are over until the store sells again, however long it was closed', async () => {
		await counter.setBook({ lifeMonths: 1 });
		await counter.sell('100');
		await startAfter(70);
		expect(await counter.points()).toMatchObject({ balance: 520, available: 0 });
		await counter.scan('1');
		await counter.complete();
		await startAfter(0);
		await expect.poll(() => counter.points()).toMatchObject({ balance: 0, available: 0 });
		await counter.verifyClean();
	});

	it('ends them after a month in which the store was closed', async () => {
		await counter.setBook({ lifeMonths: 1 });
		await counter.sell('100');
		await startAfter(33);
		await expect.poll(() => counter.points()).toMatchObject({ balance: 0, available: 0 });
	});
});
