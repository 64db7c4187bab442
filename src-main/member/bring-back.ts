/**
 * Who was put away (归档) and is here again is back by that very visit, whatever the time: the 30
 * days are for taking a whole clean-up back (MEM-9), not for somebody who stands at the counter.
 */
import type { MemberState } from '#shared/member/member.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import type { MemberRow } from './member-store.ts';
import { patchMember, recordChange } from './member-writer.ts';

type PutAway = { readonly at_ms: number; readonly before: MemberState };

/** When somebody was put away last, and what they were until then. */
export function lastPutAway({ db }: ReadableLedger, id: number): PutAway | undefined {
	return prepared(
		db,
		`SELECT at_ms, before FROM member_change
		 WHERE id = ? AND field = 'state' AND after = 'archived' ORDER BY change_id DESC LIMIT 1`,
	).get(id) as PutAway | undefined;
}

/** What somebody is once they are here: who was put away is what they were before. */
export function stateHere(ledger: ReadableLedger, { id, state }: MemberRow): MemberState {
	return state === 'archived' ? (lastPutAway(ledger, id)?.before ?? 'active') : state;
}

/** Inside a transaction; nothing for who was not put away. */
export function bringBack(terminal: Terminal, caller: Caller, member: MemberRow): MemberRow {
	if (member.state !== 'archived') return member;
	const state = stateHere(terminal.pen, member);
	const back = moveState(terminal, caller, { member, state });
	const body = { away: 0, member_ids: [member.member_id], by_visit: 1 };
	terminal.pen.append({ kind: 'member/archived', v: 1, ...byWhom(caller), body });
	return back;
}

/** The state and its row of the history; the event is the caller's. */
export function moveState(
	{ pen, clock }: Pick<Terminal, 'pen' | 'clock'>,
	caller: Caller,
	{ member, state }: { readonly member: MemberRow; readonly state: MemberState },
): MemberRow {
	const atMs = clock.now();
	recordChange(pen, {
		id: member.id,
		atMs,
		operator: caller.operator.operatorNo,
		approver: caller.approver?.operatorNo ?? '',
		field: 'state',
		before: member.state,
		after: state,
	});
	const stamp = { changed_ms: atMs, version: member.version + 1 };
	return patchMember(pen, member, { state, ...stamp });
}
