// Goal: whatever is put into a basket, it is priced or refused by name: nothing is clamped in
// silence, nothing throws, and what a book must not say never reaches a basket.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Basket, BasketLine, PricingRefusal } from '#shared/pricing/basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { readBook } from '#shared/promotion/reading/read-book.ts';
import {
	aBasket,
	aCoupon,
	aLine,
	aMember,
	aPromotion,
	bookOf,
	morning,
	price,
} from './a-basket.ts';

const byHand = { reason: 'regular', by: '1001' };
const ABSURD = [1e15, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY];

function refusalOf(basket: Basket): PricingRefusal | undefined {
	const found = priceBasket(basket);
	return found.ok ? undefined : found.refusal;
}

/** A book of one promotion, as a file would bring it. */
function problemOf(promotion: object, rows = 1): string | undefined {
	const row = { id: 'p1', name: '促销', ...promotion };
	const read = readBook({ version: 1, rows, promotions: [row] });
	return read.ok ? undefined : read.refusal[0]?.problem;
}

describe('bad input', () => {
	it('a quantity that is negative, nothing, a part of a thousandth or absurd', () => {
		for (const quantity of [0, -1000, 0.5, 1e12, Number.NaN]) {
			const line = aLine(100, { quantity: quantity as never });
			expect(refusalOf(aBasket([aLine(100), line]))).toEqual({
				code: 'pricing/bad-quantity',
				lineId: line.lineId,
				quantity,
			});
		}
	});
	it('10^15 fen, negative and broken amounts, wherever a line has an amount', () => {
		for (const amount of ABSURD) {
			const wrong = amount as never;
			const lines: readonly BasketLine[] = [
				aLine(100, { listPrice: wrong }),
				aLine(100, { labelAmount: wrong }),
				aLine(100, { override: { unitPrice: wrong, ...byHand } }),
				aLine(100, { memberPrice: wrong }),
				aLine(100, { levelPrices: { gold: wrong } }),
				aLine(100, { minimum: wrong }),
				aLine(100, { lineDiscount: { kind: 'amount', off: wrong, ...byHand } }),
			];
			for (const line of lines) {
				expect(refusalOf(aBasket([line]))?.code).toBe('pricing/amount-too-large');
			}
		}
	});
	it('a price that is fine, and a quantity that is, and 10^15 fen together', () => {
		const line = aLine(10_000_000, { quantity: pieces(1_000_000) });
		expect(refusalOf(aBasket([line]))?.code).toBe('pricing/amount-too-large');
	});
	it('10^15 fen, negative and broken amounts of the basket as a whole', () => {
		for (const amount of ABSURD) {
			const wrong = amount as never;
			const back = { net: fen(100), tax: fen(12), rate: basisPoint(1300) };
			const changes: readonly Partial<Basket>[] = [
				{ orderDiscount: { kind: 'amount', off: wrong, ...byHand } },
				{ points: { points: 1, amount: wrong } },
				{ smallChange: { step: 10, limit: wrong, by: '1001' } },
				{ returned: [{ ...back, net: wrong }] },
				{ returned: [back, { ...back, tax: wrong }] },
			];
			for (const change of changes) {
				expect(refusalOf(aBasket([aLine(105)], change))?.code).toBe('pricing/amount-too-large');
			}
		}
	});
	it('a discount by hand that charges more than all, or less than nothing', () => {
		for (const charge of [11_000, -1, 0.5, Number.NaN]) {
			const wrong = { kind: 'percent', charge: charge as never, ...byHand } as const;
			const code = 'pricing/amount-too-large';
			expect(refusalOf(aBasket([aLine(100, { lineDiscount: wrong })]))?.code).toBe(code);
			expect(refusalOf(aBasket([aLine(100)], { orderDiscount: wrong }))?.code).toBe(code);
		}
	});
	it('an empty basket; one with goods that only come back is none', () => {
		expect(refusalOf(aBasket([]))).toEqual({ code: 'pricing/empty-basket' });
		const returned = [{ net: fen(1000), tax: fen(115), rate: basisPoint(1300) }];
		expect(price(aBasket([], { returned }))).toMatchObject({ total: 0, due: -1000 });
	});
	it('an expired coupon, one of another store and one brought twice', () => {
		const coupon = aCoupon({ kind: 'order-amount', off: fen(100) });
		const basket = (...coupons: Basket['coupons'] & object) => aBasket([aLine(5000)], { coupons });
		const expired = { ...coupon, validUntil: '2026-03-07' };
		expect(refusalOf(basket(expired))?.code).toBe('coupon/expired');
		const foreign = { ...coupon, kind: { ...coupon.kind, stores: ['s2'] } };
		expect(refusalOf(basket(foreign))?.code).toBe('coupon/other-store');
		expect(refusalOf(basket(coupon, coupon))?.code).toBe('coupon/twice');
	});
	it('a promotion that would give more than 100 % is no promotion', () => {
		const percent = (charge_bp: number) => ({ benefit: { kind: 'percent', charge_bp } });
		expect(problemOf(percent(-1))).toBe('more-than-all');
		expect(problemOf(percent(10_001))).toBe('more-than-all');
		const steps = [{ reach_fen: 100, off_fen: 101 }];
		expect(problemOf({ benefit: { kind: 'spend-and-save', steps } })).toBe('more-than-all');
	});
	it('promotions that are right one by one and come to more than 100 % stop at nothing', () => {
		const all = (id: string) => {
			const steps = [{ reach: fen(1000), off: fen(1000) }];
			return aPromotion({ kind: 'spend-and-save', every: true, steps }, { id, stackGroup: id });
		};
		const priced = price(aBasket([aLine(3000)], { book: bookOf(all('a'), all('b')) }));
		expect(priced).toMatchObject({ total: 0, discount: 3000 });
	});
	it('换购 in a circle, by itself or over another', () => {
		const addOn = {
			goods: { products: [1] },
			condition: { kind: 'quantity', pieces: 1 },
			benefit: { kind: 'add-on', gifts: { products: [1] }, price_fen: 1 },
		};
		expect(problemOf(addOn)).toBe('circular');
	});
	it('a gift never earns itself, even where all goods earn it', () => {
		const gift = aPromotion(
			{ kind: 'gift', gifts: { products: [9] }, pieces: 1, price: fen(0), every: true },
			{ condition: { kind: 'quantity', pieces: 1 } },
		);
		const book = bookOf(gift);
		expect(price(aBasket([aLine(500, { productId: 9 })], { book })).total).toBe(500);
	});
	it('a price book half loaded is none', () => {
		const percent = { benefit: { kind: 'percent', charge_bp: 8000 } };
		expect(problemOf(percent)).toBeUndefined();
		expect(problemOf(percent, 2)).toBe('contradicts');
		for (const cut of [undefined, null, '', [], {}, { version: 1 }, { version: 1, rows: 1 }]) {
			expect(readBook(cut).ok).toBe(false);
		}
	});
	it('anything at all is priced within its base or refused by name, and never throws', () => {
		const number = fc.oneof(
			fc.constantFrom(...ABSURD, 0, 1, 10, 100, 999, 1000, 9_999_999_999),
			fc.integer({ min: -10, max: 20_000 }),
		) as fc.Arbitrary<never>;
		const line = fc.record({
			quantity: fc.oneof(number, fc.constantFrom(...([1000, 2000, 3000] as never[]))),
			listPrice: number,
			memberPrice: number,
			minimum: number,
			discountable: fc.boolean(),
			weighed: fc.boolean(),
		});
		const book = bookOf(
			aPromotion({ kind: 'percent', charge: basisPoint(0) }, { condition: TWO }),
			aPromotion({ kind: 'buy-n-get-m', buy: 1, free: 9 }),
			aPromotion({ kind: 'n-for-price', n: 2, price: fen(0) }),
			aPromotion({
				kind: 'spend-and-save',
				every: true,
				steps: [{ reach: fen(1), off: fen(1) }],
			}),
		);
		let [paid, refused] = [0, 0];
		fc.assert(
			fc.property(fc.array(line, { maxLength: 5 }), number, fc.boolean(), (lines, off, half) => {
				const basket = aBasket(
					lines.map((changes) => aLine(100, half ? { ...changes, listPrice: fen(700) } : changes)),
					{
						book,
						situation: { ...morning, member: aMember },
						...(half ? {} : { orderDiscount: { kind: 'amount', off, ...byHand } as const }),
					},
				);
				const found = priceBasket(basket);
				if (found.ok) paid += 1;
				else refused += 1;
				if (!found.ok) return /^[a-z]+\/[a-z-]+$/u.test(found.refusal.code);
				const { total, base } = found.value;
				return total >= 0 && total <= base;
			}),
			{ numRuns: 1500, seed: 3, examples: [[[DEAR_FOR_OTHERS], 0 as never, false]] },
		);
		expect([paid, refused].every((count) => count > 50)).toBe(true);
	});
});

const TWO = { kind: 'quantity', pieces: 2 } as const;
/** A gift by its price for members: 每满 ¥0.01 would fit ten thousand million times. */
const DEAR_FOR_OTHERS = {
	quantity: 1000,
	listPrice: 9_999_999_999,
	memberPrice: 0,
	minimum: 0,
	discountable: true,
	weighed: false,
} as never;
