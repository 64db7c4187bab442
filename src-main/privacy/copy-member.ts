/**
 * privacy/copy: everything about a member as JSON, for another program to read (可携带), and as CSV
 * for themselves. Only for a request of theirs; that it was made is an event, what is in it is not
 * remembered anywhere. It is whole or it is none: one with an ID number is for a manager's own eyes
 * (K6), and one with health notes is a look at them.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import { listSignatures } from '../customer/signature-store.ts';
import type { MemberRow } from '../member/member-store.ts';
import { pastOf } from '../member/past-of.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findAsked } from './asked-store.ts';
import { todayOf, whoAsked } from './asked.ts';
import { hasIdentity, readCopy, type CopySection } from './copy-store.ts';
import { listHealthNotes } from './health-note-store.ts';

export function copyMember(
	terminal: Terminal,
	caller: Caller,
	{ requestId }: ParsedInput<'privacy/copy'>,
): Result<RequestOutput<'privacy/copy'>, AnyRefusal> {
	const { pen } = terminal;
	const asked = findAsked(pen, requestId);
	if (asked === undefined || (asked.kind !== 'access' && asked.kind !== 'export')) {
		return refuse({ code: 'privacy/not-found' });
	}
	const member = whoAsked(terminal, asked);
	if (member.state === 'erased') return refuse({ code: 'member/not-found' });
	if (hasIdentity(pen, member.id) && !reaches(caller.operator.role, 'manager')) {
		return refuse({ code: 'privacy/managers-only' });
	}
	const health = healthSection(terminal, member);
	const sections = [
		// Rows that were merged into theirs are theirs.
		...pastOf(pen, member.id).flatMap((row, nth) => {
			const own = readCopy(pen, { id: row.id, memberId: row.member_id });
			return nth === 0 ? own : own.map(({ name, rows }) => ({ name: `${name}-${nth + 1}`, rows }));
		}),
		...health,
		...signatureSection(terminal, member),
	];
	const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
	// Not `commit`: it would keep the reply, with the person, for two days.
	pen.transaction(() => {
		noteApproval(pen, caller);
		const { member_id } = member;
		for (const { rows: notes } of health) {
			const seen = { member_id, notes: notes.length };
			pen.append({ kind: 'health-note/read', v: 1, ...byWhom(caller), body: seen });
		}
		const body = { member_id, request_id: requestId, rows };
		pen.append({ kind: 'member/exported', v: 1, ...byWhom(caller), body });
	});
	const { storeName } = terminal.settings.current();
	const content = Object.fromEntries(sections.map(({ name, rows: own }) => [name, own]));
	const made = { store: storeName, made_on: todayOf(terminal), member_id: member.member_id };
	return ok({
		file: `member-${member.member_id.slice(-8)}-${made.made_on}`,
		jsonText: `${JSON.stringify({ ...made, ...content }, undefined, '\t')}\n`,
		csvText: csvOf(sections),
		rows,
	});
}

function healthSection({ pen, personKeys }: Terminal, member: MemberRow): CopySection[] {
	const rows = listHealthNotes(pen, member.id).map(({ member_id, sealed, at_ms }) => ({
		at_ms,
		text: personKeys.open('health', member_id, sealed) ?? '',
	}));
	return rows.length === 0 ? [] : [{ name: 'health-note', rows }];
}

/** With what they drew or typed, as long as it is kept; the hash stands in the journal. */
function signatureSection({ pen, personKeys }: Terminal, member: MemberRow): CopySection[] {
	const rows = pastOf(pen, member.id).flatMap(({ id, member_id }) => {
		return listSignatures(pen, id).map(({ sealed, ...signed }) => ({
			...signed,
			signature: sealed === null ? '' : (personKeys.open('signature', member_id, sealed) ?? ''),
		}));
	});
	return rows.length === 0 ? [] : [{ name: 'signature', rows }];
}

/** One field a line: section, row, field, value. The sections have different fields. */
function csvOf(sections: readonly CopySection[]): string {
	const lines = sections.flatMap(({ name, rows }) =>
		rows.flatMap((row, at) =>
			Object.entries(row).map(([field, value]) => [name, String(at + 1), field, textOf(value)]),
		),
	);
	return [['section', 'row', 'field', 'value'], ...lines]
		.map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
		.join('');
}

function textOf(value: unknown): string {
	return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** A cell that a spreadsheet would take for a formula is kept as the text it is. */
function cellOf(text: string): string {
	const plain = /^[=+@\t\r]|^-(?!\d+$)/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
