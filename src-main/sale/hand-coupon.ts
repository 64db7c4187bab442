/**
 * sale/add-coupon and sale/remove-coupon. A coupon is looked at three times: its code or signature
 * (read-coupon.ts), whether it lies on a sale that waits, and by the engine whether this basket,
 * this store and this moment may use it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { Coupon } from '#shared/coupon/coupon.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { addCoupon, removeCoupon } from '#shared/sale/change-terms.ts';
import type { HandedCoupon } from '#shared/sale/terms.ts';
import { findCouponRow } from '../coupon/coupon-store.ts';
import { readSlowly } from '../coupon/read-slowly.ts';
import { newlyAside } from '../pricing/price-open-sale.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { moveBasket, showMoved, type MoveDone } from './basket.ts';
import { liesElsewhere } from './open-sale-store.ts';

export function handCoupon(
	terminal: Terminal,
	caller: Caller,
	text: string,
): Result<MoveDone & { readonly code: string }, AnyRefusal> {
	const read = readSlowly(terminal, text);
	if (!read.ok) return read;
	const { code } = read.value;
	if (liesElsewhere(terminal.pen, code)) {
		return refuse({ code: 'coupon/in-other-basket', coupon: code });
	}
	const handed = handedOf(terminal, read.value);
	const moved = moveBasket(terminal, caller, {
		make: (sale) => {
			return sale.lines.length === 0 ? refuse({ code: 'sale/empty' }) : addCoupon(sale, handed);
		},
		judge: ({ before, after }) => newlyAside(before.setAside, after.setAside),
	});
	return moved.ok ? { ok: true, value: { ...moved.value, code } } : moved;
}

export function addCouponToSale(
	terminal: Terminal,
	caller: Caller,
	{ text }: { readonly text: string },
): Result<SaleChangeView, AnyRefusal> {
	return showMoved(handCoupon(terminal, caller, text));
}

export function removeCouponFromSale(
	terminal: Terminal,
	caller: Caller,
	{ code }: { readonly code: string },
): Result<SaleChangeView, AnyRefusal> {
	return showMoved(moveBasket(terminal, caller, { make: (sale) => removeCoupon(sale, code) }));
}

/** A coupon this till never saw keeps what its token says, until it is redeemed here. */
function handedOf({ pen }: Terminal, { code, kind, ...coupon }: Coupon): HandedCoupon {
	if (findCouponRow(pen, code) !== undefined) return { code };
	const { validFrom, validUntil, memberId } = coupon;
	const token = { kindId: kind.kindId, validFrom, validUntil };
	return { code, token: memberId === undefined ? token : { ...token, memberId } };
}
