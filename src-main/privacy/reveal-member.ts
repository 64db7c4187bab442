/**
 * member/reveal: one personal field in full (MEM-20). A manager's right, or released by one; each
 * look is an event that names the member and the field and never the value. The reply is not
 * remembered: what was shown stays nowhere but on the screen.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import type { RevealedField } from '#shared/privacy/consent.ts';
import { knownMember } from '../member/active-member.ts';
import type { MemberRow } from '../member/member-store.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

export function revealMember(
	{ pen }: Terminal,
	caller: Caller,
	{ memberId, field, reason }: ParsedInput<'member/reveal'>,
): Result<RequestOutput<'member/reveal'>, AnyRefusal> {
	const known = knownMember(pen, memberId);
	if (!known.ok) return known;
	const member = known.value;
	// K6: shown to a manager, not to whom a manager released.
	if (field === 'identityNo' && !reaches(caller.operator.role, 'manager')) {
		return refuse({ code: 'privacy/managers-only' });
	}
	// Not `commit`: it would keep the reply, with the value, for two days.
	pen.transaction(() => {
		noteApproval(pen, caller);
		const body = { member_id: memberId, field, reason };
		pen.append({ kind: 'member/revealed', v: 1, ...byWhom(caller), body });
	});
	return ok({ field, value: valueOf(member, field) });
}

function valueOf(member: MemberRow, field: RevealedField): string {
	switch (field) {
		case 'phone':
			return member.phone ?? '';
		case 'name':
			return member.name;
		case 'birthday':
			return member.birthday;
		case 'address':
			return member.address;
		case 'identityNo':
			return member.identity_no;
	}
}
