// Goal: cash is taken exactly: floored, never raised, change never invented, and no barcode, typo
// or fat finger becomes money (E8).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { cashDue, quickCash, type CashStep } from '#shared/tender/cash.ts';
import { settle } from '#shared/tender/settle.ts';
import { parseQuantity, parseYuan } from '#shared/tender/parse-amount.ts';
import { round, saleOf } from './sale-of.ts';

describe('parseYuan', () => {
	it.each([
		['12', 1200],
		['12.5', 1250],
		['0.05', 5],
		['.5', 50],
		['12.', 1200],
		['¥100', 10_000],
		['１２．５', 1250],
		['12。5', 1250],
		['123456789', 12_345_678_900],
	])('reads %s', (text, amount) => {
		expect(parseYuan(text)).toEqual({ ok: true, value: amount });
	});
	it.each([
		['6901234567892', 'amount/looks-like-barcode'],
		['96385074', 'amount/looks-like-barcode'],
		['', 'amount/not-a-number'],
		['.', 'amount/not-a-number'],
		['-5', 'amount/not-a-number'],
		['1e3', 'amount/not-a-number'],
		['12,5', 'amount/not-a-number'],
		['1.234', 'amount/too-precise'],
		['1234567890', 'amount/too-large'],
	])('refuses %s', (text, code) => {
		expect(parseYuan(text)).toMatchObject({ ok: false, refusal: { code } });
	});
	it('reads back every amount it can be given, without a float', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => {
				const text = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
				expect(parseYuan(text)).toEqual({ ok: true, value: amount });
			}),
		);
	});
});

describe('parseQuantity', () => {
	it('reads pieces and weights', () => {
		expect(parseQuantity('3')).toEqual({ ok: true, value: 3000 });
		expect(parseQuantity('0.735')).toEqual({ ok: true, value: 735 });
		expect(parseQuantity('999')).toEqual({ ok: true, value: 999_000 });
	});
	it.each([
		['1000', 'quantity/too-large'],
		['6901234567892', 'quantity/looks-like-barcode'],
		['0.0001', 'quantity/not-a-number'],
		['x', 'quantity/not-a-number'],
	])('refuses %s', (text, code) => {
		expect(parseQuantity(text)).toMatchObject({ ok: false, refusal: { code } });
	});
});

function inCash(priced: ReturnType<typeof saleOf>, typed: string, step: CashStep) {
	return settle(priced, { others: [], typed, step }, round);
}

describe('settling in cash', () => {
	it('E8: 49.97 with cash floored to jiao', () => {
		const settled = inCash(saleOf(4997), '', 10);
		expect(settled).toMatchObject({ ok: true, value: { due: 4990, given: 4990, change: 0 } });
	});
	it('gives change from what was handed over', () => {
		const settled = inCash(saleOf(1799, 2339, 359), '100', 10);
		expect(settled).toMatchObject({
			ok: true,
			value: { due: 4490, given: 10_000, change: 5510 },
		});
	});
	it('refuses what is short, and what is more than ten times the due and ¥10,000', () => {
		expect(inCash(saleOf(1000), '9', 10)).toMatchObject({
			refusal: { code: 'tender/short', short: 100 },
		});
		expect(inCash(saleOf(1000), '10001', 10)).toMatchObject({
			refusal: { code: 'tender/too-large' },
		});
		expect(inCash(saleOf(1000), '500', 10).ok).toBe(true);
		expect(inCash(saleOf(500_000), '11000', 10).ok).toBe(true);
	});
	it('never asks for more than the goods cost, and always ties', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 20 }),
				fc.constantFrom(1 as const, 10 as const, 100 as const),
				fc.integer({ min: 0, max: 20_000 }),
				(amounts, step, extra) => {
					const priced = saleOf(...amounts);
					const due = cashDue(priced.total, step);
					expect(due).toBeLessThanOrEqual(priced.total);
					const given = due + extra;
					const typed = `${Math.floor(given / 100)}.${String(given % 100).padStart(2, '0')}`;
					const settled = inCash(priced, typed, step);
					if (!settled.ok) return;
					const { sale, change, due: amount } = settled.value;
					expect(sale.total).toBe(amount);
					expect(settled.value.given - change).toBe(amount);
				},
			),
		);
	});
	it('offers notes a customer is likely to hand over', () => {
		expect(quickCash(fen(2760))).toEqual([2800, 3000, 4000, 5000, 10_000]);
		for (const amount of quickCash(fen(450))) expect(amount).toBeGreaterThan(450);
	});
});
