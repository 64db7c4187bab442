/** A member who may be given something, spend or change: known, not frozen, not gone. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember, type MemberRow } from './member-store.ts';

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
