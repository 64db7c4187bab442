/** Why a basket costs what it costs, as the screen is shown it: names and figures, nothing else. */
import type {
	AdjustmentView,
	BasketCouponView,
	HandDiscountView,
	PassedOverView,
	UnlockView,
} from '#shared/contract/pricing-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { LineView, SaleTotals } from '#shared/contract/views.ts';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '#shared/journal/event-head.ts';
import type { GiftDue, PassedOver, PricedBasketLine, Unlock } from '#shared/pricing/basket.ts';
import type { Adjustment } from '#shared/pricing/priced-sale.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { ManualDiscount } from '#shared/sale/terms.ts';
import { findProduct } from '../catalog/product-store.ts';
import { findCouponRow } from '../coupon/coupon-store.ts';
import type { Pricing } from './basket-of.ts';
import type { PricedOpenSale, SetAside } from './price-open-sale.ts';

type LinePricing = Pick<
	LineView,
	| 'adjustments'
	| 'passedOver'
	| 'lineDiscount'
	| 'belowMinimum'
	| 'salesperson'
	| 'technician'
	| 'service'
>;

export function showLinePricing(priced: PricedBasketLine, setAside: SetAside): LinePricing {
	const { line, adjustments, passedOver, belowMinimum } = priced;
	const { lineDiscount, salesperson = '', technician } = line;
	return {
		adjustments: adjustments.map(showAdjustment),
		passedOver: passedOver.map(showPassedOver),
		...(lineDiscount === undefined
			? {}
			: {
					lineDiscount: showDiscount(lineDiscount, {
						amount: sumOf(adjustments, 'line_discount'),
						setAside: setAside.lines.get(line.lineId),
					}),
				}),
		belowMinimum,
		salesperson,
		technician: technician?.code ?? '',
		...(line.dept === 'service' ? { service: true as const } : {}),
	};
}

type TotalPricing = Pick<
	SaleTotals,
	| 'byKind'
	| 'taxes'
	| 'coupons'
	| 'orderDiscount'
	| 'smallChange'
	| 'passedOver'
	| 'unlocks'
	| 'giftsDue'
	| 'willIssue'
	| 'note'
>;

export function showPricing(
	terminal: Pricing,
	{ terms }: OpenSale,
	{ priced, basket, setAside }: PricedOpenSale,
): TotalPricing {
	const { byKind } = priced;
	const { orderDiscount, smallChange } = terms;
	const { issues } = basket.book;
	return {
		byKind: ADJUSTMENT_KINDS.flatMap((kind) => {
			const amountFen = byKind[kind];
			return amountFen === undefined ? [] : [{ kind, amountFen }];
		}),
		taxes: priced.taxes.map(({ rate, net, tax }) => ({ rateBp: rate, netFen: net, taxFen: tax })),
		coupons: showCoupons(terminal, { priced, basket, setAside }, terms.coupons),
		...(orderDiscount === undefined
			? {}
			: {
					orderDiscount: showDiscount(orderDiscount, {
						amount: byKind.order_discount ?? 0,
						setAside: setAside.orderDiscount,
					}),
				}),
		...(smallChange === undefined
			? {}
			: {
					smallChange: {
						stepFen: smallChange.step,
						amountFen: byKind.small_change ?? 0,
						...asideOf(setAside.smallChange),
					},
				}),
		passedOver: priced.passedOver.map(showPassedOver),
		unlocks: priced.unlocks.map(showUnlock),
		giftsDue: priced.giftsDue.map((gift) => showGift(terminal, gift)),
		willIssue: priced.issues.map(({ issueId, count }) => {
			return { name: issues.find(({ id }) => id === issueId)?.name ?? '', count };
		}),
		note: terms.note ?? '',
	};
}

function showCoupons(
	terminal: Pricing,
	{ priced, basket, setAside }: PricedOpenSale,
	handed: OpenSale['terms']['coupons'],
): BasketCouponView[] {
	return handed.map(({ code, token }) => {
		const amount = priced.redeemed.find((one) => one.code === code)?.amount ?? 0;
		const kindId = findCouponRow(terminal.pen, code)?.kind_id ?? token?.kindId;
		const kind = basket.book.couponKinds.find((one) => one.kindId === kindId);
		const name = kind?.name ?? '';
		const aside = setAside.coupons.get(code);
		// Beaten by another price: it takes nothing off and is not used up.
		const beaten = aside === undefined && amount === 0;
		const why = beaten ? ({ code: 'coupon/no-goods' } as const) : aside;
		return { code, name, amountFen: amount, ...asideOf(why) };
	});
}

function showAdjustment({ kind, name = '', reason = '', amount }: Adjustment): AdjustmentView {
	return { kind, name, reason, amountFen: amount };
}

function showPassedOver({ name, why, amount }: PassedOver): PassedOverView {
	return { name, why, ...(amount === undefined ? {} : { amountFen: amount }) };
}

function showUnlock({ name, needAmount, needPieces, gain, points }: Unlock): UnlockView {
	return {
		name,
		...(needAmount === undefined ? {} : { needFen: needAmount }),
		...(needPieces === undefined ? {} : { needPieces }),
		...(gain === undefined ? {} : { gainFen: gain }),
		...(points === undefined ? {} : { points }),
	};
}

function showGift({ pen }: Pricing, { name, pieces, price, products }: GiftDue) {
	const known = products.slice(0, 6).flatMap((productId) => {
		const product = findProduct(pen, productId);
		return product === undefined ? [] : [{ productId, name: product.name }];
	});
	return { name, pieces, priceFen: price, products: known };
}

function showDiscount(
	discount: ManualDiscount,
	{ amount, setAside }: { readonly amount: number; readonly setAside: AnyRefusal | undefined },
): HandDiscountView {
	return {
		kind: discount.kind,
		figure: discount.kind === 'percent' ? discount.charge : discount.off,
		reason: discount.reason,
		amountFen: amount,
		...asideOf(setAside),
	};
}

function asideOf(setAside: AnyRefusal | undefined): { setAside?: AnyRefusal } {
	return setAside === undefined ? {} : { setAside };
}

function sumOf(adjustments: readonly Adjustment[], kind: AdjustmentKind): number {
	return adjustments.reduce((sum, one) => (one.kind === kind ? sum + one.amount : sum), 0);
}
