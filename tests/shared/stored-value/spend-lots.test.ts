// Goal: a spend draws on the lots as it was agreed at the top-up, and a refund puts the same parts
// back.
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '#shared/kernel/result.ts';
import {
	expiredBonus,
	pocketsLeft,
	putBack,
	takeParts,
	type LotPart,
	type StoredValueLot,
} from '#shared/stored-value/lot.ts';
import { spendLots, unspend } from '#shared/stored-value/spend-lots.ts';
import { lotOf } from './lot-samples.ts';

/** Spends one after the other; the parts of each. */
function spends(lots: readonly StoredValueLot[], amounts: readonly number[]) {
	let left = lots;
	const parts = amounts.map((amount) => {
		const spent = spendLots(left, amount);
		if (!spent.ok) throw new Error(spent.refusal.code);
		left = takeParts(left, spent.value);
		return spent.value;
	});
	return { left, parts };
}

describe('spendLots', () => {
	it('E16: 500 + 100 by RATIO, spent as 19.99, 0.01, 40.00 and 540.00', () => {
		const { left, parts } = spends([lotOf(1, [50_000, 10_000])], [1999, 1, 4000, 54_000]);
		expect(parts.flat().map(({ bonus }) => bonus)).toEqual([333, 0, 667, 9000]);
		expect(parts.flat().map(({ principal }) => principal)).toEqual([1666, 1, 3333, 45_000]);
		expect(pocketsLeft(left)).toEqual({ principal: 0, bonus: 0 });
	});

	it('takes the principal first, or the bonus first, lot by lot', () => {
		const first = (policy: 'PRINCIPAL_FIRST' | 'BONUS_FIRST') =>
			spends([lotOf(1, [1000, 200], policy), lotOf(2, [500, 50], policy)], [1100, 300]).parts;
		expect(first('PRINCIPAL_FIRST')).toEqual([
			[{ lotId: 'lot_1', principal: 1000, bonus: 100 }],
			[
				{ lotId: 'lot_1', principal: 0, bonus: 100 },
				{ lotId: 'lot_2', principal: 200, bonus: 0 },
			],
		]);
		expect(first('BONUS_FIRST')).toEqual([
			[{ lotId: 'lot_1', principal: 900, bonus: 200 }],
			[
				{ lotId: 'lot_1', principal: 100, bonus: 0 },
				{ lotId: 'lot_2', principal: 150, bonus: 50 },
			],
		]);
	});

	it('draws the oldest lot first, in whatever order the rows come', () => {
		const spent = spendLots([lotOf(2, [100, 0]), lotOf(1, [100, 0])], 150);
		expect(spent).toEqual(
			ok([
				{ lotId: 'lot_1', principal: 100, bonus: 0 },
				{ lotId: 'lot_2', principal: 50, bonus: 0 },
			]),
		);
	});

	it('refuses more than is there, and says how much is', () => {
		const lots = [lotOf(1, [100, 20])];
		expect(spendLots(lots, 121)).toEqual(refuse({ code: 'stored-value/insufficient', free: 120 }));
		expect(spendLots(lots, 120).ok).toBe(true);
	});

	it('leaves an expired bonus out and never takes principal twice for it', () => {
		const [lot = lotOf(1, [0, 0])] = takeParts(
			[lotOf(1, [50_000, 10_000])],
			[{ lotId: 'lot_1', principal: 0, bonus: 10_000 }],
		).map((one) => ({ ...one, bonusExpired: 10_000 }));
		expect(spendLots([lot], 50_001)).toEqual(
			refuse({ code: 'stored-value/insufficient', free: 50_000 }),
		);
		expect(spendLots([lot], 50_000)).toEqual(ok([{ lotId: 'lot_1', principal: 50_000, bonus: 0 }]));
	});
});

describe('expiredBonus', () => {
	it('is what is left of a bonus after its last day, and never principal', () => {
		const dated = { ...lotOf(1, [1000, 200]), bonusExpires: '2026-11-30' };
		expect(expiredBonus([dated], '2026-11-30')).toEqual([]);
		expect(expiredBonus([dated], '2026-12-01')).toEqual([
			{ lotId: 'lot_1', principal: 0, bonus: 200 },
		]);
		expect(expiredBonus([lotOf(2, [1000, 200])], '2099-01-01')).toEqual([]);
	});
});

describe('unspend', () => {
	const parts: LotPart[] = [
		{ lotId: 'lot_1', principal: 3000, bonus: 600 },
		{ lotId: 'lot_2', principal: 1000, bonus: 100 },
	];

	it('gives everything back as it was taken', () => {
		expect(unspend(parts, [], 4700)).toEqual(parts);
	});

	it('gives a part by shares over what did not come back yet, and the rest later', () => {
		const first = unspend(parts, [], 1000);
		expect(first.reduce((sum, part) => sum + part.principal + part.bonus, 0)).toBe(1000);
		const rest = unspend(parts, first, 3700);
		const lots = takeParts([lotOf(1, [3000, 600]), lotOf(2, [1000, 100])], parts);
		expect(putBack(putBack(lots, first), rest)).toEqual([
			lotOf(1, [3000, 600]),
			lotOf(2, [1000, 100]),
		]);
	});

	it('never gives a pocket more than it gave', () => {
		expect(unspend([{ lotId: 'lot_1', principal: 500, bonus: 0 }], [], 123)).toEqual([
			{ lotId: 'lot_1', principal: 123, bonus: 0 },
		]);
	});
});
