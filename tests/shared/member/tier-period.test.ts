// Goal: a tier never falls before its period and its grace are over, by one step at most, and rises
// at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';
import { atOpening, endOfPeriod, graceUntil, type HeldTier } from '#shared/member/tier-period.ts';
import { TIER_TEMPLATES, tierAfter, type Standing } from '#shared/member/tier.ts';

const five = TIER_TEMPLATES.five;
const codes = five.map(({ code }) => code);
const rank = (code: string) => codes.indexOf(code);
const spent = (fen: number): Standing => ({ topUpFen: 0, spentFen: fen, visits: 0 });
const earned = (tier: string, since = '2025-03-02'): HeldTier => {
	return { tier, since, until: '' };
};
const at = (held: HeldTier, today: string, fen = 0) =>
	atOpening(five, held, { standing: spent(fen), today });

describe('CFG-2: the end of a period', () => {
	it('waits for twelve months and thirty days, then takes one step', () => {
		expect(at(earned('gold'), '2026-03-02')).toEqual({ what: 'not-yet' });
		expect(at(earned('gold'), '2026-03-03')).toEqual({ what: 'not-yet' });
		expect(at(earned('gold'), '2026-04-01')).toEqual({ what: 'not-yet' });
		expect(at(earned('gold'), '2026-04-02')).toEqual({ what: 'moved', tier: 'silver' });
		expect(graceUntil(earned('gold'))).toBe('2026-04-01');
	});

	it('begins another period when the step is reached again, in the grace too', () => {
		expect(at(earned('gold'), '2026-03-20', 500_000)).toEqual({
			what: 'renewed',
			until: '2027-03-02',
		});
		// Nobody opened the till for years: one look, and a period that is not over yet.
		expect(at(earned('gold'), '2029-06-01', 500_000)).toMatchObject({ until: '2030-03-02' });
	});
});

const heldTier = fc.record({
	tier: fc.constantFrom(...codes),
	since: fc.integer({ min: 19_000, max: 21_000 }).map(dateOfDay),
	until: fc.constant(''),
});

it('law: nothing falls before the period and its grace, and never by two steps', () => {
	fc.assert(
		fc.property(heldTier, fc.nat(1200), fc.nat(6_000_000), (held, days, fen) => {
			const today = dateOfDay(dayNumber(held.since) + days);
			const end = at(held, today, fen);
			const now = end.what === 'moved' ? end.tier : held.tier;
			expect(rank(now)).toBeGreaterThanOrEqual(rank(held.tier) - 1);
			if (rank(now) < rank(held.tier)) {
				expect(dayNumber(today)).toBeGreaterThan(dayNumber(addMonths(held.since, 12)) + 30);
			}
			if (today <= endOfPeriod(held)) expect(end).toEqual({ what: 'not-yet' });
		}),
	);
});

it('law: up is at once and never down, whatever was spent', () => {
	fc.assert(
		fc.property(fc.constantFrom(...codes), fc.nat(6_000_000), (tier, fen) => {
			const after = tierAfter(five, tier, spent(fen));
			const reached = five.filter(({ threshold }) => threshold <= fen).length - 1;
			expect(rank(after)).toBe(Math.max(rank(tier), reached));
		}),
	);
});
