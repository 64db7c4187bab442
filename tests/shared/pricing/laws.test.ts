// Goal: the laws of pricing hold for random baskets, two thousand here and a million with
// `npm run laws -- --runs 1000000` (P16).
import { describe, expect, it } from 'vitest';
import { judgeStretch, sumOf } from '../../../scripts/laws/tally.ts';

describe('the laws of pricing', () => {
	it('sums, order of scanning, explanations and one more item, over 2000 random baskets', () => {
		const tally = judgeStretch({ seed: 2026, from: 0, count: 2000 });
		expect(tally.failures).toEqual([]);
		const priced = tally.baskets - sumOf(tally.refused);
		expect(tally.ruled).toBeGreaterThan(priced * 0.3);
		expect(sumOf(tally.exceptions)).toBeLessThanOrEqual(2);
		expect(tally.lines / tally.baskets).toBeGreaterThan(7.5);
	});
	it('meets every kind of adjustment and refuses by name', () => {
		const { kinds, refused, features } = judgeStretch({ seed: 7, from: 0, count: 600 });
		expect(Object.keys(kinds).sort()).toEqual([
			'item_coupon',
			'level',
			'line_discount',
			'order_coupon',
			'order_discount',
			'override',
			'points',
			'promotion',
			'small_change',
			'threshold',
		]);
		expect(Object.keys(refused)).toContain('coupon/below-minimum');
		expect(Object.keys(features).sort()).toEqual([
			'cash rounding',
			'held back savings',
			'money given back',
			'returned goods',
			'returned goods alone',
			'several rates of tax',
			'tax on top',
		]);
	});
});
