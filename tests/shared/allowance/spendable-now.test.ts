// Goal: nobody spends more offline than the grant and the floor allow, and it says why.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFLINE_LIMITS } from '#shared/allowance/limits.ts';
import { spendableNow, type SpendState } from '#shared/allowance/spendable-now.ts';
import { pointsWithin, riskOfPoints, takeAllowance } from '#shared/allowance/take-allowance.ts';

const limits = { floor: OFFLINE_LIMITS.floorFen, maxAgeMs: OFFLINE_LIMITS.maxAgeMs };
const away: SpendState = {
	hq: 'away',
	balance: 50_000,
	grant: 0,
	snapshot: { available: 50_000, ageMs: 0 },
	spentSince: 0,
	capLeft: OFFLINE_LIMITS.capFen,
	frozen: false,
	blocked: false,
};

describe('spendableNow', () => {
	it('is all there is where no HQ is configured, whatever else holds', () => {
		const state = {
			...away,
			hq: 'none',
			snapshot: undefined,
			frozen: true,
			blocked: true,
		} as const;
		expect(spendableNow(state, limits)).toMatchObject({ amount: 50_000, why: 'all' });
	});

	it('is all there is while HQ says yes to each amount, and nothing before its handshake', () => {
		const state = { ...away, hq: 'online', snapshot: undefined } as const;
		expect(spendableNow(state, limits)).toMatchObject({ amount: 50_000, why: 'all' });
		expect(spendableNow({ ...state, frozen: true }, limits).amount).toBe(0);
	});

	it.each<[string, Partial<SpendState>, ReturnType<typeof spendableNow>]>([
		[
			'the floor while HQ is away',
			{},
			{ amount: 10_000, fromGrant: 0, fromFloor: 10_000, why: 'floor' },
		],
		[
			'less what was spent since',
			{ spentSince: 4000 },
			{ amount: 6000, fromGrant: 0, fromFloor: 6000, why: 'floor' },
		],
		[
			'the grant and the floor',
			{ grant: 20_000 },
			{ amount: 30_000, fromGrant: 20_000, fromFloor: 10_000, why: 'floor' },
		],
		[
			'the grant, when the floor is used up',
			{ grant: 5000, spentSince: 10_000 },
			{ amount: 5000, fromGrant: 5000, fromFloor: 0, why: 'grant' },
		],
		[
			'what the snapshot leaves of the floor',
			{ snapshot: { available: 3000, ageMs: 0 } },
			{ amount: 3000, fromGrant: 0, fromFloor: 3000, why: 'floor' },
		],
		[
			'what the terminal may risk today',
			{ capLeft: 5000 },
			{ amount: 5000, fromGrant: 0, fromFloor: 5000, why: 'cap' },
		],
		[
			'the grant on an old snapshot',
			{ grant: 3000, snapshot: { available: 50_000, ageMs: limits.maxAgeMs + 1 } },
			{ amount: 3000, fromGrant: 3000, fromFloor: 0, why: 'snapshot-old' },
		],
		[
			'the grant on a snapshot from the future',
			{ grant: 3000, snapshot: { available: 50_000, ageMs: -3_600_000 } },
			{ amount: 3000, fromGrant: 3000, fromFloor: 0, why: 'snapshot-old' },
		],
		[
			'nothing of a member it was told nothing of',
			{ snapshot: undefined },
			{ amount: 0, fromGrant: 0, fromFloor: 0, why: 'unknown' },
		],
		[
			'nothing when frozen',
			{ grant: 3000, frozen: true },
			{ amount: 0, fromGrant: 0, fromFloor: 0, why: 'frozen' },
		],
		[
			'nothing when they owe',
			{ grant: 3000, blocked: true },
			{ amount: 0, fromGrant: 0, fromFloor: 0, why: 'blocked' },
		],
		[
			'never more than the lots hold',
			{ grant: 20_000, balance: 12_000 },
			{ amount: 12_000, fromGrant: 12_000, fromFloor: 0, why: 'all' },
		],
	])('is %s', (_, change, expected) => {
		expect(spendableNow({ ...away, ...change }, limits)).toEqual(expected);
	});

	it('is nothing when U, C or A are 0', () => {
		expect(spendableNow(away, { ...limits, floor: 0 }).amount).toBe(0);
		expect(spendableNow({ ...away, capLeft: 0 }, limits).amount).toBe(0);
		const old = { ...away, snapshot: { available: 50_000, ageMs: 1 } };
		expect(spendableNow(old, { ...limits, maxAgeMs: 0 }).amount).toBe(0);
	});

	it('M3, M4, M5: a run of spends stays within grant + floor, within the grant when U is 0', () => {
		fc.assert(
			fc.property(
				fc.record({
					balance: fc.integer({ min: 0, max: 100_000 }),
					grant: fc.integer({ min: 0, max: 30_000 }),
					floor: fc.constantFrom(0, 500, 10_000),
					wanted: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 20 }),
				}),
				({ balance, grant, floor, wanted }) => {
					let state: SpendState = { ...away, balance, grant };
					let spent = 0;
					for (const amount of wanted) {
						const grants = [{ grantId: 'g1', left: state.grant }];
						const taken = takeAllowance(state, { ...limits, floor }, { amount, grants });
						if (!taken.ok || taken.value === undefined) continue;
						const { from_floor: onFloor } = taken.value;
						spent += amount;
						state = {
							...state,
							balance: state.balance - amount,
							grant: state.grant - (amount - onFloor),
							spentSince: state.spentSince + onFloor,
							capLeft: state.capLeft - onFloor,
						};
					}
					expect(spent).toBeLessThanOrEqual(Math.min(balance, grant + floor));
				},
			),
		);
	});
});

describe('takeAllowance', () => {
	const grants = [
		{ grantId: 'g1', left: 3000 },
		{ grantId: 'g2', left: 2000 },
	];
	const state = { ...away, grant: 5000 };

	it('draws grants in their order, then the floor, or refuses whole', () => {
		expect(takeAllowance(state, limits, { amount: 6000, grants })).toEqual({
			ok: true,
			value: {
				from_grants: [
					{ grant_id: 'g1', amount: 3000 },
					{ grant_id: 'g2', amount: 2000 },
				],
				from_floor: 1000,
			},
		});
		expect(takeAllowance(state, limits, { amount: 15_001, grants })).toEqual({
			ok: false,
			refusal: { code: 'over', free: 15_000, why: 'floor' },
		});
	});

	it('online takes of grants alone, and without an HQ keeps no count', () => {
		const online = { ...state, hq: 'online' } as const;
		expect(takeAllowance(online, limits, { amount: 5000, grants }).ok).toBe(true);
		expect(takeAllowance(online, limits, { amount: 5001, grants })).toMatchObject({
			refusal: { code: 'not-authorized', free: 5000 },
		});
		const none = { ...state, hq: 'none' } as const;
		expect(takeAllowance(none, limits, { amount: 40_000, grants })).toEqual({
			ok: true,
			value: undefined,
		});
	});
});

describe('points against the cap', () => {
	it('count by what they are worth, rounded against the spender', () => {
		expect(riskOfPoints({ valueFen: 8000 }, 2000)).toBe(1600);
		expect(riskOfPoints({ valueFen: 8000 }, 1)).toBe(1);
		expect(pointsWithin({ valueFen: 8000 }, 1600)).toBe(2000);
		expect(pointsWithin({ valueFen: 8000 }, -1)).toBe(0);
		expect(pointsWithin({ valueFen: 0 }, 0)).toBe(Number.MAX_SAFE_INTEGER);
	});
});
