/**
 * Random baskets, a mean of eight lines: pieces, weighed goods, packs and scale labels, with
 * member prices, overrides, discounts by hand, coupons, points, 抹零 and goods that come back, at
 * several rates of tax, which comes on top in some.
 */
import { fen } from '#shared/kernel/money.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { milli, pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BusinessDate } from '#shared/kernel/time.ts';
import type { Coupon, CouponBenefit } from '#shared/coupon/coupon.ts';
import type { Basket, BasketLine, ReturnedAmount } from '#shared/pricing/basket.ts';
import type { ManualDiscount } from '#shared/sale/terms.ts';
import { taxInside } from '#shared/pricing/tax.ts';
import { isLimited } from '#shared/promotion/conditions/limits.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import type { PriorUse, Situation } from '#shared/promotion/situation.ts';
import type { Random } from '../sell/seeded-random.ts';
import { categoryOf, oneIn, PRODUCTS, randomBook, randomScope } from './random-book.ts';

const MOST_LINES = 15;
const TAX_RATES = [1300, 1300, 900, 600, 300, 100, 0];

export function randomBasket(random: Random): Basket {
	const book = randomBook(random, 2 + random.below(14));
	const prices = Array.from({ length: PRODUCTS + 1 }, () => randomPrice(random));
	// Now and then goods only come back.
	const count = oneIn(random, 100) ? 0 : 1 + random.below(MOST_LINES);
	const lines = Array.from({ length: count }, (_, at) => randomLine(random, at, prices));
	const byMember = oneIn(random, 2);
	const coupons = oneIn(random, 4) ? randomCoupons(random) : [];
	return {
		lines,
		book,
		situation: byMember ? { ...morning, member: { memberId: 'm1', level: 'gold' } } : morning,
		coupons,
		...(oneIn(random, 8) ? { orderDiscount: discount(random, 100) } : {}),
		...(oneIn(random, 10) ? { points: { points: 100, amount: fen(random.below(100)) } } : {}),
		...(oneIn(random, 3)
			? { smallChange: { step: random.pick([10, 100] as const), limit: fen(99), by: '1001' } }
			: {}),
		...(count === 0 || oneIn(random, 6) ? { returned: randomReturns(random) } : {}),
		...(oneIn(random, 6) ? { taxOnTop: true } : {}),
		...(oneIn(random, 2) ? { priorUse: randomUse(random, book) } : {}),
	};
}

const morning: Situation = {
	moment: { bizDate: '2026-03-08' as BusinessDate, weekday: 7, minute: 630, cutOff: 240 },
	store: 's1',
	channel: 'counter',
};

/** Few of them, so that equal prices happen; some are of a fen or two. */
function randomPrice(random: Random): number {
	return random.pick([
		1 + random.below(3),
		random.below(1000),
		100 * (1 + random.below(60)),
		990 + 100 * random.below(40),
		random.below(20_000),
	]);
}

function randomLine(random: Random, at: number, prices: readonly number[]): BasketLine {
	const productId = 1 + random.below(PRODUCTS);
	const listPrice = fen(prices[productId] ?? 0);
	const line: BasketLine = {
		lineId: `line_${at}` as LineId,
		seat: at + 1,
		productId,
		sku: `${productId}`,
		name: `商品${productId}`,
		dept: 'goods',
		categoryId: categoryOf(productId),
		unit: '件',
		factor: pieces(1),
		weighed: false,
		quantity: pieces(oneIn(random, 3) ? 1 + random.below(6) : 1),
		listPrice,
		tax: basisPoint(random.pick(TAX_RATES)),
		discountable: !oneIn(random, 12),
	};
	return {
		...line,
		...shapeOf(random),
		...(oneIn(random, 4) ? { memberPrice: fen(Math.floor(listPrice * 0.9)) } : {}),
		...(oneIn(random, 25) && line.discountable
			? { lineDiscount: discount(random, Math.max(1, listPrice >> 2)) }
			: {}),
		...(oneIn(random, 25)
			? { override: { unitPrice: fen(listPrice >> 1), reason: 'damaged', by: '1001' } }
			: {}),
	};
}

function shapeOf(random: Random): Partial<BasketLine> {
	return random.pick<Partial<BasketLine>>([
		{},
		{},
		{},
		{},
		{},
		{},
		{ weighed: true, quantity: milli(1 + random.below(3000)) },
		random.pick<Partial<BasketLine>>([
			{ factor: pieces(12) },
			{ weighed: true, quantity: milli(735), labelAmount: fen(random.below(5000)) },
		]),
	]);
}

function discount(random: Random, most: number): ManualDiscount {
	const why = { reason: 'regular', by: '1001' };
	return oneIn(random, 2)
		? { kind: 'percent', charge: basisPoint(5000 + random.below(5001)), ...why }
		: { kind: 'amount', off: fen(random.below(most)), ...why };
}

function randomCoupons(random: Random): Coupon[] {
	const benefits: readonly CouponBenefit[] = [
		{ kind: 'order-amount', off: fen(100 + random.below(3000)) },
		{ kind: 'order-percent', charge: basisPoint(random.pick([8000, 8800, 9500])) },
		{ kind: 'item-amount', off: fen(1 + random.below(1000)) },
		{ kind: 'item-percent', charge: basisPoint(5000) },
		{ kind: 'item-free' },
	];
	const stackable = oneIn(random, 2);
	return Array.from({ length: stackable ? 1 + random.below(3) : 1 }, (_, at) => ({
		code: `C${at}`,
		validFrom: '2026-03-01',
		validUntil: '2026-03-31',
		state: 'issued',
		kind: {
			kindId: `K${at}`,
			name: `券${at}`,
			goods: oneIn(random, 2) ? {} : randomScope(random),
			minimum: fen(oneIn(random, 2) ? 0 : 500 * random.below(20)),
			benefit: random.pick(benefits),
			capToBasket: oneIn(random, 2),
			stackable,
		},
	}));
}

/** Up to three lines of earlier sales, with the tax that they had then. */
function randomReturns(random: Random): ReturnedAmount[] {
	return Array.from({ length: 1 + random.below(3) }, () => {
		const [net, rate] = [fen(random.below(5000)), basisPoint(random.pick(TAX_RATES))];
		return { net, tax: fen(random.below(taxInside(net, rate) + 2)), rate };
	});
}

/** Some of what is limited was used before. */
function randomUse(random: Random, { promotions }: PriceBook): Map<string, PriorUse> {
	const limited = promotions.filter(({ limits }) => isLimited(limits));
	return new Map(
		limited.map(({ id }) => {
			const [today, byMemberToday] = [random.below(3), random.below(2)];
			const [total, byMember] = [today + random.below(3), byMemberToday + random.below(2)];
			return [id, { total, today, byMember, byMemberToday }];
		}),
	);
}
