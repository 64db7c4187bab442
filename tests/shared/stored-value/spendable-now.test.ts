// Goal: nobody spends more offline than the grant and the floor allow (M1…M5 of the protocol).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	OFFLINE_LIMITS,
	spendableNow,
	type SpendState,
} from '#shared/stored-value/spendable-now.ts';

const away: SpendState = {
	hq: 'away',
	balanceFen: 50_000,
	grantFen: 0,
	snapshotAvailableFen: 50_000,
	snapshotAgeMs: 0,
	spentSinceSyncFen: 0,
	riskedTodayFen: 0,
	frozen: false,
	overdraft: false,
};

describe('spendableNow', () => {
	it('is all there is where no HQ is configured', () => {
		const state = { ...away, hq: 'none' as const, snapshotAgeMs: Infinity };
		expect(spendableNow(state, OFFLINE_LIMITS)).toEqual({ fen: 50_000, why: 'all' });
	});

	it('is the floor of ¥100 while HQ is away, less what was spent since', () => {
		expect(spendableNow(away, OFFLINE_LIMITS)).toEqual({ fen: 10_000, why: 'floor' });
		const later = { ...away, spentSinceSyncFen: 4000 };
		expect(spendableNow(later, OFFLINE_LIMITS).fen).toBe(6000);
	});

	it('adds the floor to a grant', () => {
		expect(spendableNow({ ...away, grantFen: 20_000 }, OFFLINE_LIMITS).fen).toBe(30_000);
	});

	it('stops at what the terminal may risk in a day', () => {
		const state = { ...away, riskedTodayFen: 95_000 };
		expect(spendableNow(state, OFFLINE_LIMITS)).toEqual({ fen: 5000, why: 'cap' });
	});

	it('leaves only the grant on an old snapshot, and nothing when frozen or owing', () => {
		const old = { ...away, grantFen: 3000, snapshotAgeMs: 72 * 3_600_000 + 1 };
		expect(spendableNow(old, OFFLINE_LIMITS)).toEqual({ fen: 3000, why: 'snapshot-old' });
		expect(spendableNow({ ...away, frozen: true }, OFFLINE_LIMITS)).toEqual({
			fen: 0,
			why: 'frozen',
		});
		expect(spendableNow({ ...away, overdraft: true }, OFFLINE_LIMITS)).toEqual({
			fen: 0,
			why: 'overdraft',
		});
	});

	it('M3, M4, M5: a run of spends stays within grant + floor, within the grant when U is 0', () => {
		const amount = fc.integer({ min: 1, max: 20_000 });
		fc.assert(
			fc.property(
				fc.record({
					balanceFen: fc.integer({ min: 0, max: 100_000 }),
					grantFen: fc.integer({ min: 0, max: 30_000 }),
					floorFen: fc.constantFrom(0, 500, 10_000),
					wanted: fc.array(amount, { maxLength: 20 }),
				}),
				({ balanceFen, grantFen, floorFen, wanted }) => {
					const limits = { ...OFFLINE_LIMITS, floorFen };
					let state: SpendState = { ...away, balanceFen, grantFen };
					let spent = 0;
					for (const fen of wanted) {
						if (fen > spendableNow(state, limits).fen) continue;
						const ofGrant = Math.min(fen, state.grantFen);
						spent += fen;
						state = {
							...state,
							balanceFen: state.balanceFen - fen,
							grantFen: state.grantFen - ofGrant,
							spentSinceSyncFen: state.spentSinceSyncFen + fen - ofGrant,
							riskedTodayFen: state.riskedTodayFen + fen - ofGrant,
						};
					}
					expect(spent).toBeLessThanOrEqual(Math.min(balanceFen, grantFen + floorFen));
				},
			),
		);
	});
});
