/**
 * What is no basket at all is refused before anything is computed: nothing is clamped in silence.
 */
import { checkCoupon } from '../coupon/check-coupon.ts';
import type { Coupon } from '../coupon/coupon.ts';
import { MAX_LINE_AMOUNT } from '../sale/open-sale.ts';
import type { ManualDiscount } from '../sale/terms.ts';
import type { Basket, BasketLine, PricingRefusal } from './basket.ts';

/** A thousand million thousandths: past that a product with a price is no amount any more. */
const LARGEST_QUANTITY = 1_000_000_000;

/** The first thing that is wrong; undefined when the basket can be priced. */
export function checkBasket(basket: Basket): PricingRefusal | undefined {
	const { lines, coupons = [], orderDiscount, points, smallChange, returned = [] } = basket;
	if (lines.length === 0 && returned.length === 0) return { code: 'pricing/empty-basket' };
	for (const line of lines) {
		const wrong = wrongLine(line);
		if (wrong !== undefined) return wrong;
	}
	const given = [orderDiscount, ...lines.map((line) => line.lineDiscount)];
	const whole = [points?.amount ?? 0, smallChange?.limit ?? 0];
	const back = returned.flatMap(({ net, tax }) => [net, tax]);
	for (const amount of [...given.map(amountOf), ...whole, ...back]) {
		if (!isAmount(amount)) return { code: 'pricing/amount-too-large', lineId: '', amount };
	}
	return wrongCoupon(coupons, basket);
}

function wrongLine(line: BasketLine): PricingRefusal | undefined {
	const { lineId, quantity, listPrice, labelAmount = 0, override, memberPrice = 0 } = line;
	if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > LARGEST_QUANTITY) {
		return { code: 'pricing/bad-quantity', lineId, quantity };
	}
	const prices = [listPrice, override?.unitPrice ?? 0, memberPrice, line.minimum ?? 0];
	const level = Object.values(line.levelPrices ?? {});
	for (const price of [...prices, ...level]) {
		const amount = isAmount(price) ? Math.round((price * quantity) / 1000) : price;
		if (!isAmount(amount)) return { code: 'pricing/amount-too-large', lineId, amount };
	}
	return isAmount(labelAmount)
		? undefined
		: { code: 'pricing/amount-too-large', lineId, amount: labelAmount };
}

/** Whole fen, not negative, and no more than a line may cost. */
function isAmount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0 && value <= MAX_LINE_AMOUNT;
}

function amountOf(discount: ManualDiscount | undefined): number {
	if (discount === undefined) return 0;
	if (discount.kind === 'amount') return discount.off;
	return discount.charge <= 10_000 ? discount.charge : Number.POSITIVE_INFINITY;
}

function wrongCoupon(coupons: readonly Coupon[], basket: Basket): PricingRefusal | undefined {
	const seen = new Set<string>();
	const ofKind = new Map<string, number>();
	for (const coupon of coupons) {
		const { code, kind, usedByMember = 0, usedByMemberToday = 0 } = coupon;
		if (seen.has(code)) return { code: 'coupon/twice', coupon: code };
		seen.add(code);
		const before = ofKind.get(kind.kindId) ?? 0;
		ofKind.set(kind.kindId, before + 1);
		const used = {
			...coupon,
			usedByMember: usedByMember + before,
			usedByMemberToday: usedByMemberToday + before,
		};
		const wrong = checkCoupon(used, basket.situation);
		if (wrong !== undefined) return wrong;
	}
	const ofOrder = coupons.filter(({ kind }) => kind.benefit.kind.startsWith('order-'));
	const alone = ofOrder.find(({ kind }) => !kind.stackable);
	if (ofOrder.length < 2 || alone === undefined) return undefined;
	return { code: 'coupon/not-stackable', coupon: alone.code };
}
