// Goal: one pure function says what a basket costs, to the fen: list price, price override, cash
// rounding and tax, and the parts always add up to the whole (E1, E2, E6, E7, E9, E10, E24).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, sum } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { priceLine, priceSale, roundSale, taxInside } from '#shared/pricing/price-sale.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { OpenLine } from '#shared/sale/open-sale.ts';

function line(changes: Partial<OpenLine>): OpenLine {
	return {
		lineId: 'line_1' as LineId,
		seat: 1,
		productId: 1,
		sku: '1',
		name: '茶',
		dept: 'goods',
		unit: '瓶',
		factor: pieces(1),
		weighed: false,
		quantity: pieces(1),
		listPrice: fen(1000),
		tax: basisPoint(1300),
		...changes,
	};
}

const e6 = [
	line({ listPrice: fen(1799), tax: basisPoint(1300) }),
	line({ listPrice: fen(2339), tax: basisPoint(1300) }),
	line({ listPrice: fen(359), tax: basisPoint(900) }),
];

describe('priceSale', () => {
	it('E1: weighs 735 g of 12.80 a kilogram', () => {
		const priced = priceLine(line({ listPrice: fen(1280), quantity: milli(735), weighed: true }));
		expect(priced.net).toBe(941);
	});
	it('E9, E10: finds the tax inside a price', () => {
		expect(taxInside(fen(8492), basisPoint(1300))).toBe(977);
		const rates = [1300, 900, 600, 300, 100].map((rate) =>
			taxInside(fen(10_000), basisPoint(rate)),
		);
		expect(rates).toEqual([1150, 826, 566, 291, 99]);
	});
	it('E6: rounds 44.97 to jiao, shared over the lines', () => {
		const rounded = roundSale(priceSale(e6), fen(7));
		expect(rounded.lines.map(({ net }) => net)).toEqual([1796, 2335, 359]);
		expect(rounded).toMatchObject({ total: 4490, rounding: 7 });
	});
	it('E7: rounds 44.97 to yuan', () => {
		const rounded = roundSale(priceSale(e6), fen(97));
		expect(rounded.lines.map(({ net }) => net)).toEqual([1760, 2289, 351]);
	});
	it('E24: taxes the rounded nets, each at its own rate', () => {
		const rounded = roundSale(priceSale(e6), fen(7));
		expect(rounded.lines.map(({ tax }) => tax)).toEqual([207, 269, 30]);
	});
	it('takes a price override off the list price, as an adjustment', () => {
		const override = { unitPrice: fen(850), reason: 'damaged', by: '1002' };
		const priced = priceLine(line({ quantity: pieces(3), override }));
		expect(priced).toMatchObject({ base: 3000, net: 2550, tax: 293 });
		expect(priced.adjustments).toEqual([{ kind: 'override', amount: 450, reason: 'damaged' }]);
	});
	it('takes the price given for goods without one as their base', () => {
		const override = { unitPrice: fen(850), reason: 'no-price', by: '1002' };
		const priced = priceLine(line({ listPrice: fen(0), override }));
		expect(priced).toMatchObject({ base: 850, net: 850, adjustments: [] });
	});
	it('lets the amount of a scale label win over price × weight', () => {
		const labelled = line({ quantity: milli(735), weighed: true, labelAmount: fen(1999) });
		expect(priceLine(labelled).net).toBe(1999);
	});

	const anyLine = fc
		.record({
			listPrice: fc.integer({ min: 0, max: 1_000_000 }).map(fen),
			quantity: fc.integer({ min: 1, max: 99_000 }).map(milli),
			tax: fc.constantFrom(0, 100, 300, 600, 900, 1300).map(basisPoint),
			percent: fc.integer({ min: 0, max: 100 }),
		})
		.map(({ percent, ...rest }) => {
			const unitPrice = fen(Math.floor((rest.listPrice * percent) / 100));
			const override = { unitPrice, reason: 'other', by: '1' };
			return line({ ...rest, weighed: true, ...(percent < 100 ? { override } : {}) });
		});

	it('always adds up: Σ lines = total, base − adjustments = net, 0 ≤ net ≤ base', () => {
		fc.assert(
			fc.property(fc.array(anyLine, { maxLength: 30 }), fc.nat(99), (lines, wanted) => {
				const before = priceSale(lines);
				const rounding = fen(Math.min(wanted, before.total));
				const after = roundSale(before, rounding);
				expect(after.total).toBe(before.total - rounding);
				expect(after.rounding).toBe(rounding);
				for (const one of after.lines) {
					const off = sum(one.adjustments.map(({ amount }) => amount));
					expect(one.base - off).toBe(one.net);
					expect(one.net).toBeGreaterThanOrEqual(0);
					expect(one.net).toBeLessThanOrEqual(one.base);
					expect(one.tax).toBe(taxInside(one.net, one.line.tax));
				}
				expect(sum(after.lines.map(({ net }) => net))).toBe(after.total);
			}),
		);
	});
});
