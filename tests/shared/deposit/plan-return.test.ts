// Goal: giving a deposit back takes exactly what is asked from what is held, never more of a
// payment than is left of it, and no customer loses a fen by the rounding of cash.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeOrderNo, isOrderNo } from '#shared/deposit/order-number.ts';
import { planReturn, type HeldPayment } from '#shared/deposit/plan-return.ts';

const cash = (heldFen: number): HeldPayment => ({ kind: 'cash', method: '', heldFen });
const wechat = (heldFen: number): HeldPayment => ({ kind: 'code', method: 'wechat', heldFen });
const how = { inCash: false, drawer: 'D1', step: 10 } as const;

describe('planReturn', () => {
	it('sends each payment back the way it came', () => {
		const plan = planReturn([cash(1000), wechat(503), cash(200)], { ...how, amountFen: 1703 });
		expect(plan).toMatchObject({ taken: [1000, 503, 200], roundingFen: 0, isOtherWay: false });
		expect(plan.paidBack).toEqual([
			{ kind: 'cash', drawer: 'D1', exact_fen: 1200, paid_fen: 1200 },
			{ kind: 'code', method: 'wechat', exact_fen: 503, paid_fen: 503 },
		]);
	});

	it('takes a part in cash from the cash first, then from the newest', () => {
		const held = [wechat(500), cash(300), wechat(400)];
		const within = planReturn(held, { ...how, inCash: true, amountFen: 300 });
		expect(within).toMatchObject({ taken: [0, 300, 0], isOtherWay: false });
		const beyond = planReturn(held, { ...how, inCash: true, amountFen: 753 });
		expect(beyond).toMatchObject({ taken: [53, 300, 400], roundingFen: 7, isOtherWay: true });
		expect(beyond.paidBack).toEqual([
			{ kind: 'cash', drawer: 'D1', exact_fen: 753, paid_fen: 760 },
		]);
	});

	it('gives back nothing of nothing, and never more than is held', () => {
		expect(planReturn([], { ...how, amountFen: 0 }).paidBack).toEqual([]);
		expect(() => planReturn([cash(10)], { ...how, amountFen: 11 })).toThrow(/no more/);
	});

	it('always takes what is asked, rounds less than a jiao, and only for cash', () => {
		const payment = fc.record({
			isCash: fc.boolean(),
			heldFen: fc.integer({ min: 0, max: 1_000_000 }),
		});
		const payments = fc.array(payment, { maxLength: 12 });
		fc.assert(
			fc.property(
				payments,
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.boolean(),
				(of, part, inCash) => {
					const held = of.map(({ isCash, heldFen }) => (isCash ? cash(heldFen) : wechat(heldFen)));
					const all = held.reduce((sum, { heldFen }) => sum + heldFen, 0);
					const amountFen = Math.floor(all * part);
					const { taken, paidBack, roundingFen } = planReturn(held, { ...how, inCash, amountFen });
					expect(taken.reduce((sum, one) => sum + one, 0)).toBe(amountFen);
					for (const [at, one] of taken.entries()) {
						expect(one).toBeGreaterThanOrEqual(0);
						expect(one).toBeLessThanOrEqual(held[at]?.heldFen ?? 0);
					}
					expect(paidBack.reduce((sum, { exact_fen }) => sum + exact_fen, 0)).toBe(amountFen);
					const paid = paidBack.reduce((sum, { paid_fen }) => sum + paid_fen, 0);
					expect(paid - amountFen).toBe(roundingFen);
					expect(roundingFen).toBeGreaterThanOrEqual(0);
					expect(roundingFen).toBeLessThan(10);
					for (const { kind, exact_fen, paid_fen } of paidBack) {
						expect(kind === 'cash' ? paid_fen % 10 : paid_fen - exact_fen).toBe(0);
					}
				},
			),
		);
	});
});

describe('the number of an order', () => {
	it('is known when it is scanned, and no receipt’s or article’s is', () => {
		expect(composeOrderNo(12, '7ZK4QF')).toBe('D00000127ZK4QF');
		expect(isOrderNo(' D00000127ZK4QF ')).toBe(true);
		for (const text of ['R00000127ZK4QF', '6901234567892', 'D12', 'D0000012OILU00', '']) {
			expect(isOrderNo(text)).toBe(false);
		}
	});
});
