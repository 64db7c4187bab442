/**
 * member/freeze, member/release and member/close (MEM-6). Nobody is closed while we hold something
 * of theirs or they owe us: the refusal names it, so that it can be settled first. Who left and is
 * here again is the same person: a manager releases the row they had, with its history and phone.
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { keptBy, type Unsettled } from '#shared/member/leaving.ts';
import type { MemberState } from '#shared/member/member.ts';
import { shutAccount } from '../account/account-owner.ts';
import { findCustomer } from '../account/account-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { countHeld } from '../pass-card/pass-store.ts';
import { holdOf } from '../privacy/hold-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember, knownMember } from './active-member.ts';
import { moveState } from './bring-back.ts';
import { listLinks } from './family-store.ts';
import { pocketsOf } from './member-figures.ts';
import { listCards, type MemberRow } from './member-store.ts';
import { setCardState } from './member-writer.ts';
import { showPage } from './show-member.ts';
import { tierFeeLeft } from './tier-fee-store.ts';

type Input = ParsedInput<'member/freeze'>;

export function freezeMember(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<MemberPageView, AnyRefusal> {
	return caller.commit(() => {
		const member = activeMember(terminal.pen, input.memberId);
		if (!member.ok) return member;
		return ok(turn(terminal, caller, { member: member.value, to: 'frozen', input }));
	});
}

export function releaseMember(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<MemberPageView, AnyRefusal> {
	return caller.commit(() => {
		const known = knownMember(terminal.pen, input.memberId);
		if (!known.ok) return known;
		const member = known.value;
		if (member.state === 'active') return refuse({ code: 'member/not-frozen' });
		if (member.state === 'merged') return refuse({ code: 'member/closed' });
		return ok(turn(terminal, caller, { member, to: 'active', input }));
	});
}

export function closeMember(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const known = knownMember(pen, input.memberId);
		if (!known.ok) return known;
		const member = known.value;
		if (member.state !== 'active' && member.state !== 'frozen') {
			return refuse({ code: 'member/closed' });
		}
		const kept = keptBy(unsettledOf(pen, member));
		if (kept !== undefined) return refuse(kept);
		shutAccount(terminal, caller, member);
		for (const card of listCards(pen, member.id)) {
			if (card.state !== 'active' && card.state !== 'lost') continue;
			setCardState(pen, card.card_no, { state: 'closed', atMs: clock.now() });
		}
		return ok(turn(terminal, caller, { member, to: 'closed', input }));
	});
}

/** What is held for a member or owed by them, of their own and not of their family's pool. */
export function unsettledOf(ledger: ReadableLedger, member: MemberRow): Unsettled {
	const own = pocketsOf(ledger, member.member_id);
	const account =
		member.account_code === '' ? undefined : findCustomer(ledger, member.account_code);
	const links = listLinks(ledger, member.member_id).length;
	const holds = holdOf(ledger, member);
	return {
		storedFen: own.principalFen + own.bonusFen,
		points: own.points,
		pointDebt: own.pointDebt,
		passes: countHeld(ledger, member.member_id),
		tierFeeFen: tierFeeLeft(ledger, member.member_id),
		owedFen: account?.owedFen ?? 0,
		heldFen: account?.heldFen ?? 0,
		overdraftFen: holds('overdraft'),
		orders: holds('deposit'),
		openSales: holds('open-sale'),
		family: links + (member.family_of === '' ? 0 : 1),
	};
}

type Turn = { readonly member: MemberRow; readonly to: MemberState; readonly input: Input };

const TOLD = {
	frozen: 'member/frozen',
	active: 'member/released',
	closed: 'member/closed',
} as const;

function turn(terminal: Terminal, caller: Caller, { member, to, input }: Turn): MemberPageView {
	const turned = moveState(terminal, caller, { member, state: to });
	const kind = TOLD[to as keyof typeof TOLD];
	const body = { member_id: member.member_id, reason: input.reason };
	terminal.pen.append({ kind, v: 1, ...byWhom(caller), body });
	return showPage(terminal, turned);
}
