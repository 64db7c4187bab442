/**
 * The member's PIN (会员密码): six digits they type themselves, kept as a scrypt hash. Five wrong ones
 * lock it for fifteen minutes, and the last of the phone with it, which is counted alike; the count
 * is in the ledger, so a restart forgets nothing.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isReleased } from '../operator/is-released.ts';
import { checkPin, hashPin, isWeakPin } from '../operator/pin-hash.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { patchMember, recordChange } from './member-writer.ts';

const WRONG_ALLOWED = 5;
const LOCKED_MS = 15 * 60_000;

/**
 * Sets it. Where there is one, the old one is needed; for the first one the member has shown their
 * card or code here. Somebody who may release it stands for either.
 */
export async function setMemberPin(
	terminal: Terminal,
	caller: Caller,
	{ memberId, pin, oldPin }: ParsedInput<'member/set-pin'>,
): Promise<Result<RequestOutput<'member/set-pin'>, AnyRefusal>> {
	const before = findMember(terminal.pen, memberId);
	if (before === undefined || before.state !== 'active') {
		return refuse({ code: 'member/not-found' });
	}
	if (isWeakPin(pin)) return refuse({ code: 'member/weak-pin' });
	if (!isReleased(caller)) {
		if (before.pin_hash === '') {
			if (!terminal.recognised.isHere(caller, memberId)) {
				return refuse({ code: 'permission/needs-approval', role: 'manager' });
			}
		} else {
			const known = await checkMemberPin(terminal, memberId, oldPin);
			if (!known.ok) return known;
		}
	}
	return await writePin(terminal, caller, { memberId, pin, before, reply: { hasPin: true } });
}

/** Sets the first one, typed by the member on their own side. */
export async function putMemberPin(
	terminal: Terminal,
	caller: Caller,
	{ memberId, pin }: { readonly memberId: string; readonly pin: string },
): Promise<Result<Record<string, never>, AnyRefusal>> {
	const before = findMember(terminal.pen, memberId);
	if (before?.state !== 'active') return refuse({ code: 'member/not-found' });
	if (isWeakPin(pin)) return refuse({ code: 'member/weak-pin' });
	// It was set otherwise meanwhile: whoever has one proves it first.
	if (before.pin_hash !== '') return refuse({ code: 'member/wrong-pin', left: WRONG_ALLOWED });
	return await writePin(terminal, caller, { memberId, pin, before, reply: {} });
}

type NewPin<Reply> = {
	readonly memberId: string;
	readonly pin: string;
	readonly before: MemberRow;
	readonly reply: Reply;
};

async function writePin<Reply>(
	terminal: Terminal,
	caller: Caller,
	{ memberId, pin, before, reply }: NewPin<Reply>,
): Promise<Result<Reply, AnyRefusal>> {
	const pinHash = await hashPin(pin, terminal.ids.bytes(16));
	return caller.commit(() => {
		const member = findMember(terminal.pen, memberId);
		if (member === undefined || member.pin_hash !== before.pin_hash) {
			return refuse({ code: 'member/wrong-pin', left: WRONG_ALLOWED });
		}
		const patch = { pin_hash: pinHash, wrong_pins: 0, pin_locked_until_ms: 0 };
		patchMember(terminal.pen, member, patch);
		recordChange(terminal.pen, {
			id: member.id,
			atMs: terminal.clock.now(),
			operator: caller.operator.operatorNo,
			approver: caller.approver?.operatorNo ?? '',
			field: 'pin',
			before: '',
			after: '',
		});
		const body = { member_id: memberId, field: 'pin', version: member.version };
		terminal.pen.append({ kind: 'member/changed', v: 1, ...byWhom(caller), body });
		return ok(reply);
	});
}

/** Right, wrong with how many tries are left, or locked until when. Counts in the ledger. */
export async function checkMemberPin(
	terminal: Terminal,
	memberId: string,
	pin: string,
): Promise<Result<MemberRow, AnyRefusal>> {
	const before = findMember(terminal.pen, memberId);
	if (before === undefined) return refuse({ code: 'member/not-found' });
	const lockedBefore = lockedRefusal(terminal, before);
	if (lockedBefore !== undefined) return refuse(lockedBefore);
	const right = before.pin_hash !== '' && (await checkPin(pin, before.pin_hash));
	return countTry(terminal, memberId, (member) => {
		if (!right || member.pin_hash !== before.pin_hash) return 'member/wrong-pin';
		if (member.wrong_pins === 0) return ok(member);
		return ok(patchMember(terminal.pen, member, { wrong_pins: 0 }));
	});
}

/**
 * The last four of their phone, counted with the PINs: nobody tries them all. A right one leaves
 * the count as it is, or whoever knows it could try PINs without end.
 */
export function checkMemberTail(
	terminal: Terminal,
	memberId: string,
	tail: string,
): Result<MemberRow, AnyRefusal> {
	return countTry(terminal, memberId, (member) => {
		return tail === member.phone4 ? ok(member) : 'member/wrong-tail';
	});
}

type Judge = (
	member: MemberRow,
) => Result<MemberRow, AnyRefusal> | 'member/wrong-pin' | 'member/wrong-tail';

/** Another try may have locked it while this one was checked. */
function countTry(
	terminal: Terminal,
	memberId: string,
	judge: Judge,
): Result<MemberRow, AnyRefusal> {
	return terminal.pen.transaction(() => {
		const member = findMember(terminal.pen, memberId);
		if (member === undefined) return refuse({ code: 'member/not-found' });
		const locked = lockedRefusal(terminal, member);
		if (locked !== undefined) return refuse(locked);
		const judged = judge(member);
		if (typeof judged !== 'string') return judged;
		const wrong = member.wrong_pins + 1;
		const out = wrong >= WRONG_ALLOWED;
		patchMember(terminal.pen, member, {
			wrong_pins: out ? 0 : wrong,
			pin_locked_until_ms: out ? terminal.clock.now() + LOCKED_MS : 0,
		});
		return refuse({ code: judged, left: out ? 0 : WRONG_ALLOWED - wrong });
	});
}

function lockedRefusal({ clock }: Terminal, member: MemberRow): AnyRefusal | undefined {
	const left = member.pin_locked_until_ms - clock.now();
	if (left <= 0) return undefined;
	return { code: 'member/pin-locked', minutes: Math.ceil(left / 60_000) };
}
