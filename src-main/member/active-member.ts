/** A member who may be given something, spend or change: known, not frozen, not gone. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember, type MemberRow } from './member-store.ts';
import { survivorOf } from './past-of.ts';

/**
 * Whose things may be handed on: not a frozen member's, whoever releases it. Of somebody who left
 * or was merged, what a return brought back late still goes to where it belongs.
 */
export function mayHandOn(ledger: ReadableLedger, memberId: string): Result<MemberRow, AnyRefusal> {
	const member = findMember(ledger, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	return member.state === 'frozen' ? refuse({ code: 'member/frozen' }) : ok(member);
}

/** Whoever was not erased, in whatever state. */
export function knownMember(
	ledger: ReadableLedger,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	return unlessErased(findMember(ledger, memberId));
}

/** Of somebody who was merged, whoever they are now. */
export function knownSurvivor(
	ledger: ReadableLedger,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	return unlessErased(survivorOf(ledger, findMember(ledger, memberId)));
}

function unlessErased(member: MemberRow | undefined): Result<MemberRow, AnyRefusal> {
	return member === undefined || member.state === 'erased'
		? refuse({ code: 'member/not-found' })
		: ok(member);
}

export function activeMember(
	ledger: ReadableLedger,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	const known = knownMember(ledger, memberId);
	if (!known.ok) return known;
	const member = known.value;
	if (member.state === 'frozen') return refuse({ code: 'member/frozen' });
	return member.state === 'active' ? ok(member) : refuse({ code: 'member/closed' });
}
