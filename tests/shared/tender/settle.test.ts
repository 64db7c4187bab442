// Goal: whatever was paid by card or code comes off first, exactly; only the rest is cash, rounds
// and gives change; and the lines always are what the tenders pay.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '#shared/tender/settle.ts';
import { round, saleOf } from './sale-of.ts';

describe('settling over several tenders', () => {
	it('E8: 49.97 due, 30.00 by code, the rest in cash is 19.90 and the total 49.90', () => {
		const settled = settle(saleOf(4997), { others: [3000], typed: '', step: 10 }, round);
		expect(settled).toMatchObject({
			ok: true,
			value: { paid: 3000, due: 1990, given: 1990, change: 0, sale: { total: 4990, rounding: 7 } },
		});
	});

	it('rounds nothing when no cash is needed', () => {
		const settled = settle(saleOf(4997), { others: [3000, 1997], typed: '', step: 10 }, round);
		expect(settled).toMatchObject({
			ok: true,
			value: { due: 0, change: 0, sale: { total: 4997, rounding: 0 } },
		});
	});

	it('gives change from cash only: others may not pay more than is due', () => {
		const settled = settle(saleOf(1000), { others: [1200], typed: '', step: 10 }, round);
		expect(settled).toMatchObject({ refusal: { code: 'payment/exceeds', over: 200 } });
	});

	it('takes no cash when nothing is due', () => {
		const settled = settle(saleOf(1000), { others: [1000], typed: '5', step: 10 }, round);
		expect(settled).toMatchObject({ refusal: { code: 'tender/too-large', due: 0 } });
	});

	it('always ties: lines = total = others + given − change', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 20 }),
				fc.array(fc.integer({ min: 1, max: 30_000 }), { maxLength: 4 }),
				fc.constantFrom(1 as const, 10 as const, 100 as const),
				(amounts, others, step) => {
					const priced = saleOf(...amounts);
					const settled = settle(priced, { others, typed: '', step }, round);
					const paid = others.reduce((sum, amount) => sum + amount, 0);
					expect(settled.ok).toBe(paid <= priced.total);
					if (!settled.ok) return;
					const { sale, given, change } = settled.value;
					expect(sale.total).toBe(paid + given - change);
					expect(sale.lines.reduce((sum, { net }) => sum + net, 0)).toBe(sale.total);
					expect(sale.total).toBeLessThanOrEqual(priced.total);
				},
			),
		);
	});
});
