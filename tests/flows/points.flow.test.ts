// Goal: a member's sale earns, points pay part of the next, and goods that come back take exactly
// their own points along: to the lot, to the point, and to a debt where they were spent.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
});
afterEach(() => counter.till.close());

const whole = (quantityText: string) => [{ n: 1, quantityText }];

describe('earning', () => {
	it('PTS-1: gives the floor for the whole sale and keeps what it was computed from', async () => {
		await counter.sell('10');
		const { balance, moves, lots } = await counter.points();
		expect(balance).toBe(52);
		expect(moves).toMatchObject([{ kind: 'earn', points: 52 }]);
		expect(lots).toEqual([{ points: 52, left: 52, expires: '2029-03-02' }]);
		const [sale] = await counter.sales();
		expect(sale?.points?.earned).toMatchObject({
			points: 52,
			eligible_fen: 6500,
			rate_bp: 8000,
			level_bp: 10_000,
			birthday_bp: 10_000,
			campaign_bp: 10_000,
			by_line: [52],
		});
		await counter.verifyClean();
	});

	it('gives nothing for a sale of nobody', async () => {
		await counter.scan('10');
		await counter.complete();
		const [sale] = await counter.sales();
		expect(sale?.points).toBeUndefined();
		expect((await counter.points()).balance).toBe(0);
	});

	it('SAL-4: prints points before, what came and went, and points after', async () => {
		await counter.give(1000);
		await counter.sell('10', 'with-points');
		const { printed } = counter.till.devices;
		await expect.poll(() => printed.length).toBe(1);
		const { balance } = await counter.points();
		const used = 1000;
		const earned = balance;
		const paper = JSON.stringify(printed[0]);
		const row = (left: string, right: string) =>
			`{"kind":"pair","left":"${left}","right":"${right}"}`;
		const rows = [
			row('原有积分', '1000'),
			row('抵扣积分', `-${used}`),
			row('本次积分', `+${earned}`),
			row('积分余额', String(balance)),
		];
		expect(paper).toContain(rows.join(','));
	});
});

describe('PTS-3: redeeming', () => {
	beforeEach(() => counter.give(1000));

	it('shows 可抵 live, F8 takes the most useful, and F8 again takes it off', async () => {
		const { till } = counter;
		await counter.attach();
		await counter.scan('4');
		const shown = (await counter.current()).totals.points;
		// Half of ¥26.00 is ¥13.00: 1625 points would do, 1000 are there.
		expect(shown).toMatchObject({ available: 1000, mostUseful: 1000, mostUsefulFen: 800, used: 0 });
		const used = await till.ask('sale/redeem-points', {});
		expect(used.totals).toMatchObject({ totalFen: 1800, points: { used: 1000, usedFen: 800 } });
		const off = await till.ask('sale/redeem-points', {});
		expect(off.totals).toMatchObject({ totalFen: 2600, points: { used: 0 } });
	});

	it('never takes more than half of the due, and sets aside what does not hold any more', async () => {
		const { till } = counter;
		await counter.attach();
		await counter.scan('4');
		await till.ask('sale/redeem-points', {});
		const { lines } = await counter.current();
		const lineId = lines[0]?.lineId ?? '';
		const less = await till.ask('sale/change-quantity', { lineId, quantityText: '1' });
		expect(less.totals).toMatchObject({
			totalFen: 650,
			points: { used: 0, setAside: { code: 'points/above-share' } },
		});
		const again = await till.ask('sale/change-quantity', { lineId, quantityText: '4' });
		expect(again.totals).toMatchObject({ totalFen: 1800, points: { used: 1000 } });
	});

	it.each([
		[2000, 'points/not-enough'],
		[50, 'points/too-few'],
		[150, 'points/uneven'],
		[1000, 'points/above-share'],
	])('refuses %i points: %s', async (points, code) => {
		await counter.attach();
		await counter.scan('2');
		const refused = await counter.till.refused('sale/redeem-points', { points });
		expect(refused.code).toBe(code);
		expect((await counter.current()).totals.totalFen).toBe(1300);
	});

	it('is for members, and for a basket that is large enough', async () => {
		const { till } = counter;
		expect((await till.refused('sale/redeem-points', {})).code).toBe('sale/empty');
		await counter.scan('1');
		expect((await till.refused('sale/redeem-points', {})).code).toBe('member/none-attached');
		await till.ask(
			'points/change-book',
			{ book: { ...(await book()), redeemLeast: 800 } },
			released,
		);
		await counter.attach();
		expect((await till.refused('sale/redeem-points', {})).code).toBe('points/none-useful');
	});

	it('takes them out of the lots, earns on the rest, and goes with the member', async () => {
		await counter.sell('4', 'with-points');
		// ¥18.00 paid at 0.8 a yuan.
		expect(await counter.points()).toMatchObject({ balance: 14, available: 14 });
		const [sale] = await counter.sales();
		expect(sale?.points).toMatchObject({
			redeemed: { points: 1000, amount_fen: 800, by_line: [1000] },
			earned: { points: 14 },
			balance_after: 14,
		});
		await counter.wait(1);
		await counter.give(500);
		await counter.attach();
		await counter.scan('4');
		await counter.till.ask('sale/redeem-points', {});
		const away = await counter.till.ask('sale/detach-member', {});
		expect(away.totals.totalFen).toBe(2760);
		await counter.verifyClean();
	});

	const book = async () => (await counter.till.ask('points/book', {})).book;
});

describe('PTS-6: goods that come back', () => {
	it('returns to exactly the pre-sale value, every lot to its start', async () => {
		await counter.give(1000);
		const before = await counter.points();
		const sale = await counter.sell('4', 'with-points');
		await counter.refund(sale.pos, whole('4'));
		const after = await counter.points();
		expect(after).toMatchObject({ balance: 1000, available: 1000, debt: 0 });
		expect(after.lots).toEqual(before.lots);
		await counter.verifyClean();
	});

	it('takes each piece’s share, and nothing is left over after the last', async () => {
		await counter.give(1000);
		const sale = await counter.sell('4', 'with-points');
		const balances: number[] = [];
		for (let piece = 0; piece < 4; piece += 1) {
			await counter.refund(sale.pos, whole('1'));
			balances.push((await counter.points()).balance);
		}
		expect(balances).toEqual([260, 507, 753, 1000]);
		await counter.verifyClean();
	});

	it('owes what was spent meanwhile, and the next earning repays it', async () => {
		const { till, memberId } = counter;
		const sale = await counter.sell('100');
		expect((await counter.points()).balance).toBe(520);
		await till.ask('points/adjust', { memberId, points: -300, reason: '更正' }, released);
		await counter.refund(sale.pos, whole('100'));
		expect(await counter.points()).toMatchObject({ balance: -300, available: 0, debt: 300 });
		await counter.sell('10');
		expect(await counter.points()).toMatchObject({ balance: -248, available: 0, debt: 248 });
		await counter.sell('100');
		expect(await counter.points()).toMatchObject({ balance: 272, available: 272, debt: 0 });
		await counter.verifyClean();
	});

	it('claws back and earns in one exchange', async () => {
		const { till } = counter;
		const sale = await counter.sell('10');
		await till.ask('exchange/begin', {
			pos: sale.pos,
			lines: [{ n: 1, quantityText: '5' }],
			reason: 'unsuitable',
		});
		await counter.attach();
		await counter.scan('20');
		await counter.complete();
		// 52 − 26 for what came back + 104 for what was taken instead.
		expect((await counter.points()).balance).toBe(130);
		const [, exchange] = await counter.sales();
		expect(exchange?.returned?.points).toMatchObject({ clawed: 26, debt: 0, given_back: 0 });
		await counter.verifyClean();
	});
});
