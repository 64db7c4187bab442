/**
 * A member's rotating code (会员码): what their phone shows, good for a few minutes, signed by HQ so
 * that a till without a line can tell it from a made-up one. A photograph of it is worth nothing
 * soon after; the number printed on a card is another thing.
 *
 * `GTM1.<member_id>.<seconds since 1970>.<signature>`; the signature is over all before its dot.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';

export type TokenRefusal = {
	readonly code: 'member/foreign-code' | 'member/code-expired' | 'member/code-unreadable';
};

/** True when `signature` (base64url) is HQ's over `message`; handed in, keys are not known here. */
export type VerifySignature = (message: string, signature: string) => boolean;

const PREFIX = 'GTM1';
/** Good for five minutes, and two more for clocks that differ, either way. */
export const TOKEN_LIFE_MS = 5 * 60_000;
export const CLOCK_SLACK_MS = 2 * 60_000;

export function looksLikeMemberToken(text: string): boolean {
	return text.trim().startsWith(`${PREFIX}.`);
}

/** What HQ signs. */
export function memberTokenMessage(memberId: string, issuedAtMs: number): string {
	return [PREFIX, memberId, String(Math.floor(issuedAtMs / 1000))].join('.');
}

/** Whose code it is, when it is one of ours and not too old; `nowMs` is the terminal's clock. */
export function readMemberToken(
	text: string,
	verify: VerifySignature,
	nowMs: number,
): Result<string, TokenRefusal> {
	const parts = text.trim().split('.');
	const [prefix, memberId = '', seconds = '', signature = ''] = parts;
	const shaped =
		parts.length === 4 &&
		prefix === PREFIX &&
		/^mem_[0-9a-f]{32}$/.test(memberId) &&
		/^\d{9,11}$/.test(seconds) &&
		/^[A-Za-z0-9_-]{40,200}$/.test(signature);
	if (!shaped) return refuse({ code: 'member/code-unreadable' });
	const issuedAtMs = Number(seconds) * 1000;
	if (!verify(memberTokenMessage(memberId, issuedAtMs), signature)) {
		return refuse({ code: 'member/foreign-code' });
	}
	const age = nowMs - issuedAtMs;
	if (age > TOKEN_LIFE_MS + CLOCK_SLACK_MS || age < -CLOCK_SLACK_MS) {
		return refuse({ code: 'member/code-expired' });
	}
	return ok(memberId);
}
