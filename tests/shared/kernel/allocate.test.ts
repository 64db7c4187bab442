// Goal: sharing an amount never loses or makes a fen, and a reprint shares it the same way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, AllocationRefused, cumulative, split } from '#shared/kernel/allocate.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';

describe('the worked examples', () => {
	it('E3: 1.00 over three lines of 10.00', () => {
		expect(allocate(100, [1000, 1000, 1000])).toEqual([34, 33, 33]);
	});

	it('E4: 5.00 off three lines', () => {
		const nets = [1999, 2599, 399];
		const off = allocate(500, nets);
		expect(off).toEqual([200, 260, 40]);
		expect(nets.map((net, index) => net - (off[index] ?? 0))).toEqual([1799, 2339, 359]);
	});

	it('E5: 50.00 over 0.01, 0.01 and 99.98', () => {
		expect(allocate(5000, [1, 1, 9998])).toEqual([1, 0, 4999]);
	});

	it('E6: 抹分 of E4, 7 fen over its nets', () => {
		expect(allocate(7, [1799, 2339, 359])).toEqual([3, 4, 0]);
	});

	it('E12: three pieces for 10.00 returned one by one', () => {
		expect([1, 2, 3].map((k) => cumulative(1000, k, 3) - cumulative(1000, k - 1, 3))).toEqual([
			333, 334, 333,
		]);
	});

	it('E14: the tax of E12 one by one, frozen by the sum and not computed from each part', () => {
		const tax = multiplyDivide(1000, 1300, 11_300);
		expect(tax).toBe(115);
		expect([1, 2, 3].map((k) => cumulative(tax, k, 3) - cumulative(tax, k - 1, 3))).toEqual([
			38, 39, 38,
		]);
	});

	it('E19: 满300减50 over the eligible lines', () => {
		expect(allocate(5000, [19_900, 12_800, 0])).toEqual([3043, 1957, 0]);
	});

	it('E20: lines worth nothing get nothing', () => {
		expect(allocate(300, [0, 5000, 0, 2500])).toEqual([0, 200, 0, 100]);
	});

	it('E23: a commission of 30 % of 298.00, split 60 to 40', () => {
		const commission = multiplyDivide(29_800, 3000, 10_000);
		expect(commission).toBe(8940);
		expect(split(commission, [60, 40])).toEqual([5364, 3576]);
	});

	it('E25: 127 points over the nets of E6', () => {
		expect(split(127, [1796, 2335, 359])).toEqual([51, 66, 10]);
	});

	it('E26: a discount larger than the lines is refused, not cut down', () => {
		expect(() => allocate(5001, [2000, 3000])).toThrow(
			expect.objectContaining({ code: 'ALLOC_EXCEEDS' }),
		);
	});
});

const weights = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 40 });
const total = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);
/** Weights, and an amount that fits into them. */
const fitting = weights.chain((list) =>
	fc.tuple(fc.integer({ min: 0, max: total(list) }), fc.constant(list)),
);

describe('allocate', () => {
	it('adds up, stays within each weight, and is less than a fen off the exact share', () => {
		fc.assert(
			fc.property(fitting, ([amount, list]) => {
				const shares = allocate(amount, list);
				expect(total(shares)).toBe(amount);
				const all = BigInt(total(list));
				for (const [index, share] of shares.entries()) {
					const weight = list[index] ?? 0;
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(weight);
					if (all === 0n) continue;
					const off = BigInt(share) * all - BigInt(amount) * BigInt(weight);
					expect((off < 0n ? -off : off) < all).toBe(true);
				}
			}),
		);
	});

	it('gives everything when the amount is everything, and nothing when it is nothing', () => {
		fc.assert(
			fc.property(weights, (list) => {
				expect(allocate(total(list), list)).toEqual(list);
				expect(allocate(0, list)).toEqual(list.map(() => 0));
			}),
		);
	});

	it('gives a larger weight never less than a smaller one', () => {
		fc.assert(
			fc.property(fitting, ([amount, list]) => {
				const shares = allocate(amount, list);
				const pairs = list.map((weight, index) => ({ weight, share: shares[index] ?? 0 }));
				pairs.sort((a, b) => a.weight - b.weight || a.share - b.share);
				const inOrder = pairs.map(({ share }) => share);
				expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
			}),
		);
	});

	it('refuses amounts and weights that are negative or broken', () => {
		for (const [amount, list] of [
			[-1, [5]],
			[1, [-5, 9]],
			[0.5, [5]],
			[1, [0.5, 5]],
		] as const) {
			expect(() => allocate(amount, list)).toThrow(AllocationRefused);
		}
	});
});

describe('split', () => {
	it('adds up also beyond its weights', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (amount, list) => {
				fc.pre(total(list) > 0);
				expect(total(split(amount, list))).toBe(amount);
			}),
		);
	});

	it('needs somebody to give to, unless there is nothing to give', () => {
		expect(() => split(1, [0, 0])).toThrow(expect.objectContaining({ code: 'SPLIT_NO_WEIGHT' }));
		expect(split(0, [0, 0])).toEqual([0, 0]);
		expect(split(0, [])).toEqual([]);
	});
});

describe('cumulative', () => {
	it('rises with every unit and ends exactly at the total', () => {
		const counted = fc.tuple(
			fc.integer({ min: 0, max: 10_000_000 }),
			fc.integer({ min: 1, max: 200 }),
		);
		fc.assert(
			fc.property(counted, ([amount, n]) => {
				const parts = Array.from({ length: n }, (_, index) => {
					return cumulative(amount, index + 1, n) - cumulative(amount, index, n);
				});
				expect(total(parts)).toBe(amount);
				expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
				expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
			}),
		);
	});
});
