// Goal: what the drawer should hold is the formula of the cash rules, part by part.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashFlows, expectedCash } from '#shared/shift/expected-cash.ts';

describe('the expected cash', () => {
	it('is C1: 500.00 + 1234.50 − 32.00 + 100.00 − 25.00 − 800.00 = 977.50', () => {
		const flows = cashFlows({
			drops: 80_000,
			float: 50_000,
			received: 130_000,
			change: 6550,
			refunds: 3200,
			'paid-in': 10_000,
			'paid-out': 2500,
		});
		expect(expectedCash(flows)).toBe(97_750);
		expect(flows.map(({ way, amountFen }) => [way, amountFen])).toEqual([
			['float', 50_000],
			['received', 130_000],
			['change', -6550],
			['refunds', -3200],
			['paid-in', 10_000],
			['paid-out', -2500],
			['drops', -80_000],
		]);
	});

	it('names float, cash and change always, and the rest when there was some', () => {
		expect(cashFlows({}).map(({ way }) => way)).toEqual(['float', 'received', 'change']);
		expect(expectedCash(cashFlows({}))).toBe(0);
	});

	it('holds for any amounts', () => {
		const amount = fc.integer({ min: 0, max: 10_000_000 });
		const amounts = fc.record({
			float: amount,
			received: amount,
			change: amount,
			refunds: amount,
			'top-ups': amount,
			'paid-in': amount,
			'paid-out': amount,
			drops: amount,
			'float-received': amount,
			'float-handed-over': amount,
		});
		fc.assert(
			fc.property(amounts, (one) => {
				const sum =
					one.float +
					one.received -
					one.change -
					one.refunds +
					one['top-ups'] +
					one['paid-in'] -
					one['paid-out'] -
					one.drops +
					one['float-received'] -
					one['float-handed-over'];
				expect(expectedCash(cashFlows(one))).toBe(sum);
			}),
		);
	});
});
