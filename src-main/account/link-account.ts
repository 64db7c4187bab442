/**
 * account/link: the account of a company member (企业挂账), opened or changed from their page. One
 * account is one member's; what changed stays in the member's history.
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { maskName } from '#shared/member/mask.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { activeMember } from '../member/active-member.ts';
import type { MemberRow } from '../member/member-store.ts';
import { patchMember, recordChange } from '../member/member-writer.ts';
import { showPage } from '../member/show-member.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { keepAccount } from './account-requests.ts';
import { notCompany, unlinkable } from './account-owner.ts';
import { findCustomer, freeCode } from './account-store.ts';

export function linkAccount(
	terminal: Terminal,
	caller: Caller,
	{ memberId, code: typed, name, limitText, active }: ParsedInput<'account/link'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen } = terminal;
	const limit = parseYuan(limitText);
	if (!limit.ok) return limit;
	return caller.commit(() => {
		const found = activeMember(pen, memberId);
		if (!found.ok) return found;
		const member = found.value;
		const own = typed === '' ? member.account_code : typed;
		const wrong = own === '' ? notCompany(member) : unlinkable(pen, member, own);
		if (wrong !== undefined) return refuse(wrong);
		const code = own === '' ? freeCode(pen) : own;
		const before = findCustomer(pen, code);
		const called = name === '' ? (before?.name ?? maskName(member.name)) : name;
		const change = { code, name: called === '' ? code : called, limitFen: limit.value };
		keepAccount(terminal, caller, { ...change, open: active });
		const limits = [before, change].map((one) =>
			one === undefined ? '' : formatYuan(one.limitFen),
		);
		const [was = '', is = ''] = limits;
		const linked = noteChanges(terminal, caller, {
			member,
			code,
			limits: was === is ? undefined : { was, is },
		});
		return ok(showPage(terminal, linked));
	});
}

type Changes = {
	readonly member: MemberRow;
	readonly code: string;
	/** Yuan, as people read it; undefined: the limit is what it was. */
	readonly limits: { readonly was: string; readonly is: string } | undefined;
};

function noteChanges(
	{ pen, clock }: Terminal,
	caller: Caller,
	{ member, code, limits }: Changes,
): MemberRow {
	const atMs = clock.now();
	const by = {
		id: member.id,
		atMs,
		operator: caller.operator.operatorNo,
		approver: caller.approver?.operatorNo ?? '',
	};
	const linked = member.account_code !== code;
	if (linked) {
		recordChange(pen, { ...by, field: 'accountCode', before: member.account_code, after: code });
	}
	if (limits !== undefined) {
		recordChange(pen, { ...by, field: 'accountLimit', before: limits.was, after: limits.is });
	}
	if (!linked && limits === undefined) return member;
	const stamp = { changed_ms: atMs, version: member.version + 1 };
	const changed = patchMember(pen, member, { account_code: code, ...stamp });
	pen.append({
		kind: 'member/changed',
		v: 1,
		...byWhom(caller),
		body: {
			member_id: member.member_id,
			field: linked ? 'accountCode' : 'accountLimit',
			version: changed.version,
		},
	});
	return changed;
}
