/** Making one-time codes: for a sale that earned them, or by a manager's hand. */
import type { GivenCoupon } from '#shared/journal/pricing-part.ts';
import { formatCouponCode } from '#shared/coupon/coupon-code.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import type { PricedBasket } from '#shared/pricing/basket.ts';
import type { Terminal } from '../terminal.ts';
import { findCouponRow } from './coupon-store.ts';

/** A code nobody has yet: the serial is drawn at random, so one does not lead to the next. */
export function freshCode({ pen, ids }: Pick<Terminal, 'pen' | 'ids'>, kind: number): string {
	for (;;) {
		const serial = Buffer.from(ids.bytes(6)).readUIntBE(0, 6) % 10_000_000_000;
		const code = formatCouponCode({ kind: kind % 10_000, serial });
		if (findCouponRow(pen, code) === undefined) return code;
	}
}

/** The coupons that a priced basket gives, with their codes. */
export function giveCoupons(
	terminal: Pick<Terminal, 'pen' | 'ids'>,
	book: PriceBook,
	{ issues }: PricedBasket,
): GivenCoupon[] {
	return issues.flatMap(({ issueId, kindId, count, validFrom, validUntil }) => {
		const at = book.couponKinds.findIndex((kind) => kind.kindId === kindId);
		const name = book.couponKinds[at]?.name ?? '';
		return Array.from({ length: count }, () => ({
			code: freshCode(terminal, at + 1),
			kind_id: kindId,
			name,
			issue_id: issueId,
			valid_from: validFrom,
			valid_until: validUntil,
		}));
	});
}
