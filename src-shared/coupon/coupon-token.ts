/**
 * A coupon that HQ signed, so that a till without a line can tell it from a made-up one:
 * everything the till has to know is in the token, and the signature is checked with HQ's public
 * key. That it is used only once is known to this till at once and to the others with the next
 * exchange.
 *
 * `GTQ1.<code>.<kind>.<from>.<until>.<member>.<signature>`; the signature is over all before its
 * dot.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';
import { readCouponCode } from './coupon-code.ts';
import type { Coupon, CouponKind } from './coupon.ts';

export type TokenRefusal = {
	readonly code: 'coupon/unreadable' | 'coupon/not-ours' | 'coupon/unknown-kind';
};

/**
 * True when `signature` (base64url) is HQ's over `message`; handed in, keys are not known here.
 */
export type VerifySignature = (message: string, signature: string) => boolean;

const PREFIX = 'GTQ1';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SIGNATURE = /^[A-Za-z0-9_-]{40,200}$/;

export type TokenFields = {
	readonly code: string;
	readonly kindId: string;
	readonly validFrom: string;
	readonly validUntil: string;
	/** '' when it is for whoever brings it. */
	readonly memberId: string;
};

/** What HQ signs. */
export function tokenMessage(fields: TokenFields): string {
	const { code, kindId, validFrom, validUntil, memberId } = fields;
	return [PREFIX, code, kindId, validFrom, validUntil, memberId].join('.');
}

/** The coupon of a scanned token; not yet judged whether it may be used (check-coupon.ts). */
export function readCouponToken(
	text: string,
	verify: VerifySignature,
	kinds: readonly CouponKind[],
): Result<Coupon, TokenRefusal> {
	const parts = text.trim().split('.');
	const [prefix, code = '', kindId = '', validFrom = '', validUntil = '', memberId = ''] = parts;
	const signature = parts[6] ?? '';
	const shaped =
		parts.length === 7 &&
		prefix === PREFIX &&
		readCouponCode(code) !== undefined &&
		DATE.test(validFrom) &&
		DATE.test(validUntil) &&
		SIGNATURE.test(signature);
	if (!shaped) return refuse({ code: 'coupon/unreadable' });
	const message = tokenMessage({ code, kindId, validFrom, validUntil, memberId });
	if (!verify(message, signature)) return refuse({ code: 'coupon/not-ours' });
	const kind = kinds.find((one) => one.kindId === kindId);
	if (kind === undefined) return refuse({ code: 'coupon/unknown-kind' });
	return ok({
		code,
		kind,
		validFrom,
		validUntil,
		...(memberId === '' ? {} : { memberId }),
		state: 'issued',
	});
}

/** True for a text that wants to be a token, before it is judged. */
export function looksLikeCouponToken(text: string): boolean {
	return text.trim().startsWith(`${PREFIX}.`);
}
