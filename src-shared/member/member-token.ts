/**
 * A member's rotating code (会员码): what their phone shows, good for a few minutes, signed by HQ so
 * that a till without a line can tell it from a made-up one. A photograph of it is worth nothing
 * soon after; the number printed on a card is another thing.
 *
 * `GTM1.<member_id>.<seconds since 1970>.<signature>`; the signature is over all before its dot.
 * `GTM2.<member_id>.<device>.<seconds>.<signature>` names the phone too, by a mark HQ's app makes
 * of it (同一设备, PTS-8): one phone that shows many members is one person with many accounts.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';

export type TokenRefusal = {
	readonly code: 'member/foreign-code' | 'member/code-expired' | 'member/code-unreadable';
};

/** True when `signature` (base64url) is HQ's over `message`; handed in, keys are not known here. */
export type VerifySignature = (message: string, signature: string) => boolean;

const PREFIX = 'GTM1';
const PREFIX_WITH_DEVICE = 'GTM2';
/** Good for five minutes, and two more for clocks that differ, either way. */
export const TOKEN_LIFE_MS = 5 * 60_000;
export const CLOCK_SLACK_MS = 2 * 60_000;

const MEMBER = String.raw`(?<member>mem_[0-9a-f]{32})`;
const END = String.raw`(?<seconds>\d{9,11})\.(?<signature>[\w-]{40,200})`;
const TOKEN = new RegExp(String.raw`^${PREFIX}\.${MEMBER}\.${END}$`);
const DEVICE = String.raw`(?<device>[\w-]{16,32})`;
const TOKEN_WITH_DEVICE = new RegExp(
	String.raw`^${PREFIX_WITH_DEVICE}\.${MEMBER}\.${DEVICE}\.${END}$`,
);

export function looksLikeMemberToken(text: string): boolean {
	const bare = text.trim();
	return [PREFIX, PREFIX_WITH_DEVICE].some((prefix) => bare.startsWith(`${prefix}.`));
}

/** What HQ signs; with the mark of the phone where the app knows one. */
export function memberTokenMessage(memberId: string, issuedAtMs: number, device?: string): string {
	const seconds = String(Math.floor(issuedAtMs / 1000));
	if (device === undefined) return [PREFIX, memberId, seconds].join('.');
	return [PREFIX_WITH_DEVICE, memberId, device, seconds].join('.');
}

export type MemberToken = {
	readonly memberId: string;
	/** The phone's mark, as it stands in the code: 16 to 32 characters. */
	readonly device?: string;
};

/** Whose code it is, when it is one of ours and not too old; `nowMs` is the terminal's clock. */
export function readMemberToken(
	text: string,
	verify: VerifySignature,
	nowMs: number,
): Result<MemberToken, TokenRefusal> {
	const read = partsOf(text.trim());
	if (read === undefined) return refuse({ code: 'member/code-unreadable' });
	const { memberId, device, signature, seconds } = read;
	const issuedAtMs = Number(seconds) * 1000;
	if (!verify(memberTokenMessage(memberId, issuedAtMs, device), signature)) {
		return refuse({ code: 'member/foreign-code' });
	}
	const age = nowMs - issuedAtMs;
	if (age > TOKEN_LIFE_MS + CLOCK_SLACK_MS || age < -CLOCK_SLACK_MS) {
		return refuse({ code: 'member/code-expired' });
	}
	return ok({ memberId, ...(device === undefined ? {} : { device }) });
}

type Parts = MemberToken & { readonly seconds: string; readonly signature: string };

function partsOf(text: string): Parts | undefined {
	const read = TOKEN.exec(text) ?? TOKEN_WITH_DEVICE.exec(text);
	const { member = '', device, seconds = '', signature = '' } = read?.groups ?? {};
	if (read === null) return undefined;
	return { memberId: member, seconds, signature, ...(device === undefined ? {} : { device }) };
}
