/**
 * From a scanned or typed text to a coupon: a code this till knows, or a token that HQ signed. The
 * check digits, then the signature, come before any look into the ledger.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { readCouponCode } from '#shared/coupon/coupon-code.ts';
import { looksLikeCouponToken, readCouponToken } from '#shared/coupon/coupon-token.ts';
import type { Coupon } from '#shared/coupon/coupon.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { signedBy } from '../system/signed-by.ts';
import { findCouponRow, type CouponRow } from './coupon-store.ts';

type Desk = Pick<Terminal, 'pen' | 'priceBook' | 'settings'>;

/** True for what is meant as a coupon, so that nothing else is looked for under it. */
export function looksLikeCoupon(text: string): boolean {
	return looksLikeCouponToken(text) || /^Q\d{16}$/i.test(text.trim());
}

/** Not judged yet whether it may be used on this basket: that is the engine's. */
export function readCoupon(desk: Desk, text: string): Result<Coupon, AnyRefusal> {
	if (looksLikeCouponToken(text)) return readToken(desk, text);
	const code = text.trim().toUpperCase();
	if (readCouponCode(code) === undefined) return refuse({ code: 'coupon/unreadable' });
	const row = findCouponRow(desk.pen, code);
	if (row === undefined) return refuse({ code: 'coupon/unknown' });
	return couponOf(desk, row);
}

/** A coupon as the ledger has it, with its kind from the book in force. */
export function couponOf({ priceBook }: Desk, row: CouponRow): Result<Coupon, AnyRefusal> {
	const kind = priceBook.current().couponKinds.find(({ kindId }) => kindId === row.kind_id);
	if (kind === undefined) return refuse({ code: 'coupon/unknown-kind' });
	return ok({
		code: row.code,
		kind,
		validFrom: row.valid_from,
		validUntil: row.valid_until,
		...(row.member_id === '' ? {} : { memberId: row.member_id }),
		state: row.state,
	});
}

/** What is known of it here beats what the paper says: it may have been used. */
function readToken(desk: Desk, text: string): Result<Coupon, AnyRefusal> {
	const { couponKey } = desk.settings.current();
	const { couponKinds } = desk.priceBook.current();
	const read = readCouponToken(text, signedBy(couponKey), couponKinds);
	if (!read.ok) return read;
	const row = findCouponRow(desk.pen, read.value.code);
	return row === undefined ? read : couponOf(desk, row);
}
