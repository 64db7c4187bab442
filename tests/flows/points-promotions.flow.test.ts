// Goal: promotions that give points keep to their limits like those that take money off, and a sale
// that came back whole leaves its use to the next.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
});
afterEach(() => counter.till.close());

const load = (promotion: object) => {
	const k2 = {
		id: 'k2',
		name: '满100送20积分',
		members_only: true,
		condition: { kind: 'amount', reach_fen: 10_000 },
		...promotion,
	};
	const text = JSON.stringify({ version: 1, rows: 1, promotions: [k2] });
	return counter.till.ask('price-book/load', { text }, released);
};
const bonus = { kind: 'bonus-points', points: 20 };
/** 40 juices are ¥260.00: 208 points. */
const sellMany = async (times: number) => {
	for (let n = 0; n < times; n += 1) await counter.sell('40');
};

describe('limits of promotions that give points', () => {
	it.each(['per_member', 'per_member_day', 'per_day', 'total'])(
		'PTS-2: gives the bonus once where %s is 1',
		async (limit) => {
			await load({ benefit: bonus, limits: { [limit]: 1 } });
			await sellMany(3);
			expect((await counter.points()).balance).toBe(3 * 208 + 20);
			await counter.verifyClean();
		},
	);

	it('PTS-2: gives a bonus of every step as often as a sale may have it', async () => {
		await load({ benefit: { ...bonus, every: true }, limits: { per_sale: 2, total: 3 } });
		await counter.attach();
		await counter.scan('20');
		const { totals } = await counter.current();
		expect(totals.unlocks?.map(({ points }) => points) ?? []).toEqual([20]);
		await counter.scan('60');
		expect((await counter.current()).totals.unlocks ?? []).toEqual([]);
		await counter.complete(); // ¥520.00 meets it five times
		expect((await counter.points()).balance).toBe(416 + 2 * 20);
		await counter.sell('80');
		expect((await counter.points()).balance).toBe(2 * 416 + 3 * 20);
		const [first, second] = await counter.sales();
		const use = { rule_id: 'k2', version: 1, amount_fen: 0 };
		expect(first?.pricing?.uses).toEqual([{ ...use, times: 2 }]);
		expect(second?.pricing?.uses).toEqual([{ ...use, times: 1 }]);
		await counter.verifyClean();
	});

	it('PTS-2: multiplies once where the limit is 1', async () => {
		await load({
			benefit: { kind: 'points-multiplier', rate_bp: 20_000 },
			limits: { per_member: 1 },
		});
		await sellMany(2);
		expect((await counter.points()).balance).toBe(416 + 208);
		await counter.verifyClean();
	});

	it('PTS-2: frees the use of a sale that came back whole', async () => {
		await load({ benefit: bonus, limits: { per_member: 1 } });
		const { pos } = await counter.sell('40');
		await counter.refund(pos, [{ n: 1, quantityText: '40' }]);
		await sellMany(2);
		expect((await counter.points()).balance).toBe(2 * 208 + 20);
		await counter.verifyClean();
	});

	it('PTS-2: is not used up by sales that nobody earns with', async () => {
		await load({ members_only: false, benefit: bonus, limits: { total: 1 } });
		await counter.scan('40');
		await counter.complete();
		await sellMany(1);
		expect((await counter.points()).balance).toBe(208 + 20);
		await counter.verifyClean();
	});
});
