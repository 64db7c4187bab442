// Goal: whatever happens to a member's points, no lot goes below nothing, the sum is what was given
// less what was taken, and a whole refund leaves each lot as it was.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/coupon/add-days.ts';
import {
	availableOn,
	clawBack,
	drawPoints,
	endedBy,
	giveBack,
	repaidOutOf,
	repaidBy,
	type LotPoints,
	type PointLot,
	type PointLots,
} from '#shared/points/point-lots.ts';

const EMPTY: PointLots = { lots: [], debt: 0 };
const START = '2026-03-02';

type Sold = {
	readonly lotId: string;
	readonly earned: number;
	readonly taken: readonly LotPoints[];
	readonly redeemed: number;
	clawed: number;
	/** Of `clawed`, paid for out of refunds (DEDUCT_CASH) or ended unspent before. */
	charged: number;
	/** What of its lot ended and was not counted yet. */
	ended: number;
	back: LotPoints[];
};

function moved(had: PointLots, parts: readonly (LotPoints & { expires?: string })[], sign: 1 | -1) {
	const lots = had.lots.map((lot): PointLot => {
		const mine = parts.filter(({ lotId }) => lotId === lot.lotId);
		const points = mine.reduce((sum, part) => sum + part.points, 0);
		const expires = mine.find((part) => part.expires !== undefined)?.expires ?? lot.expires;
		return { ...lot, left: lot.left + sign * points, expires };
	});
	return { ...had, lots };
}

function earn(had: PointLots, lotId: string, points: number, day: string): PointLots {
	const repaid = repaidBy(had, points);
	const debt = had.debt - repaid;
	const rest = points - repaid;
	if (rest === 0) return { ...had, debt };
	const lot = { lotId, seq: had.lots.length, points: rest, left: rest, expires: addDays(day, 40) };
	return { lots: [...had.lots, lot], debt };
}

function sell(had: PointLots, lotId: string, { points, want, day }: Selling): [PointLots, Sold] {
	const redeemed = Math.min(want, availableOn(had, day));
	const taken = redeemed === 0 ? [] : drawPoints(had, redeemed, day);
	const after = earn(moved(had, taken, -1), lotId, points, day);
	return [
		after,
		{ lotId, earned: points, taken, redeemed, clawed: 0, charged: 0, ended: 0, back: [] },
	];
}
type Selling = { readonly points: number; readonly want: number; readonly day: string };

type Refunding = {
	/** 1…4 quarters of what is left of it, all of it at 4. */
	readonly share: number;
	readonly day: string;
	/** Points that the money that goes back can pay for; 0 is the policy NEGATIVE. */
	readonly payable?: number;
};

function refund(had: PointLots, sold: Sold, { share, day, payable = 0 }: Refunding): PointLots {
	const claw = Math.ceil(((sold.earned - sold.clawed) * share) / 4);
	const open = sold.redeemed - sold.back.reduce((sum, { points }) => sum + points, 0);
	const points = Math.ceil((open * share) / 4);
	const given = giveBack(had, { taken: sold.taken, before: sold.back, points, bizDate: day });
	const after = moved(had, given, 1);
	const clawed = clawBack(after, { points: claw, own: sold.lotId, ended: sold.ended });
	const charged = Math.min(clawed.debt, payable);
	sold.clawed += claw;
	sold.charged += charged + clawed.ended;
	sold.ended -= clawed.ended;
	sold.back.push(...given);
	const left = moved(after, clawed.lots, -1);
	const repaid = repaidOutOf(left, given);
	const paidOff = repaid.reduce((sum, part) => sum + part.points, 0);
	const rest = moved(left, repaid, -1);
	return { ...rest, debt: after.debt - paidOff + clawed.debt - charged };
}

const valueIn = ({ lots, debt }: PointLots) => lots.reduce((sum, { left }) => sum + left, 0) - debt;

const step = fc.oneof(
	fc.record({
		kind: fc.constant('sell' as const),
		points: fc.nat(500),
		want: fc.nat(600),
	}),
	fc.record({
		kind: fc.constant('refund' as const),
		which: fc.nat(20),
		share: fc.integer({ min: 1, max: 4 }),
		payable: fc.oneof(fc.constant(0), fc.nat(600)),
	}),
	fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 30 }) }),
);

describe('lots of points', () => {
	it('stay ≥ 0 and add up to what was given less what was taken, whatever happens', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				let state = EMPTY;
				let balance = 0;
				let day = START;
				const sales: Sold[] = [];
				for (const one of steps) {
					if (one.kind === 'sell') {
						const lotId = `lot${sales.length}`;
						const [after, sold] = sell(state, lotId, { ...one, day });
						state = after;
						balance += sold.earned - sold.redeemed;
						sales.push(sold);
					} else if (one.kind === 'refund') {
						const sold = sales[one.which % Math.max(1, sales.length)];
						if (sold === undefined) continue;
						const clawedBefore = sold.clawed - sold.charged;
						const backBefore = sold.back.length;
						state = refund(state, sold, { share: one.share, payable: one.payable, day });
						balance -= sold.clawed - sold.charged - clawedBefore;
						balance += sold.back.slice(backBefore).reduce((sum, { points }) => sum + points, 0);
					} else {
						day = addDays(day, one.days);
						const ended = endedBy(state, day);
						state = moved(state, ended, -1);
						for (const { lotId, points } of ended) {
							const sold = sales.find((sale) => sale.lotId === lotId);
							if (sold !== undefined) sold.ended += points;
						}
						balance -= ended.reduce((sum, { points }) => sum + points, 0);
						expect(endedBy(state, day)).toEqual([]);
					}
					for (const { left, points } of state.lots) {
						expect(left).toBeGreaterThanOrEqual(0);
						expect(left).toBeLessThanOrEqual(points);
					}
					expect(state.debt).toBeGreaterThanOrEqual(0);
					// Whoever owes has no lot that could end beside it.
					if (state.debt > 0) expect(state.lots.filter(({ left }) => left > 0)).toEqual([]);
					expect(valueIn(state)).toBe(balance);
				}
			}),
		);
	});

	it('are each back at their start after a sale came back whole, in parts of any size', () => {
		const wanted = fc.record({ points: fc.nat(500), want: fc.nat(900) });
		const shares = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 });
		fc.assert(
			fc.property(fc.array(fc.nat(400), { maxLength: 6 }), wanted, shares, (had, sale, parts) => {
				const before = had.reduce(
					(state, points, at) => earn(state, `old${at}`, points, addDays(START, at)),
					EMPTY,
				);
				const [after, sold] = sell(before, 'new', { ...sale, day: addDays(START, 9) });
				let state = after;
				for (const share of [...parts, 4]) {
					state = refund(state, sold, { share, day: addDays(START, 9), payable: 1000 });
				}
				expect(valueIn(state)).toBe(valueIn(before));
				expect(state.debt).toBe(before.debt);
				expect(state.lots.filter(({ lotId }) => lotId !== 'new')).toEqual(before.lots);
			}),
		);
	});

	it('repay what is owed before anything new is theirs', () => {
		const [spent, sold] = sell(EMPTY, 'a', { points: 100, want: 0, day: START });
		const [empty] = sell(spent, 'b', { points: 0, want: 100, day: START });
		const owing = refund(empty, sold, { share: 4, day: START });
		expect(owing).toMatchObject({ debt: 100 });
		expect(availableOn(owing, START)).toBe(0);
		const after = earn(owing, 'c', 130, START);
		expect(after.debt).toBe(0);
		expect(availableOn(after, START)).toBe(30);
	});

	it('are not taken back once more when they ended unspent', () => {
		const lots = [{ lotId: 'b', seq: 2, points: 90, left: 90, expires: '2029-03-02' }];
		const clawing = { points: 100, own: 'a', ended: 70 };
		expect(clawBack({ lots, debt: 0 }, clawing)).toEqual({
			ended: 70,
			lots: [{ lotId: 'b', points: 30 }],
			debt: 0,
		});
	});

	it('get thirty days more when they had ended before they came back', () => {
		const lots = { lots: [{ lotId: 'a', seq: 1, points: 100, left: 0, expires: START }], debt: 0 };
		const taken = [{ lotId: 'a', points: 100 }];
		const late = { taken, before: [], points: 40, bizDate: '2026-04-02' };
		expect(giveBack(lots, late)).toEqual([{ lotId: 'a', points: 40, expires: '2026-05-02' }]);
		const inTime = { ...late, bizDate: START };
		expect(giveBack(lots, inTime)).toEqual([{ lotId: 'a', points: 40 }]);
	});

	it('are spent by the date they end, not by the date they came', () => {
		const lot = { points: 100, left: 100 };
		const lots = [
			{ ...lot, lotId: 'first', seq: 1, expires: '2029-03-02' },
			{ ...lot, lotId: 'second', seq: 2, expires: '2027-03-02' },
		];
		expect(drawPoints({ lots, debt: 0 }, 150, START)).toEqual([
			{ lotId: 'second', points: 100 },
			{ lotId: 'first', points: 50 },
		]);
	});
});
