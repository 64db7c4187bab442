/**
 * An item coupon takes something off one piece: the dearest it is good for, one coupon a line.
 * That piece then stays out of joint promotions, so what the coupon is worth does not hang on the
 * other goods; when the customer is better off without the coupon, it is not used
 * (price-basket.ts).
 */
import type { Coupon, CouponBenefit } from '../coupon/coupon.ts';
import { atRate, fen, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { isInScope } from '../promotion/goods-scope.ts';
import type { PricingRefusal } from './basket.ts';
import type { HandPriced } from './hand-discount.ts';

export type OnLine = { readonly coupon: Coupon; readonly amount: Fen };

export function isItemCoupon({ kind }: Coupon): boolean {
	return kind.benefit.kind.startsWith('item-');
}

/** By place of the line. Refuses a coupon that has no goods here, or too few of them. */
export function placeItemCoupons(
	coupons: readonly Coupon[],
	lines: readonly HandPriced[],
): Result<ReadonlyMap<number, OnLine>, PricingRefusal> {
	const placed = new Map<number, OnLine>();
	for (const coupon of coupons) {
		const { goods: scope, minimum, benefit } = coupon.kind;
		const fitting = lines.filter(({ line, goods }) => line.discountable && isInScope(scope, goods));
		const reached = fitting.reduce((sum, { net }) => sum + net, 0);
		if (reached < minimum) {
			const missing = minimum - reached;
			return refuse({ code: 'coupon/below-minimum', coupon: coupon.code, minimum, missing });
		}
		const target = dearest(fitting.filter(({ goods }) => !placed.has(goods.at)));
		const amount = target === undefined ? 0 : worthOf(benefit, pieceOf(target));
		if (target === undefined || amount === 0) {
			return refuse({ code: 'coupon/no-goods', coupon: coupon.code });
		}
		placed.set(target.goods.at, { coupon, amount: fen(amount) });
	}
	return ok(placed);
}

/** What one piece or pack of the line costs by now; what is weighed is one piece. */
function pieceOf({ goods, own, net, byHand }: HandPriced): Fen {
	if (goods.units <= 1) return net;
	return goods.pieces > 0 && byHand === 0 ? own.piece : fen(Math.floor(net / goods.units));
}

function dearest(lines: readonly HandPriced[]): HandPriced | undefined {
	return lines.reduce<HandPriced | undefined>((best, one) => {
		if (best === undefined) return one;
		const apart = pieceOf(one) - pieceOf(best) || best.goods.productId - one.goods.productId;
		const fewer = best.goods.pieces - one.goods.pieces || best.goods.units - one.goods.units;
		return (apart || fewer || best.goods.base - one.goods.base) > 0 ? one : best;
	}, undefined);
}

function worthOf(benefit: CouponBenefit, piece: Fen): number {
	switch (benefit.kind) {
		case 'item-amount':
			return Math.min(benefit.off, piece);
		case 'item-percent':
			return piece - atRate(piece, benefit.charge);
		case 'item-free':
			return piece;
		case 'order-amount':
		case 'order-percent':
			return 0;
	}
}
