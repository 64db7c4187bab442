// Goal: a tax rate is data with a day it begins on: goods go on naming the rate they were given,
// and what it is on any day follows from the changes alone, in whatever order they were written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoint } from '#shared/kernel/rate.ts';
import { ratesOn, type TaxChange } from '#shared/pricing/tax.ts';

const lowered: TaxChange = { fromBp: 300, toBp: 100, date: '2026-01-01' };
const raised: TaxChange = { fromBp: 100, toBp: 300, date: '2028-01-01' };

const rate = (changes: readonly TaxChange[], bp: number, day: string) =>
	ratesOn(changes, day)(basisPoint(bp));

describe('a rate on a day', () => {
	it('is the one named until the day before, and the new one from the day on', () => {
		expect(rate([lowered], 300, '2025-12-31')).toBe(300);
		expect(rate([lowered], 300, '2026-01-01')).toBe(100);
		expect(rate([lowered], 300, '2030-06-01')).toBe(100);
		expect(rate([lowered], 1300, '2026-01-01')).toBe(1300);
	});

	it('follows one change after the other: 3 % is 1 % for two years, then 3 % again', () => {
		for (const changes of [
			[lowered, raised],
			[raised, lowered],
		]) {
			expect(rate(changes, 300, '2027-12-31')).toBe(100);
			expect(rate(changes, 300, '2028-01-01')).toBe(300);
		}
	});

	it('moves one step a day: 13 → 9 and 9 → 6 on one day do not make 6 of 13', () => {
		const both = [
			{ fromBp: 1300, toBp: 900, date: '2026-01-01' },
			{ fromBp: 900, toBp: 600, date: '2026-01-01' },
		];
		for (const changes of [both, both.toReversed()]) {
			expect([1300, 900, 600].map((bp) => rate(changes, bp, '2026-01-01'))).toEqual([
				900, 600, 600,
			]);
		}
	});

	it('does not depend on the order the changes were written in', () => {
		const bp = fc.constantFrom(0, 100, 300, 600, 900, 1300);
		const date = fc.constantFrom('2026-01-01', '2026-07-01', '2027-01-01', '2028-01-01');
		const changes = fc.uniqueArray(fc.record({ fromBp: bp, toBp: bp, date }), {
			selector: (one) => `${one.fromBp} ${one.date}`,
		});
		fc.assert(
			fc.property(changes, bp, date, fc.infiniteStream(fc.nat()), (all, named, day, keys) => {
				const shuffled = all
					.map((one) => ({ one, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ one }) => one);
				expect(rate(shuffled, named, day)).toBe(rate(all, named, day));
			}),
		);
	});
});
