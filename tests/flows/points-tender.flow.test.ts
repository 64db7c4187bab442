// Goal: points that pay as a tender are paid, posted, reported and given back like money of their
// own: not a discount, nothing earned on them, every point back in the lot it came from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { SaleRefunded } from '#shared/journal/refund-event.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
	await counter.setBook({ redeemAs: 'tender' });
	await counter.give(1000);
});
afterEach(() => counter.till.close());

const whole = (quantityText: string) => [{ n: 1, quantityText }];
/** Σ of an account of ledger 1 over the whole journal: what the balances are (V3). */
const balanceOf = async (name: string) => {
	const postings = (await journalOf(counter.till)).flatMap((event) => postEvent(event));
	return postings.reduce((sum, { account, amount }) => sum + (account === name ? amount : 0), 0);
};

describe('CFG-4: points as a tender', () => {
	it('leaves the price as it is and what is to pay less, and F8 again takes them off', async () => {
		const { till } = counter;
		await counter.attach();
		await counter.scan('4');
		const used = await till.ask('sale/redeem-points', {});
		expect(used.totals).toMatchObject({
			totalFen: 2600,
			cashDueFen: 1800,
			points: { used: 1000, usedFen: 800, as: 'tender' },
		});
		const quote = await till.ask('sale/quote-cash', { saleId: used.saleId });
		expect(quote).toMatchObject({ totalFen: 2600, paidFen: 800, dueFen: 1800 });
		const off = await till.ask('sale/redeem-points', {});
		expect(off.totals).toMatchObject({ cashDueFen: 2600, points: { used: 0 } });
	});

	it('is a tender of the event with its lots, earns nothing, and costs an account of its own', async () => {
		await counter.sell('4', 'with-points');
		const [sale] = await counter.sales();
		expect(sale).toMatchObject({
			v: 3,
			total_fen: 2600,
			tenders: [
				{ kind: 'points', method: 'points', amount_fen: 800, points: { points: 1000 } },
				{ kind: 'cash', amount_fen: 1800 },
			],
			points: { earned: { points: 14, eligible_fen: 1800 }, balance_after: 14 },
		});
		expect(sale?.points?.redeemed).toBeUndefined();
		expect(sale?.lines[0]?.adjustments.map(({ kind }) => kind)).not.toContain('points');
		expect(await balanceOf('points_redeemed')).toBe(800);
		expect(await balanceOf('discount:points')).toBe(0);
		expect((await counter.points()).balance).toBe(14);
		await counter.verifyClean();
	});

	it('stands in the X report among the tenders, and on the receipt as what paid', async () => {
		const { till } = counter;
		await counter.sell('4', 'with-points');
		const report = await till.ask('shift/x-report', {}, released);
		expect(report.tenders).toEqual(
			expect.arrayContaining([expect.objectContaining({ kind: 'points', amountFen: 800 })]),
		);
		expect(report.adjustments.map(({ kind }) => kind)).not.toContain('points');
		await expect.poll(() => till.devices.printed.length).toBe(1);
		const paper = JSON.stringify(till.devices.printed);
		expect(paper).toContain('实收 积分');
		expect(paper).toContain('抵扣积分');
	});

	it('never pays more than is left after what was paid otherwise', async () => {
		const { till } = counter;
		await counter.setBook({ redeemShareBp: 10_000 });
		await counter.attach();
		await counter.scan('2');
		const { saleId, revision } = await counter.current();
		const taken = { saleId, revision, method: 'wechat', amountText: '10' } as const;
		const { attempts } = await till.ask('payment/begin', taken);
		const attemptId = attempts[0]?.attemptId ?? '';
		await till.ask('payment/confirm', { attemptId, reference: '' });
		const refused = await till.refused('sale/redeem-points', { points: 500 });
		expect(refused).toEqual({ code: 'points/above-share', most: 300 });
		const used = await till.ask('sale/redeem-points', {});
		expect(used.totals.points).toMatchObject({ used: 300, usedFen: 240 });
		await counter.complete();
		await counter.verifyClean();
	});

	it('can pay all of it, and then no cash is in the sale', async () => {
		await counter.setBook({ redeemShareBp: 10_000, redeemStep: 1, redeemLeast: 1, valueFen: 6500 });
		await counter.sell('1', 'with-points');
		const [sale] = await counter.sales();
		expect(sale?.tenders.map(({ kind }) => kind)).toEqual(['points']);
		expect(sale?.points?.earned).toBeUndefined();
		await counter.verifyClean();
	});
});

describe('REF-2: points that paid come back to their lots', () => {
	it('all of them with all of the goods, each lot to its start', async () => {
		const before = await counter.points();
		const sale = await counter.sell('4', 'with-points');
		await counter.refund(sale.pos, whole('4'));
		expect((await counter.points()).lots).toEqual(before.lots);
		expect(await counter.points()).toMatchObject({ balance: 1000, debt: 0 });
		expect(await balanceOf('points_redeemed')).toBe(0);
		await counter.verifyClean();
	});

	it('piece by piece in the share of E15, and none is left over after the last', async () => {
		const sale = await counter.sell('4', 'with-points');
		const balances: number[] = [];
		for (let piece = 0; piece < 4; piece += 1) {
			await counter.refund(sale.pos, whole('1'));
			balances.push((await counter.points()).balance);
		}
		expect(balances.at(-1)).toBe(1000);
		expect(balances).toEqual(balances.toSorted((a, b) => a - b));
		await counter.verifyClean();
	});

	it('never as cash, whatever way was approved', async () => {
		const sale = await counter.sell('4', 'with-points');
		const wanted = { pos: sale.pos, lines: whole('4'), way: 'cash' as const };
		const plan = await counter.till.ask('refund/preview', wanted);
		expect(plan.paidBack).toEqual([
			{ kind: 'points', method: 'points', paidFen: 800 },
			{ kind: 'cash', method: '', paidFen: 1800 },
		]);
		expect(plan.moves).toContainEqual({ of: 'points', name: '', before: 14, after: 1000 });
	});

	it('goes on to the new goods of an exchange, and back from them', async () => {
		const { till } = counter;
		const sale = await counter.sell('4', 'with-points');
		const lines = whole('4');
		await till.ask('exchange/begin', { pos: sale.pos, lines, reason: 'unsuitable' });
		await counter.attach();
		await counter.scan('4');
		const exchanged = await counter.complete();
		const [, exchange] = await counter.sales();
		const [row] = exchange?.returned?.paid_back ?? [];
		expect(row).toMatchObject({ kind: 'points', credit_fen: 800, credit_points: { points: 1000 } });
		// Nothing is earned on what points paid: the 14 of the first sale went, 14 came.
		expect((await counter.points()).balance).toBe(14);
		await counter.verifyClean();
		await counter.refund(exchanged.pos, lines);
		expect(await counter.points()).toMatchObject({ balance: 1000, debt: 0 });
		expect(await balanceOf('points_redeemed')).toBe(0);
		await counter.verifyClean();
	});

	it('is good for thirty days more where the lot has ended', async () => {
		const sale = await counter.sell('4', 'with-points');
		await counter.wait(3 * 366);
		await counter.refund(sale.pos, whole('4'));
		const { lots } = await counter.points();
		expect(lots.filter(({ left }) => left > 0)).toEqual([
			expect.objectContaining({ left: 1000, expires: '2029-04-03' }),
		]);
		await counter.verifyClean();
	});
});

describe('E25: DEDUCT_CASH', () => {
	const take = (points: number) => {
		const { till, memberId } = counter;
		const less = { memberId, points: -points, reason: '更正' };
		return till.ask('points/adjust', less, released);
	};

	it('keeps the value of points that were spent, and says so before and on paper', async () => {
		const { till } = counter;
		await counter.setBook({
			redeemAs: 'discount',
			clawBack: 'DEDUCT_CASH',
			adjustPerDay: 10_000,
		});
		const { pos } = await counter.sell('100');
		await take(1220);
		const wanted = { pos, lines: whole('100') };
		const plan = await till.ask('refund/preview', wanted);
		// 520 go with the goods, 300 are there: 220 at ¥80 for 10 000 are ¥1.76, in jiao ¥1.70.
		expect(plan).toMatchObject({
			totalFen: 65_000,
			paidFen: 64_830,
			pointsCharged: { points: 220, amountFen: 170 },
		});
		await counter.refund(pos, whole('100'));
		expect(await counter.points()).toMatchObject({ balance: 0, debt: 0 });
		const events = await journalOf(till);
		const refund = events.find((one): one is SaleRefunded => one.kind === 'sale/refunded');
		expect(refund?.returned.points).toMatchObject({
			clawed: 520,
			debt: 0,
			charged: { points: 220, amount_fen: 170 },
		});
		expect(await balanceOf('points_charged')).toBe(-170);
		const report = await till.ask('shift/x-report', {}, released);
		expect(report.pointsChargedFen).toBe(170);
		await expect.poll(() => till.devices.printed.length).toBe(2);
		expect(JSON.stringify(till.devices.printed)).toContain('扣已用积分 220 分');
		await counter.verifyClean();
	});

	it('never keeps more than goes back in money; the rest is owed', async () => {
		const { till } = counter;
		// A point is ¥1, and ¥1 earns two: what was spent is worth more than the goods.
		await counter.setBook({
			redeemAs: 'discount',
			clawBack: 'DEDUCT_CASH',
			adjustPerDay: 10_000,
			rateBp: 20_000,
			valueFen: 1_000_000,
		});
		const { pos } = await counter.sell('100');
		await take(2300);
		const lines = whole('50');
		const plan = await till.ask('refund/preview', { pos, lines });
		expect(plan).toMatchObject({ paidFen: 0, pointsCharged: { points: 325, amountFen: 32_500 } });
		await counter.refund(pos, lines);
		expect(await counter.points()).toMatchObject({ balance: -325, debt: 325 });
		await counter.verifyClean();
	});

	it('is not for a void, which mirrors the sale, nor for points, which go back to their lots', async () => {
		const { till } = counter;
		await counter.setBook({ clawBack: 'DEDUCT_CASH', adjustPerDay: 10_000 });
		const { pos } = await counter.sell('100', 'with-points');
		const earned = (await counter.points()).balance;
		await take(earned);
		const voided = await till.ask('refund/preview', { pos, mode: 'void', lines: [] }, released);
		expect(voided.pointsCharged).toBeUndefined();
		const plan = await till.ask('refund/preview', { pos, lines: whole('100') });
		const points = plan.paidBack.find(({ kind }) => kind === 'points');
		expect(points?.paidFen).toBe(800);
		// What comes back to the lots is taken back first: nothing was spent beyond it.
		expect(plan.pointsCharged).toBeUndefined();
		await counter.refund(pos, whole('100'));
		expect(await counter.points()).toMatchObject({ balance: 1000 - earned, debt: 0 });
		await counter.verifyClean();
	});
});
