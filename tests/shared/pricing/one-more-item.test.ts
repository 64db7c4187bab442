// Goal: one more item never costs more than its own price, in the baskets in which it once did
// (found by `npm run laws`, cut down by hand), so that each of them stays mended.
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BasketLine } from '#shared/pricing/basket.ts';
import { baseOf } from '#shared/pricing/line-goods.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import { aBasket, aLine, aMember, aPromotion, bookOf, morning, netsOf, price } from './a-basket.ts';

const capped = aPromotion(
	{ kind: 'percent', charge: basisPoint(7000) },
	{ id: 'capped', cap: fen(1033) },
);
const fourth = aPromotion(
	{ kind: 'nth-item', n: 4, charge: basisPoint(7000) },
	{ id: 'fourth', priority: 20 },
);
const ofThird = aPromotion(
	{ kind: 'spend-and-save', every: false, steps: [{ reach: fen(1000), charge: basisPoint(7000) }] },
	{ id: 'of-third', goods: { categories: [3] } },
);

/** How much dearer than its own price the last line makes the basket; more than 0 is wrong. */
function overcharge(lines: readonly BasketLine[], book: PriceBook): number {
	const how = { book, situation: { ...morning, member: aMember } };
	const [with_, without] = [lines, lines.slice(0, -1)].map((some) => price(aBasket(some, how)));
	const last = lines.at(-1);
	if (with_ === undefined || without === undefined || last === undefined) return Number.NaN;
	return with_.total - without.total - baseOf(last);
}

describe('one more item', () => {
	// Without it, a capped promotion laid what the member price saves on one line onto another, and
	// 满减 gave 30 % of the amount that the first then came to.
	it('does not end a gift that member prices never meant (seed 1, basket 9475)', () => {
		const label = { weighed: true, quantity: milli(735) };
		const lines = [
			aLine(2990, { productId: 21, categoryId: 6, quantity: pieces(3) }),
			aLine(1600, { productId: 22, categoryId: 7, labelAmount: fen(2255), ...label }),
			aLine(16_743, { productId: 10, categoryId: 3, memberPrice: fen(15_068) }),
			aLine(876, { productId: 7, categoryId: 8 }),
			aLine(1490, { productId: 17, categoryId: 2, labelAmount: fen(1499), ...label }),
		];
		expect(overcharge(lines, bookOf(capped, ofThird, fourth))).toBeLessThanOrEqual(0);
	});
	// What the set saves can lie outside category 3; what a price of its own saves there cannot.
	it('does not meet a condition that makes the basket dearer (seed 1, basket 18311)', () => {
		const perThousand = aPromotion(
			{ kind: 'spend-and-save', every: true, steps: [{ reach: fen(1000), off: fen(240) }] },
			{ id: 'per-thousand', goods: { categories: [3] } },
		);
		const set = aPromotion({
			kind: 'bundle',
			price: fen(5012),
			parts: [
				{ goods: { categories: [3, 1] }, pieces: 2 },
				{ goods: {}, pieces: 1 },
			],
		});
		const withEighth = aPromotion(
			{ kind: 'fixed-price', price: fen(1783) },
			{ condition: { kind: 'together', goods: { categories: [8] }, pieces: 1 } },
		);
		const lines = [
			aLine(6000, { categoryId: 1 }),
			aLine(4290, { categoryId: 3 }),
			aLine(2290, { categoryId: 4 }),
			aLine(3, { categoryId: 8 }),
		];
		const book = bookOf(perThousand, set, withEighth);
		expect(overcharge(lines, book)).toBeLessThanOrEqual(0);
	});
});

describe('what a promotion over several goods saves', () => {
	it('moves between them, but never makes one dearer than its member price', () => {
		const lines = [
			aLine(16_743, { categoryId: 3, memberPrice: fen(15_068) }),
			aLine(2255, { categoryId: 7 }),
		];
		const situation = { ...morning, member: aMember };
		const priced = price(aBasket(lines, { book: bookOf(capped, ofThird), situation }));
		// 15 068 less 30 %, and all that the capped one saves lies on the other.
		expect(netsOf(priced)).toEqual([10_548, 1222]);
	});
});
