// Goal: amounts, quantities and rates are exact: rounded once, half away from zero, never through a
// float.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	assertSafe,
	divideRounded,
	multiplyDivide,
	multiplyFloor,
} from '#shared/kernel/integer.ts';
import { invariant, InvariantBroken, unreachable } from '#shared/kernel/invariant.ts';
import { add, atRate, fen, negate, priceTimes, subtract, sum } from '#shared/kernel/money.ts';
import { points } from '#shared/kernel/points.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { ok, refuse } from '#shared/kernel/result.ts';

/** The tax in a price that includes it. */
const taxIn = (net: number, rateBp: number) => multiplyDivide(net, rateBp, 10_000 + rateBp);

describe('the worked examples', () => {
	it('E1: 735 g at 12.80 a kilogram is 9.41', () => {
		expect(priceTimes(fen(1280), milli(735))).toBe(941);
	});

	it('E2: 85 % of 99.70, of 99.90, and of a returned 99.70', () => {
		const rate = basisPoint(8500);
		expect(atRate(fen(9970), rate)).toBe(8475);
		expect(atRate(fen(9990), rate)).toBe(8492);
		expect(atRate(fen(-9970), rate)).toBe(-8475);
	});

	it('E9: 84.92 with 13 % in it holds 9.77 of tax', () => {
		expect(taxIn(8492, 1300)).toBe(977);
		expect(8492 - taxIn(8492, 1300)).toBe(7515);
	});

	it('E10: the tax in 100.00 at 13, 9, 6, 3 and 1 %', () => {
		expect([1300, 900, 600, 300, 100].map((rate) => taxIn(10_000, rate))).toEqual([
			1150, 826, 566, 291, 99,
		]);
	});

	it('E24: the tax of the nets of E6 at 13, 13 and 9 %', () => {
		expect([taxIn(1796, 1300), taxIn(2335, 1300), taxIn(359, 900)]).toEqual([207, 269, 30]);
	});
});

const safe = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const divisor = fc.integer({ min: 1, max: 1_000_000 });

describe('multiplyDivide', () => {
	it('is the nearest whole number, and of two equally near the one away from zero', () => {
		fc.assert(
			fc.property(safe, fc.integer({ min: -9_000_000, max: 9_000_000 }), divisor, (a, b, d) => {
				const result = BigInt(multiplyDivide(a, b, d));
				const product = BigInt(a) * BigInt(b);
				const off = 2n * (product - result * BigInt(d));
				const far = off < 0n ? -off : off;
				expect(far <= BigInt(d)).toBe(true);
				// Exactly between two: the magnitude is the larger.
				if (far === BigInt(d)) expect(off > 0n).toBe(product < 0n);
			}),
		);
	});

	it('is the same on both sides of what a float holds', () => {
		const edge = fc.integer({ min: -20, max: 20 }).map((off) => 2 ** 51 + off);
		const small = fc.integer({ min: -3, max: 3 });
		fc.assert(
			fc.property(edge, small, fc.oneof(divisor, edge), (a, b, d) => {
				const product = BigInt(a) * BigInt(b);
				const magnitude = product < 0n ? -product : product;
				const nearest = (2n * magnitude + BigInt(d)) / (2n * BigInt(d));
				const wanted = Number(product < 0n ? -nearest : nearest);
				expect(Object.is(multiplyDivide(a, b, d), wanted)).toBe(true);
			}),
		);
	});

	it('is odd: the rounding of a refund mirrors the rounding of the sale', () => {
		fc.assert(
			fc.property(safe, divisor, (a, d) => {
				const there = multiplyDivide(a, 7, d);
				const back = multiplyDivide(a === 0 ? 0 : -a, 7, d);
				expect(there + back).toBe(0);
			}),
		);
	});

	it('is exact beyond what a float holds in between', () => {
		expect(
			multiplyDivide(9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_991),
		).toBe(9_007_199_254_740_991);
		expect(divideRounded(5, 2)).toBe(3);
		expect(divideRounded(-5, 2)).toBe(-3);
	});

	it('throws for fractions, for a divisor that is not positive, and for a result that is too large', () => {
		expect(() => multiplyDivide(0.5, 1, 1)).toThrow(InvariantBroken);
		expect(() => multiplyDivide(1, 1, 0)).toThrow(InvariantBroken);
		expect(() => multiplyDivide(1, 1, -2)).toThrow(InvariantBroken);
		expect(() => multiplyDivide(2 ** 52, 4, 1)).toThrow(InvariantBroken);
	});
});

describe('multiplyFloor', () => {
	it('gives the floor and exactly what is left over', () => {
		const natural = fc.integer({ min: 0, max: 1_000_000_000 });
		fc.assert(
			fc.property(natural, natural, divisor, (a, b, d) => {
				fc.pre((BigInt(a) * BigInt(b)) / BigInt(d) <= BigInt(Number.MAX_SAFE_INTEGER));
				const { floor, rest } = multiplyFloor(a, b, d);
				expect(BigInt(floor) * BigInt(d) + rest).toBe(BigInt(a) * BigInt(b));
				expect(rest >= 0n && rest < BigInt(d)).toBe(true);
			}),
		);
	});
});

describe('amounts', () => {
	it('add up, and what is taken away can be put back', () => {
		fc.assert(
			fc.property(safe, safe, (a, b) => {
				expect(subtract(add(fen(a), fen(b)), fen(b))).toBe(a);
				expect(sum([fen(a), fen(b), negate(fen(a))])).toBe(b);
			}),
		);
	});

	it('are never minus zero, which prints and compares oddly', () => {
		expect(Object.is(negate(fen(0)), 0)).toBe(true);
		expect(Object.is(multiplyDivide(0, -5, 3), 0)).toBe(true);
	});

	it.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('are never %d', (value) => {
		for (const make of [fen, milli, points, (x: number) => assertSafe(x, 'x')]) {
			expect(() => make(value)).toThrow(InvariantBroken);
		}
	});

	it('overflow loudly', () => {
		expect(() => add(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(InvariantBroken);
	});

	it('of a rate are 0…1 000 000 basis points', () => {
		for (const value of [-1, 0.5, 1_000_001]) expect(() => basisPoint(value)).toThrow();
		expect([basisPoint(0), basisPoint(1_000_000)]).toEqual([0, 1_000_000]);
	});

	it('of pieces are thousandths', () => {
		expect(pieces(3)).toBe(3000);
		expect(priceTimes(fen(333), pieces(3))).toBe(999);
	});
});

describe('invariants and results', () => {
	it('throw what was promised, and pass what holds', () => {
		expect(() => invariant(false, 'a promise')).toThrow(new InvariantBroken('a promise'));
		expect(() => invariant(true, 'a promise')).not.toThrow();
		expect(() => unreachable('x' as never)).toThrow(/unhandled case: x/);
	});

	it('are one of two endings', () => {
		expect(ok(1)).toEqual({ ok: true, value: 1 });
		expect(refuse({ code: 'sale/empty' })).toEqual({ ok: false, refusal: { code: 'sale/empty' } });
	});
});
