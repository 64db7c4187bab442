// Goal: the engine, with its index, its search and its bounds, gives the same answer as a plain one
// that tries every promotion on every line and counts through every way.
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Basket, BasketLine } from '#shared/pricing/basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { makeBook } from '#shared/promotion/price-book.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';
import { plainTotal } from '../../../scripts/laws/plain-price.ts';
import { randomBasket } from '../../../scripts/laws/random-basket.ts';
import { seededRandom } from '../../../scripts/sell/seeded-random.ts';

/** Whole yuan × 20 and rates of 5 %: nothing is rounded, so both must agree to the fen. */
function plainBasket(seed: number): Basket {
	const random = seededRandom(seed);
	const basket = randomBasket(random);
	const lines = basket.lines.slice(0, 7).map((line): BasketLine => {
		const { override: _o, lineDiscount: _d, memberPrice, labelAmount: _l, ...rest } = line;
		const listPrice = fen(2000 * ((line.productId % 9) + 1));
		return {
			...rest,
			listPrice,
			weighed: false,
			factor: pieces(1),
			quantity: pieces(1 + random.below(3)),
			...(memberPrice === undefined ? {} : { memberPrice: fen(listPrice - 400) }),
		};
	});
	const promotions = basket.book.promotions.slice(0, 9).map(plainPromotion);
	const { situation } = basket;
	return { lines, situation, book: makeBook({ ...basket.book, promotions }) };
}

function plainPromotion(promotion: Promotion): Promotion {
	const { benefit } = promotion;
	const whole = benefit.kind === 'spend-and-save';
	const even =
		'charge' in benefit
			? { ...benefit, charge: basisPoint(Math.floor(benefit.charge / 500) * 500) }
			: benefit;
	return { ...promotion, exclusive: false, benefit: even, ...(whole ? { goods: {} } : {}) };
}

describe('engine and plain pricing', () => {
	it('agree on random baskets', () => {
		let [compared, saved] = [0, 0];
		for (let seed = 1; seed <= 1500; seed += 1) {
			const basket = plainBasket(seed);
			if (basket.lines.length === 0) continue;
			const expected = plainTotal(basket, 3000);
			if (expected === undefined) continue;
			const priced = priceBasket(basket);
			if (!priced.ok) throw new Error(priced.refusal.code);
			expect({ seed, total: priced.value.total }).toEqual({ seed, total: expected });
			compared += 1;
			if (priced.value.discount > 0) saved += 1;
		}
		expect(compared).toBeGreaterThan(1000);
		expect(saved).toBeGreaterThan(800);
	});
});
