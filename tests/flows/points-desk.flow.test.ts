// Goal: what happens to points without a sale is right and told: rules, adjusting by hand, gifts,
// the end of old points, and what managers should look at.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
});
afterEach(() => counter.till.close());

const book = async () => (await counter.till.ask('points/book', {})).book;

describe('CFG-3: the rules', () => {
	it('are a template of the trade, shown as ¥100 → n 分 for each tier, and hold from then on', async () => {
		const { till } = counter;
		const { templates } = await till.ask('points/book', {});
		const catering = templates.find(({ trade }) => trade === 'catering')?.book;
		if (catering === undefined) throw new Error('K1 ships a template for catering');
		const now = await till.ask('points/preview', { amountText: '100' });
		expect(now.tiers.map(({ points }) => points)).toEqual([80, 96, 120]);
		const then = await till.ask('points/preview', { amountText: '100', book: catering });
		expect(then.tiers.map(({ points }) => points)).toEqual([100, 120, 150]);
		const alone = await till.refused('points/change-book', { book: catering });
		expect(alone.code).toBe('permission/needs-approval');
		await till.ask('points/change-book', { book: catering }, released);
		await counter.sell('10');
		expect((await counter.points()).balance).toBe(65);
	});

	it('are refused by the name of the field that is wrong', async () => {
		const wrong = { ...(await book()), redeemStep: 0 };
		const refused = await counter.till.refused('points/change-book', { book: wrong }, released);
		expect(refused).toEqual({ code: 'points/book-wrong', field: 'redeemStep' });
	});

	it('leave out products that earn nothing', async () => {
		const { lines } = await (await counter.scan('1'), counter.current());
		const excludedProducts = [lines[0]?.productId ?? 0];
		await counter.till.ask(
			'points/change-book',
			{ book: { ...(await book()), excludedProducts } },
			released,
		);
		await counter.attach();
		await counter.complete();
		const [sale] = await counter.sales();
		expect(sale?.points).toMatchObject({ balance_after: 0 });
		expect(sale?.points?.earned).toBeUndefined();
	});
});

describe('PTS-7: by hand', () => {
	it('refuses a reason with a name or number of somebody: the journal keeps it', async () => {
		const { till } = counter;
		const { memberId } = await till.ask('member/add', { phone: '13900139000', name: '王小明' });
		const written = ['13800138000 补登', '王小明漏积', '王 小明', '证件 11010519491231002X'];
		for (const reason of written) {
			const wanted = { memberId, points: 10, reason };
			const { code } = await till.refused('points/adjust', wanted, released);
			expect(code).toBe('privacy/reason-names');
		}
		await till.ask('points/adjust', { memberId, points: 10, reason: '漏积' }, released);
		expect(JSON.stringify(await journalOf(till))).not.toMatch(
			/13800138000|王小明|11010519491231002X/,
		);
	});

	it('needs a manager and a reason, moves a lot, and stays within the cap of a day', async () => {
		const { till, memberId } = counter;
		const wanted = { memberId, points: 600, reason: '补登' };
		expect((await till.refused('points/adjust', wanted)).code).toBe('permission/needs-approval');
		expect(await till.ask('points/adjust', wanted, released)).toEqual({ balance: 600 });
		const more = await till.refused('points/adjust', wanted, released);
		expect(more).toEqual({ code: 'points/day-cap', left: 400 });
		const less = { ...wanted, points: -200 };
		expect(await till.ask('points/adjust', less, released)).toEqual({ balance: 400 });
		await counter.wait(1);
		const all = await till.refused('points/adjust', { ...wanted, points: -500 }, released);
		expect(all).toEqual({ code: 'points/not-enough', left: 400 });
		const none = await till.refused('points/adjust', { ...wanted, points: 0 }, released);
		expect(none.code).toBe('points/nothing');
		await counter.verifyClean();
	});
});

describe('PTS-4: gifts', () => {
	it('cost points and stock, and print a slip', async () => {
		const { till, memberId } = counter;
		await counter.give(1000);
		const gift = await till.ask(
			'points/put-gift',
			{ name: '保温杯', points: 400, stock: 2 },
			released,
		);
		const { giftId } = gift;
		const exchange = (quantity: number, expectedPoints = 400 * quantity) => ({
			memberId,
			giftId,
			quantity,
			expectedPoints,
			proof: { tail: '8000' },
		});
		const done = await till.ask('points/exchange-gift', exchange(1));
		expect(done).toMatchObject({ balance: 600, stock: 1, slip: 'printing', drawer: 'none' });
		await expect.poll(() => JSON.stringify(till.devices.printed)).toContain('积分兑换单');
		const out = await till.refused('points/exchange-gift', exchange(2));
		expect(out).toEqual({ code: 'points/gift-out', stock: 1 });
		const moved = await till.refused('points/exchange-gift', exchange(1, 300));
		expect(moved).toEqual({ code: 'points/gift-changed', points: 400 });
		await till.ask('points/put-gift', { ...gift, stock: 9 }, released);
		const short = await till.refused('points/exchange-gift', exchange(2));
		expect(short).toEqual({ code: 'points/not-enough', left: 600 });
		await till.ask('points/put-gift', { ...gift, active: false }, released);
		expect((await till.refused('points/exchange-gift', exchange(1))).code).toBe('points/no-gift');
		const { gifts } = await till.ask('points/gifts', {});
		expect(gifts).toMatchObject([{ name: '保温杯', active: false }]);
		await counter.verifyClean();
	});
});

describe('PTS-5: the end of points', () => {
	const ended = async () => {
		const events = await journalOf(counter.till);
		return events.filter(({ kind }) => kind === 'points/expired').length;
	};

	it('comes once for each lot, as an event, after its last date', async () => {
		await counter.sell('10');
		await counter.wait(3 * 365 + 1);
		await counter.till.restart();
		await counter.till.signIn('cashier');
		// 2029-03-02 is the last date they are good on.
		expect((await counter.points()).balance).toBe(52);
		await counter.wait(1);
		// After years without a sale the clock is believed with the first.
		await counter.scan('1');
		await counter.complete();
		await counter.till.restart();
		await counter.till.signIn('cashier');
		await expect.poll(async () => (await counter.points()).balance).toBe(0);
		expect(await ended()).toBe(1);
		await counter.till.restart();
		expect(await ended()).toBe(1);
		await counter.verifyClean();
	});

	it('is listed thirty days and seven days before, masked', async () => {
		await counter.sell('10');
		const ending = (days: number) => counter.till.ask('points/ending', { days });
		expect((await ending(30)).members).toEqual([]);
		await counter.wait(3 * 365 + 1 - 20);
		expect((await ending(30)).members).toMatchObject([
			{ phone: '138****8000', points: 52, expires: '2029-03-02', days: 20 },
		]);
		expect((await ending(7)).members).toEqual([]);
		await counter.wait(14);
		expect((await ending(7)).members).toMatchObject([{ days: 6 }]);
	});

	it('gives thirty days more to points that come back after it', async () => {
		await counter.give(1000);
		await counter.till.ask(
			'points/change-book',
			{ book: { ...(await book()), lifeMonths: 120 } },
			released,
		);
		const sale = await counter.sell('4', 'with-points');
		await counter.wait(3 * 365 + 10);
		await counter.refund(sale.pos, [{ n: 1, quantityText: '4' }]);
		expect((await counter.points()).lots).toMatchObject([{ left: 1000, expires: '2029-04-10' }]);
		await counter.verifyClean();
	});
});

describe('PTS-8: against cheating', () => {
	it('stops earning after so many sales a day, says so, and tells the manager', async () => {
		const { till } = counter;
		await till.ask('points/change-book', { book: { ...(await book()), earnsPerDay: 2 } }, released);
		for (let sale = 0; sale < 3; sale += 1) await counter.sell('10');
		expect((await counter.points()).balance).toBe(104);
		const sales = await counter.sales();
		expect(sales.at(-1)?.points).toMatchObject({ withheld: 'day-limit', balance_after: 104 });
		const { alerts } = await till.ask('points/alerts', {}, released);
		expect(alerts).toMatchObject([{ reason: 'day-limit', sales: 3, memberId: counter.memberId }]);
		await counter.wait(1);
		await counter.sell('10');
		expect((await counter.points()).balance).toBe(156);
	});

	it('alerts when one cashier swipes one card more than three times a day', async () => {
		const { till } = counter;
		for (let sale = 0; sale < 3; sale += 1) await counter.sell('1');
		expect((await till.ask('points/alerts', {}, released)).alerts).toEqual([]);
		await counter.sell('1');
		await counter.sell('1');
		const { alerts } = await till.ask('points/alerts', {}, released);
		expect(alerts).toMatchObject([{ reason: 'same-cashier', sales: 5 }]);
	});
});

describe('the X report', () => {
	it('counts points by what moved them, and they are no money', async () => {
		const { till } = counter;
		await counter.give(1000);
		const sale = await counter.sell('4', 'with-points');
		await counter.refund(sale.pos, [{ n: 1, quantityText: '4' }]);
		const report = await till.ask('shift/x-report', {}, released);
		expect(report.points).toEqual([
			{ kind: 'earn', points: 14 },
			{ kind: 'claw', points: -14 },
			{ kind: 'redeem', points: -1000 },
			{ kind: 'give-back', points: 1000 },
			{ kind: 'adjust', points: 1000 },
		]);
		expect(report.totalFen).toBe(0);
	});
});
