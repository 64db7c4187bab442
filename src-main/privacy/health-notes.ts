/**
 * health-note/write, read, destroy: what a member told of their health, for their safety (养生禁忌).
 * Sealed with a key of the member's own; written only with their consent to that; read only by whom
 * the store lets, and each look is an event. Withdrawing the consent destroys notes and key at
 * once.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { isReleased } from '../operator/is-released.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { lastConsents } from './consent-store.ts';
import {
	countHealthNotes,
	deleteHealthNotes,
	insertHealthNote,
	listHealthNotes,
} from './health-note-store.ts';

const MOST = 50;

export function writeHealthNote(
	terminal: Terminal,
	caller: Caller,
	{ memberId, healthNote }: ParsedInput<'health-note/write'>,
): Result<RequestOutput<'health-note/write'>, AnyRefusal> {
	const { pen, clock, personKeys } = terminal;
	return caller.commit(() => {
		const allowed = mayUse(terminal, caller, memberId);
		if (!allowed.ok) return allowed;
		const { id } = allowed.value;
		if (lastConsents(pen, id).get('health')?.last.given !== 1) {
			return refuse({ code: 'health-note/no-consent' });
		}
		if (countHealthNotes(pen, id) >= MOST) return refuse({ code: 'health-note/too-many' });
		const noteId = insertHealthNote(pen, {
			id,
			sealed: personKeys.seal('health', memberId, healthNote.trim()),
			atMs: clock.now(),
			operator: caller.operator.operatorNo,
		});
		const body = { member_id: memberId, note_id: noteId };
		pen.append({ kind: 'health-note/written', v: 1, ...byWhom(caller), body });
		return ok({ noteId });
	});
}

export function readHealthNotes(
	terminal: Terminal,
	caller: Caller,
	{ memberId }: ParsedInput<'health-note/read'>,
): Result<RequestOutput<'health-note/read'>, AnyRefusal> {
	const { pen, personKeys } = terminal;
	const allowed = mayUse(terminal, caller, memberId);
	if (!allowed.ok) return allowed;
	const rows = listHealthNotes(pen, allowed.value.id);
	const notes = rows.flatMap(({ note_id: noteId, sealed, at_ms: atMs, operator }) => {
		const text = personKeys.open('health', memberId, sealed);
		return text === undefined ? [] : [{ noteId, text, atMs, operator }];
	});
	// Not `commit`: it would keep the reply, with the text, for two days.
	pen.transaction(() => {
		noteApproval(pen, caller);
		const body = { member_id: memberId, notes: notes.length };
		pen.append({ kind: 'health-note/read', v: 1, ...byWhom(caller), body });
	});
	return ok({ notes, lost: rows.length - notes.length });
}

export function destroyHealthNote(
	terminal: Terminal,
	caller: Caller,
	{ memberId, noteId }: ParsedInput<'health-note/destroy'>,
): Result<RequestOutput<'health-note/destroy'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const allowed = mayUse(terminal, caller, memberId);
		if (!allowed.ok) return allowed;
		if (deleteHealthNotes(pen, allowed.value.id, noteId) === 0) {
			return refuse({ code: 'health-note/not-found' });
		}
		const body = { member_id: memberId, note_id: noteId };
		pen.append({ kind: 'health-note/destroyed', v: 1, ...byWhom(caller), body });
		return ok({ left: countHealthNotes(pen, allowed.value.id) });
	});
	if (done.ok && done.value.left === 0) terminal.personKeys.destroy('health', memberId);
	return done;
}

/** Inside the transaction that records the withdrawal; the key is destroyed after its commit. */
export function dropHealthNotes(
	{ pen }: Pick<Terminal, 'pen'>,
	caller: Caller,
	member: Pick<MemberRow, 'id' | 'member_id'>,
): void {
	const gone = deleteHealthNotes(pen, member.id);
	if (gone === 0) return;
	const body = { member_id: member.member_id, notes: gone };
	pen.append({ kind: 'health-note/destroyed', v: 1, ...byWhom(caller), body });
}

function mayUse(
	{ pen, settings }: Terminal,
	caller: Caller,
	memberId: string,
): Result<MemberRow, AnyRefusal> {
	const { healthNotes } = settings.current();
	if (healthNotes === 'off') return refuse({ code: 'health-note/off' });
	if (healthNotes === 'manager' && !isReleased(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'manager' });
	}
	const member = findMember(pen, memberId);
	return member === undefined || member.state === 'erased'
		? refuse({ code: 'member/not-found' })
		: ok(member);
}
