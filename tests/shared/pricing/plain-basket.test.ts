// Goal: a basket without any promotion costs what its labels say, to the fen: list price, price
// override, scale label, cash rounding and tax, and the parts always add up to the whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, sum } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BasketLine } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { taxInside } from '#shared/pricing/tax.ts';
import { aBasket, aLine, price } from './a-basket.ts';

const one = (line: BasketLine) => price(aBasket([line])).lines[0];

describe('a basket without promotions', () => {
	it('takes a price override off the list price, as an adjustment', () => {
		const override = { unitPrice: fen(850), reason: 'damaged', by: '1002' };
		const priced = one(aLine(1000, { quantity: pieces(3), override }));
		expect(priced).toMatchObject({ base: 3000, net: 2550, tax: 293 });
		expect(priced?.adjustments).toMatchObject([
			{ kind: 'override', amount: 450, reason: 'damaged' },
		]);
	});
	it('takes the price given for goods without one as their base', () => {
		const override = { unitPrice: fen(850), reason: 'no-price', by: '1002' };
		const priced = one(aLine(0, { override }));
		expect(priced).toMatchObject({ base: 850, net: 850, adjustments: [] });
	});
	it('lets the amount of a scale label win over price × weight', () => {
		const labelled = { quantity: milli(735), weighed: true, labelAmount: fen(1999) };
		expect(one(aLine(1000, labelled))?.net).toBe(1999);
	});

	const anyLine = fc
		.record({
			price: fc.integer({ min: 0, max: 1_000_000 }),
			quantity: fc.integer({ min: 1, max: 99_000 }).map(milli),
			tax: fc.constantFrom(0, 100, 300, 600, 900, 1300).map(basisPoint),
			percent: fc.integer({ min: 0, max: 100 }),
		})
		.map(({ price: list, percent, ...rest }) => {
			const unitPrice = fen(Math.floor((list * percent) / 100));
			const override = { unitPrice, reason: 'other', by: '1' };
			return aLine(list, { ...rest, weighed: true, ...(percent < 100 ? { override } : {}) });
		});

	it('always adds up: Σ lines = total, base − adjustments = net, 0 ≤ net ≤ base', () => {
		const baskets = fc.array(anyLine, { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(baskets, fc.nat(99), (lines, wanted) => {
				const basket = aBasket(lines);
				const before = price(basket);
				const rounding = fen(Math.min(wanted, before.total));
				const after = roundBasket(before, basket, rounding);
				expect(after.total).toBe(before.total - rounding);
				expect(after.rounding).toBe(rounding);
				for (const { base, net, tax, line, adjustments } of after.lines) {
					expect(base - sum(adjustments.map(({ amount }) => amount))).toBe(net);
					expect(net).toBeGreaterThanOrEqual(0);
					expect(net).toBeLessThanOrEqual(base);
					expect(tax).toBe(taxInside(net, line.tax));
				}
				expect(sum(after.lines.map(({ net }) => net))).toBe(after.total);
			}),
		);
	});
});
