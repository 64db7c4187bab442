/** A member who may be given something, spend or change: known, not frozen, not gone. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember, type MemberRow } from './member-store.ts';

/**
 * Whose things may be handed on: not a frozen member's, whoever releases it. Of somebody who left
 * or was merged, what a return brought back late still goes to where it belongs.
 */
export function mayHandOn(ledger: ReadableLedger, memberId: string): Result<MemberRow, AnyRefusal> {
	const member = findMember(ledger, memberId);
	if (member === undefined) return refuse({ code: 'member/not-found' });
	return member.state === 'frozen' ? refuse({ code: 'member/frozen' }) : ok(member);
}

export function activeMember(
	ledger: ReadableLedger,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	const member = findMember(ledger, memberId);
	if (member === undefined || member.state === 'erased') {
		return refuse({ code: 'member/not-found' });
	}
	if (member.state === 'frozen') return refuse({ code: 'member/frozen' });
	return member.state === 'active' ? ok(member) : refuse({ code: 'member/closed' });
}
