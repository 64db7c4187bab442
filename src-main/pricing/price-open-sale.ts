/**
 * What the open sale costs by now, for the screen, the tender and the event alike. What was agreed
 * and does not hold any more (a coupon whose goods were taken out, a discount that became larger
 * than the basket) is set aside with its reason: it is shown, it takes nothing off, it is not used
 * up, and it counts again as soon as it may.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { Coupon } from '#shared/coupon/coupon.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ZERO_FEN } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Basket, PricedBasket, PricingRefusal } from '#shared/pricing/basket.ts';
import { closeBasket } from '#shared/pricing/close-basket.ts';
import { pricePayable } from '#shared/pricing/price-payable.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { findCouponRow } from '../coupon/coupon-store.ts';
import { couponOf } from '../coupon/read-coupon.ts';
import { planReturned, type ReturnDesk } from '../refund/plan-returned.ts';
import { basketOf, type Pricing } from './basket-of.ts';
import { lotsAfterUse, withPoints } from '../points/points-on-sale.ts';
import type { PricedOpenSale, SetAside } from './priced-open-sale.ts';

export type { PricedOpenSale, SetAside };

const NOTHING: PricedBasket = {
	lines: [],
	base: ZERO_FEN,
	discount: ZERO_FEN,
	rounding: ZERO_FEN,
	total: ZERO_FEN,
	tax: ZERO_FEN,
	byKind: {},
	taxes: [],
	returned: ZERO_FEN,
	due: ZERO_FEN,
	passedOver: [],
	unlocks: [],
	uses: [],
	redeemed: [],
	bonusPoints: [],
	pointsRate: basisPoint(10_000),
	issues: [],
	giftsDue: [],
};

export function priceOpenSale(terminal: Pricing, sale: OpenSale): PricedOpenSale {
	const { returned } = sale.terms;
	const desk = returned === undefined ? undefined : planReturned(terminal, returned);
	if (desk?.ok !== true) {
		const found = priceGoods(terminal, sale, undefined);
		if (desk === undefined) return found;
		return { ...found, setAside: { ...found.setAside, returned: desk.refusal } };
	}
	const found = priceGoods(terminal, sale, desk.value);
	const lotsOf = lotsAfterUse(terminal, found);
	return { ...found, exchange: desk.value.against(found.priced.total, lotsOf) };
}

function priceGoods(
	terminal: Pricing,
	sale: OpenSale,
	desk: ReturnDesk | undefined,
): PricedOpenSale {
	const aside = {
		coupons: new Map<string, AnyRefusal>(),
		lines: new Map<LineId, AnyRefusal>(),
	};
	const coupons = couponsOf(terminal, sale, aside.coupons);
	let basket = basketOf(terminal, sale, { coupons, returned: desk?.amounts ?? [] });
	if (sale.lines.length === 0) {
		return { priced: { ...NOTHING, ...closeBasket([], basket) }, basket, setAside: aside };
	}
	let setAside: SetAside = aside;
	// Each round sets one thing aside, so there are no more rounds than things that were agreed.
	for (;;) {
		const priced = pricePayable(basket);
		if (priced.ok) return withPoints(terminal, sale, { priced: priced.value, basket, setAside });
		const without = dropRefused(basket, priced.refusal, setAside);
		basket = without.basket;
		setAside = without.setAside;
	}
}

/** Coupons of the basket that are still what they were; the others are set aside. */
function couponsOf(
	terminal: Pricing,
	{ terms }: OpenSale,
	aside: Map<string, AnyRefusal>,
): Coupon[] {
	return terms.coupons.flatMap(({ code, token }) => {
		const row = findCouponRow(terminal.pen, code);
		const coupon = row === undefined ? token : undefined;
		if (coupon !== undefined) {
			const kind = terminal.priceBook.current().couponKinds.find((one) => {
				return one.kindId === coupon.kindId;
			});
			if (kind !== undefined) return [{ code, kind, ...coupon, state: 'issued' as const }];
		}
		const found = row === undefined ? undefined : couponOf(terminal, row);
		if (found?.ok === true) return [found.value];
		aside.set(code, found?.refusal ?? { code: 'coupon/unknown-kind' });
		return [];
	});
}

type Tried = { readonly basket: Basket; readonly setAside: SetAside };

/** The basket without what was refused; a basket that cannot be priced at all is a bug. */
function dropRefused(basket: Basket, refusal: PricingRefusal, setAside: SetAside): Tried {
	const said = refusal as AnyRefusal;
	if ('coupon' in refusal) {
		const coupons = basket.coupons?.filter(({ code }) => code !== refusal.coupon) ?? [];
		invariant(coupons.length !== basket.coupons?.length, 'a refused coupon is in the basket');
		const told = new Map(setAside.coupons).set(refusal.coupon, said);
		return { basket: { ...basket, coupons }, setAside: { ...setAside, coupons: told } };
	}
	if (refusal.code === 'pricing/small-change-limit') {
		const { smallChange: _gone, ...rest } = basket;
		return { basket: rest, setAside: { ...setAside, smallChange: said } };
	}
	const lineId = 'lineId' in refusal ? (refusal.lineId as LineId) : undefined;
	const line = basket.lines.find((one) => one.lineId === lineId);
	if (line?.lineDiscount === undefined && basket.orderDiscount !== undefined) {
		const { orderDiscount: _gone, ...rest } = basket;
		return { basket: rest, setAside: { ...setAside, orderDiscount: said } };
	}
	const given = basket.lines.filter((one) => {
		return one.lineDiscount !== undefined && (line === undefined || one === line);
	});
	invariant(given.length > 0, `a basket must have a price: ${refusal.code}`);
	const told = new Map(setAside.lines);
	for (const one of given) told.set(one.lineId, said);
	const lines = basket.lines.map((one) => {
		if (!given.includes(one)) return one;
		const { lineDiscount: _gone, ...rest } = one;
		return rest;
	});
	return { basket: { ...basket, lines }, setAside: { ...setAside, lines: told } };
}

/** The first reason something new was set aside, against what already was. */
export function newlyAside(before: SetAside, after: SetAside): AnyRefusal | undefined {
	for (const [code, refusal] of after.coupons) {
		if (!before.coupons.has(code)) return refusal;
	}
	for (const [lineId, refusal] of after.lines) {
		if (!before.lines.has(lineId)) return refusal;
	}
	if (before.orderDiscount === undefined && after.orderDiscount !== undefined) {
		return after.orderDiscount;
	}
	return before.smallChange === undefined ? after.smallChange : undefined;
}
