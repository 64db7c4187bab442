// Goal: where tax comes on top, what is paid is the goods and their tax to the fen, whatever was
// taken off before or dropped after, and the books of a sale and of its return come to nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import { postRefund, postSale } from '#shared/journal/post-goods.ts';
import type { SaleRefunded } from '#shared/journal/refund-event.ts';
import { fen, sum } from '#shared/kernel/money.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint, type BasisPoint } from '#shared/kernel/rate.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { pricePayable } from '#shared/pricing/price-payable.ts';
import { AFTER_TAX, priceOf, taxAdded } from '#shared/pricing/tax-on-top.ts';
import { taxesOf } from '#shared/pricing/tax.ts';
import { returnLine } from '#shared/refund/return-line.ts';
import { aBasket, aLine } from './a-basket.ts';

const byHand = { by: '2001', reason: 'regular' };

function payable(basket: Basket): PricedBasket {
	const priced = pricePayable(basket);
	if (!priced.ok) throw new Error(priced.refusal.code);
	return priced.value;
}

/** The lines as the journal has them. */
function soldLines({ lines }: PricedBasket): SoldLine[] {
	return lines.map((one, at) => ({
		n: at + 1,
		product_id: one.line.productId,
		sku: one.line.sku,
		name: one.line.name,
		dept: 'goods',
		unit: one.line.unit,
		quantity_milli: one.line.quantity,
		factor_milli: 1000,
		list_price_fen: one.line.listPrice,
		base_fen: one.base,
		adjustments: one.adjustments.map(({ kind, amount }) => ({ kind, amount_fen: amount })),
		net_fen: one.net,
		tax_bp: one.line.tax,
		tax_fen: one.tax,
		...(one.taxOnTop === true ? { tax_on_top: 1 } : {}),
	}));
}

describe('a basket with tax on top', () => {
	it('E11: three of 3.33 at 8.25 % cost 10.81, 0.82 of it tax', () => {
		const lines = [333, 333, 333].map((each) => aLine(each, { tax: basisPoint(825) }));
		const priced = payable(aBasket(lines, { taxOnTop: true }));
		expect(priced.lines.map(({ net, tax }) => [net, tax])).toEqual([
			[361, 28],
			[360, 27],
			[360, 27],
		]);
		expect(priced).toMatchObject({ total: 1081, tax: 82, due: 1081, base: 999, discount: 0 });
		expect(priced.taxes).toEqual([{ rate: 825, net: 1081, tax: 82 }]);
		expect([priced.lines.map(priceOf), taxAdded(priced)]).toEqual([[333, 333, 333], 82]);
	});

	it('is left as it was where prices hold their tax', () => {
		const priced = payable(aBasket([aLine(8492)]));
		expect(priced).toMatchObject({ total: 8492, tax: 977 });
		expect(priced.lines[0]?.taxOnTop).toBeUndefined();
		expect(taxAdded(priced)).toBe(0);
	});

	it('is discounted before tax and rounded after it: 抹零 makes the figure paid round', () => {
		const orderDiscount = { kind: 'amount', off: fen(100), ...byHand } as const;
		const smallChange = { step: 10, limit: fen(9), by: '2001' } as const;
		const basket = aBasket([aLine(1234, { tax: basisPoint(825) })], {
			taxOnTop: true,
			orderDiscount,
			smallChange,
		});
		// 11.34 and 0.94 tax are 12.28: 0.08 is dropped, and 0.94 stays.
		expect(payable(basket)).toMatchObject({ total: 1220, tax: 94, discount: 108, rounding: 0 });
		const refused = pricePayable({ ...basket, smallChange: { ...smallChange, limit: fen(7) } });
		expect(refused).toMatchObject({ refusal: { code: 'pricing/small-change-limit', amount: 8 } });
	});

	it('takes what comes back off what is paid, with the tax it had', () => {
		const returned = [{ net: fen(500), tax: fen(38), rate: basisPoint(825) }];
		const basket = aBasket([aLine(1000, { tax: basisPoint(825) })], { taxOnTop: true, returned });
		const priced = payable(basket);
		expect(priced).toMatchObject({ total: 1083, returned: 500, due: 583 });
		expect(priced.taxes).toEqual([{ rate: 825, net: 583, tax: 45 }]);
	});
});

const rates = fc.constantFrom(0, 300, 600, 825, 1300, 2000).map(basisPoint);
const goods = fc.record({
	price: fc.integer({ min: 0, max: 30_000 }),
	count: fc.integer({ min: 1, max: 9 }),
	rate: rates,
});
type Sold = {
	readonly goods: readonly { price: number; count: number; rate: BasisPoint }[];
	readonly percent: number;
	readonly step: number;
};
const situations: fc.Arbitrary<Sold> = fc.record({
	goods: fc.array(goods, { minLength: 1, maxLength: 8 }),
	percent: fc.integer({ min: 1000, max: 10_000 }),
	step: fc.constantFrom(1, 10, 100),
});

function sellAny({ goods: all, percent, step }: Sold): PricedBasket {
	const lines = all.map(({ price, count, rate }) =>
		aLine(price, { quantity: pieces(count), tax: rate }),
	);
	const charge = basisPoint(percent);
	const orderDiscount = { kind: 'percent', charge, ...byHand } as const;
	const basket = aBasket(lines, { taxOnTop: true, orderDiscount });
	const priced = payable(basket);
	return roundBasket(priced, basket, fen(priced.total % step));
}

describe('whatever is sold with tax on top', () => {
	it('every line is base − adjustments + tax, and the lines are what is paid', () => {
		fc.assert(
			fc.property(situations, (one) => {
				const sold = sellAny(one);
				for (const { base, adjustments, net, tax } of sold.lines) {
					expect(net).toBe(base - sum(adjustments.map(({ amount }) => amount)) + tax);
					expect(net).toBeGreaterThanOrEqual(0);
				}
				expect(sold.total).toBe(sum(sold.lines.map(({ net }) => net)));
				expect(sold.total % one.step).toBe(0);
				expect(sold.total).toBe(sold.base - sold.discount - sold.rounding + sold.tax);
				expect(sum(sold.taxes.map(({ tax }) => tax))).toBe(sold.tax);
				// The tax is that of the prices, whatever was dropped after it.
				const prices = sold.lines.map(({ line, base, adjustments }) => {
					const before = adjustments.filter(({ kind }) => !AFTER_TAX.includes(kind));
					return { net: fen(base - sum(before.map(({ amount }) => amount))), rate: line.tax };
				});
				expect(sold.lines.map(({ tax }) => tax)).toEqual(taxesOf(prices, true));
			}),
		);
	});

	it('its postings balance, and piece by piece a return brings every account back to 0', () => {
		fc.assert(
			fc.property(situations, (one) => {
				const lines = soldLines(sellAny(one));
				const total = lines.reduce((all, { net_fen: net }) => all + net, 0);
				const cash = { kind: 'cash', drawer: 'D1', change_fen: 0 } as const;
				const tenders = [{ ...cash, given_fen: total, amount_fen: total }];
				const left = new Map<string, number>();
				const book = (legs: ReturnType<typeof postSale>) => {
					expect(legs.reduce((all, { amount }) => all + amount, 0)).toBe(0);
					for (const leg of legs) left.set(leg.account, (left.get(leg.account) ?? 0) + leg.amount);
				};
				book(postSale({ lines, tenders } as unknown as SaleCompleted));
				const vat = [...left].filter(([name]) => name.includes('vat'));
				const taxes = lines.reduce((all, { tax_fen: tax }) => all + tax, 0);
				expect(vat.reduce((all, [, amount]) => all - amount, 0)).toBe(taxes);
				for (const line of lines) {
					for (let before = 0; before < line.quantity_milli; before += 1000) {
						const wanted = { n: 1, beforeMilli: before, quantityMilli: 1000 };
						const part = returnLine(line, { ...wanted, disposition: 'restock' });
						const paid = { kind: 'cash', drawer: 'D1', paid_fen: part.net_fen };
						const returned = { lines: [part], rounding_fen: 0, paid_back: [paid] };
						book(postRefund({ returned } as unknown as SaleRefunded));
						const taken = part.adjustments.reduce((all, { amount_fen: off }) => all + off, 0);
						expect(part.net_fen).toBe(part.base_fen - taken + part.tax_fen);
					}
				}
				expect([...left.values()].every((amount) => amount === 0)).toBe(true);
			}),
		);
	});
});
