/**
 * What the cashier takes off by hand, from one line or from the whole. More than there is is
 * refused (E26), never cut down in silence, and nobody goes below a line's minimum by hand.
 */
import { atRate, fen, priceTimes, subtract, ZERO_FEN, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Goods } from '../promotion/goods.ts';
import type { ManualDiscount } from '../sale/terms.ts';
import type { BasketLine, PricingRefusal } from './basket.ts';
import type { OwnPrice } from './own-price.ts';

/** A line at its own price, less what was taken off it by hand. */
export type HandPriced = {
	readonly line: BasketLine;
	readonly goods: Goods;
	readonly own: OwnPrice;
	readonly byHand: Fen;
	readonly net: Fen;
};

export function discountLine(
	line: BasketLine,
	goods: Goods,
	own: OwnPrice,
): Result<HandPriced, PricingRefusal> {
	const { lineDiscount: discount, lineId } = line;
	if (discount === undefined) return ok({ line, goods, own, byHand: ZERO_FEN, net: own.line });
	if (!line.discountable) return refuse({ code: 'pricing/not-discountable', lineId });
	const off = takenOff(discount, own.line);
	if (off > own.line) {
		return refuse({ code: 'pricing/discount-exceeds', discount: off, room: own.line });
	}
	const net = subtract(own.line, off);
	const below = belowMinimum(line, net);
	return below ?? ok({ line, goods, own, byHand: off, net });
}

/** What the discount is worth on this amount; it may be more than the amount. */
export function takenOff(discount: ManualDiscount, amount: Fen): Fen {
	return discount.kind === 'amount'
		? discount.off
		: subtract(amount, atRate(amount, discount.charge));
}

/** What the line costs at its minimum; 0 without one. */
export function minimumOf({ minimum, quantity }: BasketLine): Fen {
	return minimum === undefined ? ZERO_FEN : priceTimes(minimum, quantity);
}

/** A refusal when a line would cost less than its minimum. */
export function belowMinimum(line: BasketLine, net: Fen) {
	const minimum = minimumOf(line);
	if (net >= minimum) return undefined;
	return refuse({ code: 'pricing/below-minimum', lineId: line.lineId, net: fen(net), minimum });
}
