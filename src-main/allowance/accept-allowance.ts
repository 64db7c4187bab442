/**
 * What HQ says about allowances (额度), taken in: signature, shape, terminal, member and order are
 * checked before anything is written, and what is written is one transaction. It is called by the
 * sync worker with what came down the line. No request leads here: the screen is not trusted to say
 * what HQ said.
 */
import type * as z from 'zod';
import {
	allowanceMessage,
	signedAllowance,
	type AllowanceMessage,
} from '#shared/contract/allowance-messages.ts';
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import { InvariantBroken } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { riskOfPoints } from '#shared/allowance/take-allowance.ts';
import { loadIdentity } from '../ledger/check-tail.ts';
import { findMember } from '../member/member-store.ts';
import { pointsBook } from '../points/points-store.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import { signedBy } from '../system/signed-by.ts';
import type { Terminal } from '../terminal.ts';
import {
	findFreeze,
	findGrant,
	findTold,
	heldByOpenSales,
	listHeldIds,
	posOf,
	putTold,
	settledMs,
	type ToldMember,
} from './allowance-store.ts';
import type { AcceptRefusal } from './accept-refusal.ts';
import { releaseGrant } from './release-grants.ts';

export type AllowanceDesk = Pick<Terminal, 'pen' | 'settings'>;
type Accepted = Result<AllowanceMessage, AcceptRefusal>;

/**
 * Takes one signed message (contract/allowance-messages.ts): `{message, signature}`, Ed25519 over
 * the canonical JSON of the message by HQ's key (the one that signs members' codes and coupons).
 * Returns the message when it is in force; a refusal names the field, and nothing was written but,
 * for `ahead-of-ledger`, the freeze.
 */
export function acceptAllowance(desk: AllowanceDesk, raw: unknown): Accepted {
	const read = readSigned(desk, raw);
	if (!read.ok) return read;
	const message = read.value;
	const own = Buffer.from(loadIdentity(desk.pen.db)?.terminal ?? []).toString('hex');
	if (message.terminal_id !== own) return wrong('other-terminal', 'terminal_id');
	return desk.pen.transaction(() => takeIn(desk, message));
}

function readSigned({ settings }: AllowanceDesk, raw: unknown): Accepted {
	const envelope = signedAllowance.safeParse(raw);
	if (!envelope.success) return wrong('unreadable', fieldOf(envelope.error));
	const { message, signature } = envelope.data;
	const text = canonicalOf(message);
	if (text === undefined) return wrong('unreadable', 'message');
	if (!signedBy(settings.current().couponKey)(text, signature)) {
		return wrong('bad-signature', 'signature');
	}
	const parsed = allowanceMessage.safeParse(message);
	return parsed.success ? ok(parsed.data) : wrong('unreadable', fieldOf(parsed.error));
}

/** Undefined for what cannot be signed: floats, nulls, broken text. */
function canonicalOf(message: unknown): string | undefined {
	try {
		return encodeCanonical(message);
	} catch (failure) {
		if (failure instanceof InvariantBroken) return undefined;
		throw failure;
	}
}

function fieldOf(error: z.ZodError): string {
	const [issue] = error.issues;
	const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
	const path = [...(issue?.path ?? []), ...keys.slice(0, 1)].map(String).join('.');
	return path === '' ? 'message' : path;
}

function takeIn(desk: AllowanceDesk, message: AllowanceMessage): Accepted {
	switch (message.kind) {
		case 'member_snapshot':
			return takeSnapshot(desk, message);
		case 'block':
		case 'unblock':
			return takeBlock(desk, message);
		case 'grant':
			return takeGrant(desk, message);
		case 'recall':
			return takeRecall(desk, message);
		case 'handshake':
			return takeHandshake(desk, message);
	}
}

type Message<Kind extends AllowanceMessage['kind']> = Extract<
	AllowanceMessage,
	{ readonly kind: Kind }
>;

function takeSnapshot({ pen }: AllowanceDesk, message: Message<'member_snapshot'>): Accepted {
	if (findFreeze(pen) !== undefined) return wrong('frozen', 'kind');
	const told = findToldBefore({ pen }, message);
	if (!told.ok) return told;
	const through = posOf(pen, { inc: message.through_inc, n: message.through_n });
	if (through === undefined) {
		// This ledger lost events that HQ has, and with them perhaps what was spent.
		pen.append({ kind: 'allowance/frozen', v: 1, body: { why: 'ahead-of-ledger' } });
		return wrong('ahead-of-ledger', 'through_n');
	}
	putTold(pen, {
		member_id: message.member_id,
		heard_ms: message.at_ms,
		blocked: message.blocked,
		snapshot_ms: message.at_ms,
		// What was posted once stays posted.
		through_pos: Math.max(through, told.value.through_pos),
		principal_fen: message.principal_fen,
		bonus_fen: message.bonus_fen,
		points: message.points,
		uses_json: JSON.stringify(
			Object.fromEntries(message.uses.map(({ pass_id: id, uses }) => [id, uses])),
		),
	});
	return ok(message);
}

function takeBlock({ pen }: AllowanceDesk, message: Message<'block' | 'unblock'>): Accepted {
	const told = findToldBefore({ pen }, message);
	if (!told.ok) return told;
	const blocked = Number(message.kind === 'block');
	putTold(pen, { ...told.value, heard_ms: message.at_ms, blocked });
	return ok(message);
}

type OfMember = { readonly member_id: string; readonly at_ms: number };

/** What was told of the member before; refuses a stranger and what is not newer. */
function findToldBefore(
	{ pen }: Pick<AllowanceDesk, 'pen'>,
	{ member_id: memberId, at_ms: atMs }: OfMember,
): Result<ToldMember, AcceptRefusal> {
	if (findMember(pen, memberId) === undefined) return wrong('unknown-member', 'member_id');
	const told = findTold(pen, memberId) ?? { ...NOTHING_TOLD, member_id: memberId };
	const heard = Math.max(told.heard_ms, settledMs(pen));
	return atMs > heard ? ok(told) : wrong('older', 'at_ms');
}

const NOTHING_TOLD: Omit<ToldMember, 'member_id'> = {
	heard_ms: -1,
	blocked: 0,
	snapshot_ms: 0,
	through_pos: 0,
	principal_fen: 0,
	bonus_fen: 0,
	points: 0,
	uses_json: '{}',
};

function takeGrant({ pen }: AllowanceDesk, message: Message<'grant'>): Accepted {
	const { grant_id, member_id, for_uid, stored_value_fen, points, at_ms } = message;
	if (findFreeze(pen) !== undefined) return wrong('frozen', 'kind');
	if (findMember(pen, member_id) === undefined) return wrong('unknown-member', 'member_id');
	if (findGrant(pen, grant_id) !== undefined) return wrong('known-grant', 'grant_id');
	// A grant from before a handshake was settled by it, whether this ledger remembers it or not.
	if (at_ms <= settledMs(pen)) return wrong('older', 'at_ms');
	if (for_uid === '') {
		const worth = stored_value_fen + riskOfPoints(pointsBook(pen, pen.head().maxBizDate), points);
		if (worth > bookInForce(pen).offline.grantFen) {
			return wrong('above-limit', stored_value_fen > 0 ? 'stored_value_fen' : 'points');
		}
	}
	pen.append({
		kind: 'allowance/granted',
		v: 1,
		body: { grant_id, member_id, for_uid, stored_value_fen, points, granted_ms: at_ms },
	});
	return ok(message);
}

function takeRecall({ pen }: AllowanceDesk, message: Message<'recall'>): Accepted {
	const grant = findGrant(pen, message.grant_id);
	if (grant?.state !== 'held') return wrong('no-such-grant', 'grant_id');
	if (heldByOpenSales(pen, '').has(grant.member_id)) return wrong('in-use', 'grant_id');
	releaseGrant(pen, grant, 'recalled');
	return ok(message);
}

function takeHandshake({ pen }: AllowanceDesk, message: Message<'handshake'>): Accepted {
	const freeze = findFreeze(pen);
	if (freeze === undefined) return wrong('not-frozen', 'freeze');
	if (freeze.uid !== message.freeze) return wrong('other-freeze', 'freeze');
	if (message.at_ms <= settledMs(pen)) return wrong('older', 'at_ms');
	pen.append({
		kind: 'allowance/unfrozen',
		v: 1,
		body: { freeze: freeze.uid, voided: listHeldIds(pen), settled_ms: message.at_ms },
	});
	return ok(message);
}

function wrong(code: AcceptRefusal['code'], field: string) {
	return refuse({ code, field });
}
