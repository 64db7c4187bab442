// Goal: whatever is done to stored value, in whatever order, no fen of either pocket is made or
// lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	expiredBonus,
	partTotal,
	pocketsLeft,
	putBack,
	SPEND_POLICIES,
	takeParts,
	type LotPart,
	type StoredValueLot,
} from '#shared/stored-value/lot.ts';
import { refundLots, SV_REFUND_REASONS } from '#shared/stored-value/refund-lots.ts';
import { spendLots, unspend } from '#shared/stored-value/spend-lots.ts';
import { lotOf, refundLotOf } from './lot-samples.ts';

const pocket = fc.integer({ min: 0, max: 60_000 });
const policy = fc.constantFrom(...SPEND_POLICIES);

const anyStep = fc.oneof(
	fc.record({ do: fc.constant('top-up' as const), principal: pocket, bonus: pocket, policy }),
	fc.record({ do: fc.constant('spend' as const), share: fc.integer({ min: 1, max: 1200 }) }),
	fc.record({
		do: fc.constant('give-back' as const),
		which: fc.nat(20),
		share: fc.integer({ min: 1, max: 1000 }),
	}),
	fc.record({ do: fc.constant('expire' as const), which: fc.nat(20) }),
	fc.record({ do: fc.constant('refund' as const), reason: fc.constantFrom(...SV_REFUND_REASONS) }),
	fc.record({ do: fc.constant('transfer' as const), which: fc.nat(20) }),
	fc.record({ do: fc.constant('undo-top-up' as const), which: fc.nat(20) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

type Spend = { readonly parts: readonly LotPart[]; back: LotPart[] };

/** A member's lots, what moved by lot, and the spends that may come back. */
type World = {
	lots: readonly StoredValueLot[];
	readonly spends: Spend[];
	/** Σ of all moves of both pockets. */
	moved: { principal: number; bonus: number };
	closed: Set<string>;
};

function openWorld(): World {
	return { lots: [], spends: [], moved: { principal: 0, bonus: 0 }, closed: new Set() };
}

function take(world: World, parts: readonly LotPart[], sign: 1 | -1): void {
	world.lots = sign === 1 ? putBack(world.lots, parts) : takeParts(world.lots, parts);
	for (const { principal, bonus } of parts) {
		world.moved.principal += sign * principal;
		world.moved.bonus += sign * bonus;
	}
}

function step(world: World, one: Step): void {
	switch (one.do) {
		case 'top-up': {
			const lot = lotOf(world.lots.length + 1, [one.principal, one.bonus], one.policy);
			world.lots = [...world.lots, lot];
			world.moved.principal += one.principal;
			world.moved.bonus += one.bonus;
			return;
		}
		case 'spend':
			return spend(world, one.share);
		case 'give-back':
			return giveBack(world, one);
		case 'expire':
			return expire(world, one.which);
		case 'refund':
			return refund(world, one.reason);
		case 'transfer':
		case 'undo-top-up':
			return leave(world, one);
	}
}

function spend(world: World, share: number): void {
	const free = partTotal(pocketsLeft(world.lots));
	const due = Math.ceil((free * share) / 1000);
	if (due === 0) return;
	const spent = spendLots(world.lots, due);
	expect(spent.ok).toBe(due <= free);
	if (!spent.ok) return;
	expect(spent.value.reduce((sum, part) => sum + partTotal(part), 0)).toBe(due);
	take(world, spent.value, -1);
	world.spends.push({ parts: spent.value, back: [] });
}

function giveBack(world: World, { which, share }: { which: number; share: number }): void {
	const found = world.spends[which % Math.max(1, world.spends.length)];
	if (found === undefined) return;
	const left = totalOf(found.parts) - totalOf(found.back);
	const amount = Math.ceil((left * share) / 1000);
	if (amount === 0) return;
	const parts = unspend(found.parts, found.back, amount);
	expect(totalOf(parts)).toBe(amount);
	for (const part of parts) {
		expect(part.principal).toBeGreaterThanOrEqual(0);
		expect(part.bonus).toBeGreaterThanOrEqual(0);
	}
	take(world, parts, 1);
	found.back = [...found.back, ...parts];
}

function expire(world: World, which: number): void {
	const at = which % Math.max(1, world.lots.length);
	world.lots = world.lots.map((lot, index) => {
		return index === at ? { ...lot, bonusExpires: '2026-01-01' } : lot;
	});
	const parts = expiredBonus(world.lots, '2026-01-02');
	take(world, parts, -1);
	world.lots = world.lots.map((lot) => {
		const gone = parts.find(({ lotId }) => lotId === lot.lotId)?.bonus ?? 0;
		return { ...lot, bonusExpired: lot.bonusExpired + gone };
	});
}

function refund(world: World, reason: (typeof SV_REFUND_REASONS)[number]): void {
	const refunded = refundLots({
		lots: world.lots.map((lot) => {
			return { ...refundLotOf(lot, '2026-01-01'), usedAtListFen: 12_345 };
		}),
		reason,
		today: '2026-01-02',
	});
	if (!refunded.ok) return;
	const { parts, refundFen, keptFen, calculation } = refunded.value;
	const paid = calculation.find(({ line }) => line === 'paid')?.fen ?? 0;
	expect(refundFen).toBeGreaterThanOrEqual(0);
	expect(refundFen).toBeLessThanOrEqual(paid);
	expect(refundFen + keptFen).toBe(parts.reduce((sum, part) => sum + part.principal, 0));
	take(world, parts, -1);
}

/** All of one lot goes: to somebody else, or back over the counter when it is whole. */
function leave(world: World, one: { do: string; which: number }): void {
	const lot = world.lots[one.which % Math.max(1, world.lots.length)];
	if (lot === undefined || lot.principalLeft + lot.bonusLeft === 0) return;
	const whole = lot.principalLeft === lot.principal && lot.bonusLeft === lot.bonus;
	if (one.do === 'undo-top-up' && !whole) return;
	take(world, [{ lotId: lot.lotId, principal: lot.principalLeft, bonus: lot.bonusLeft }], -1);
}

function totalOf(parts: readonly LotPart[]): number {
	return parts.reduce((sum, part) => sum + partTotal(part), 0);
}

describe('the laws of stored value', () => {
	it('V7: after any steps each lot is between 0 and its start, and Σ moves = balance', () => {
		fc.assert(
			fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
				const world = openWorld();
				for (const one of steps) {
					step(world, one);
					for (const { principal, bonus, principalLeft, bonusLeft } of world.lots) {
						expect(principalLeft).toBeGreaterThanOrEqual(0);
						expect(principalLeft).toBeLessThanOrEqual(principal);
						expect(bonusLeft).toBeGreaterThanOrEqual(0);
						expect(bonusLeft).toBeLessThanOrEqual(bonus);
					}
					expect(pocketsLeft(world.lots)).toEqual(world.moved);
				}
			}),
		);
	});

	it('a full refund of every sale returns every lot to its start, in any order and any pieces', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(pocket, pocket, policy), { minLength: 1, maxLength: 4 }),
				fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 }),
				fc.array(fc.record({ which: fc.nat(20), share: fc.integer({ min: 1, max: 1000 }) })),
				(pockets, spends, backs) => {
					const world = openWorld();
					for (const [principal, bonus, of] of pockets) {
						step(world, { do: 'top-up', principal, bonus, policy: of });
					}
					const start = world.lots;
					for (const share of spends) step(world, { do: 'spend', share });
					for (const back of backs) step(world, { do: 'give-back', ...back });
					for (const which of world.spends.keys()) {
						step(world, { do: 'give-back', which, share: 1000 });
					}
					expect(world.lots).toEqual(start);
				},
			),
		);
	});

	it('RATIO: however a lot is cut into spends, the bonus is the floor of its share', () => {
		fc.assert(
			fc.property(
				pocket,
				pocket,
				fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 12 }),
				(principal, bonus, shares) => {
					const world = openWorld();
					step(world, { do: 'top-up', principal, bonus, policy: 'RATIO' });
					for (const share of shares) step(world, { do: 'spend', share });
					const spent = principal + bonus - partTotal(pocketsLeft(world.lots));
					const whole =
						principal + bonus === 0
							? 0n
							: (BigInt(spent) * BigInt(bonus)) / BigInt(principal + bonus);
					expect(BigInt(bonus - pocketsLeft(world.lots).bonus)).toBe(whole);
				},
			),
		);
	});
});
