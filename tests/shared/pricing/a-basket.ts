/** Baskets, promotions and coupons for tests: everything usual is filled in. */
import { fen } from '#shared/kernel/money.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { pieces } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { BusinessDate } from '#shared/kernel/time.ts';
import type { Coupon, CouponBenefit, CouponKind } from '#shared/coupon/coupon.ts';
import type { Basket, BasketLine, PricedBasket } from '#shared/pricing/basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { EMPTY_BOOK, makeBook, type PriceBook } from '#shared/promotion/price-book.ts';
import type { Benefit, Promotion } from '#shared/promotion/promotion.ts';
import type { MemberRights, Situation } from '#shared/promotion/situation.ts';

let made = 0;

/** A line of the product with this number, at this price in fen. */
export function aLine(price: number, changes: Partial<BasketLine> = {}): BasketLine {
	made += 1;
	return {
		lineId: `line_${made}` as LineId,
		seat: made,
		productId: 1000 + made,
		sku: `${1000 + made}`,
		name: `商品${made}`,
		dept: 'goods',
		unit: '件',
		factor: pieces(1),
		weighed: false,
		quantity: pieces(1),
		listPrice: fen(price),
		tax: basisPoint(1300),
		discountable: true,
		...changes,
	};
}

export function aPromotion(benefit: Benefit, changes: Partial<Promotion> = {}): Promotion {
	return {
		id: benefit.kind,
		version: 1,
		name: `促销 ${benefit.kind}`,
		priority: 100,
		exclusive: false,
		stackGroup: 'order',
		schedule: {},
		audience: {},
		goods: {},
		condition: { kind: 'always' },
		benefit,
		limits: {},
		...changes,
	};
}

export function bookOf(...promotions: readonly Promotion[]): PriceBook {
	return promotions.length === 0
		? EMPTY_BOOK
		: makeBook({ version: 1, promotions, issues: [], couponKinds: [] });
}

export const aMember: MemberRights = { memberId: 'm1', level: 'gold', birthMonth: 3 };

/** Sunday 8 March 2026, 10:30. */
export const morning: Situation = {
	moment: { bizDate: '2026-03-08' as BusinessDate, weekday: 7, minute: 630, cutOff: 240 },
	store: 's1',
	channel: 'counter',
};

export function aBasket(lines: readonly BasketLine[], changes: Partial<Basket> = {}): Basket {
	return { lines, book: EMPTY_BOOK, situation: morning, ...changes };
}

export function aCoupon(benefit: CouponBenefit, changes: Partial<CouponKind> = {}): Coupon {
	made += 1;
	return {
		code: `C${made}`,
		validFrom: '2026-03-01',
		validUntil: '2026-03-31',
		state: 'issued',
		kind: {
			kindId: `K${made}`,
			name: `券 ${benefit.kind}`,
			goods: {},
			minimum: fen(0),
			benefit,
			capToBasket: false,
			stackable: false,
			...changes,
		},
	};
}

/** The priced basket; throws when it is refused. */
export function price(basket: Basket): PricedBasket {
	const found = priceBasket(basket);
	if (!found.ok) throw new Error(`refused: ${JSON.stringify(found.refusal)}`);
	return found.value;
}

export function netsOf({ lines }: PricedBasket): number[] {
	return lines.map(({ net }) => net);
}

/** What one kind took off each line. */
export function takenOf({ lines }: PricedBasket, kind: string): number[] {
	return lines.map(({ adjustments }) =>
		adjustments.filter((row) => row.kind === kind).reduce((total, { amount }) => total + amount, 0),
	);
}
