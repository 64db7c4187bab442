/**
 * health-note/write, read, destroy: what a member told of their health, for their safety (养生禁忌).
 * Sealed with a key of the member's own; written only with their consent to that; read only by whom
 * the store lets, and each look is an event. Withdrawing the consent destroys notes and key at
 * once.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { knownSurvivor } from '../member/active-member.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { pastOf, pastOfId, survivorOf } from '../member/past-of.ts';
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
		const { id, member_id } = allowed.value;
		if (lastConsents(pen, id).get('health')?.last.given !== 1) {
			return refuse({ code: 'health-note/no-consent' });
		}
		if (countHealthNotes(pen, id) >= MOST) return refuse({ code: 'health-note/too-many' });
		const noteId = insertHealthNote(pen, {
			id,
			sealed: personKeys.seal('health', member_id, healthNote.trim()),
			atMs: clock.now(),
			operator: caller.operator.operatorNo,
		});
		const body = { member_id, note_id: noteId };
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
	const notes = rows.flatMap(({ note_id: noteId, member_id, sealed, at_ms: atMs, operator }) => {
		const text = personKeys.open('health', member_id, sealed);
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
		const { id } = allowed.value;
		const gone = pastOf(pen, id).some((row) => deleteHealthNotes(pen, row.id, noteId) > 0);
		if (!gone) return refuse({ code: 'health-note/not-found' });
		const body = { member_id: memberId, note_id: noteId };
		pen.append({ kind: 'health-note/destroyed', v: 1, ...byWhom(caller), body });
		return ok({ left: countHealthNotes(pen, id) });
	});
	if (done.ok && done.value.left === 0) destroyHealthKeys(terminal, memberId);
	return done;
}

/** Inside the transaction that records the withdrawal; the key is destroyed after its commit. */
export function dropHealthNotes(
	{ pen }: Pick<Terminal, 'pen'>,
	caller: Caller,
	member: Pick<MemberRow, 'id' | 'member_id'>,
): void {
	const gone = pastOf(pen, member.id).reduce((sum, { id }) => sum + deleteHealthNotes(pen, id), 0);
	if (gone === 0) return;
	const body = { member_id: member.member_id, notes: gone };
	pen.append({ kind: 'health-note/destroyed', v: 1, ...byWhom(caller), body });
}

/** After that commit: a key that is gone while its notes stand could not be brought back. */
export function destroyHealthKeys(
	{ pen, personKeys }: Pick<Terminal, 'pen' | 'personKeys'>,
	memberId: string,
): void {
	const member = survivorOf(pen, findMember(pen, memberId));
	if (member === undefined || countHealthNotes(pen, member.id) > 0) return;
	for (const id of pastOfId(pen, member.member_id)) personKeys.destroy('health', id);
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
	return knownSurvivor(pen, memberId);
}
