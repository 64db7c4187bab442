/**
 * Many members at once: tags by hand (MEM-8), put away and brought back (MEM-9). The journal names
 * the members and how many; what a tag says of a person stays in the tables.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { MAX_TAGS } from '#shared/member/member.ts';
import { ARCHIVE_UNDO_DAYS } from '#shared/member/dormancy.ts';
import { lastPutAway, moveState } from '../member/bring-back.ts';
import { findMember, listTags, type MemberRow } from '../member/member-store.ts';
import { dropTag, putTag } from '../member/member-writer.ts';
import { countByHand, noteTags, tagsByHand } from '../member/tag-member.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { keptBecause } from './find-members.ts';

/**
 * Gives or takes one tag; who has it already (or not) is not counted. Who was forgotten, merged or
 * put away gets none, and nobody more than may be had.
 */
export function tagMembers(
	terminal: Terminal,
	caller: Caller,
	{ memberIds, tag, give }: ParsedInput<'member-list/tag'>,
): Result<RequestOutput<'member-list/tag'>, AnyRefusal> {
	const { pen } = terminal;
	return caller.commit(() => {
		let full = 0;
		const changed = membersOf(pen, memberIds).filter((member) => {
			const { id } = member;
			if (!isListed(member)) return false;
			const had = listTags(pen, id).find((one) => one.tag === tag);
			// One that a rule gave is made to stay.
			if (give && had?.by_rule === 0) return false;
			if (!give && had === undefined) return false;
			if (give && countByHand(pen, id) >= MAX_TAGS) {
				full += 1;
				return false;
			}
			const before = tagsByHand(pen, id);
			if (give) putTag(pen, { id, tag, byRule: false });
			else dropTag(pen, id, tag);
			noteTags(terminal, caller, { id, before });
			return true;
		});
		if (changed.length > 0) {
			const ids = changed.map(({ member_id: id }) => id);
			const body = { given: give ? 1 : 0, member_ids: ids };
			pen.append({ kind: 'member/tagged', v: 1, ...byWhom(caller), body });
		}
		return ok({ changed: changed.length, full });
	});
}

function membersOf(pen: Terminal['pen'], memberIds: readonly string[]): MemberRow[] {
	return [...new Set(memberIds)].flatMap((id) => findMember(pen, id) ?? []);
}

/** Judged again one by one: a list may be old, a balance is never put away. */
export function archiveMembers(
	terminal: Terminal,
	caller: Caller,
	{ memberIds, months }: ParsedInput<'member-list/archive'>,
): Result<RequestOutput<'member-list/archive'>, AnyRefusal> {
	const { pen } = terminal;
	return caller.commit(() => {
		const kept: RequestOutput<'member-list/archive'>['kept'] = [];
		const archived: string[] = [];
		for (const member of membersOf(pen, memberIds)) {
			const reasons = isListed(member)
				? keptBecause(terminal, member, months)
				: (['state'] as const);
			const { member_id: memberId } = member;
			if (reasons.length > 0) {
				kept.push({ memberId, reasons: [...reasons] });
				continue;
			}
			moveState(terminal, caller, { member, state: 'archived' });
			archived.push(memberId);
		}
		say(terminal, caller, { ids: archived, away: 1 });
		return ok({ archived: archived.length, kept });
	});
}

function isListed({ state }: MemberRow): boolean {
	return state === 'active' || state === 'frozen' || state === 'closed';
}

/** Back as they were before; after 30 days only a visit brings them back. */
export function restoreMembers(
	terminal: Terminal,
	caller: Caller,
	{ memberIds }: ParsedInput<'member-list/restore'>,
): Result<RequestOutput<'member-list/restore'>, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const restored: string[] = [];
		let late = 0;
		for (const member of membersOf(pen, memberIds)) {
			if (member.state !== 'archived') continue;
			const away = lastPutAway(pen, member.id);
			const until = (away?.at_ms ?? 0) + ARCHIVE_UNDO_DAYS * 86_400_000;
			if (away === undefined || clock.now() > until) {
				late += 1;
				continue;
			}
			moveState(terminal, caller, { member, state: away.before });
			restored.push(member.member_id);
		}
		say(terminal, caller, { ids: restored, away: 0 });
		return ok({ restored: restored.length, late });
	});
}

function say(
	{ pen }: Terminal,
	caller: Caller,
	{ ids, away }: { readonly ids: readonly string[]; readonly away: 0 | 1 },
): void {
	if (ids.length === 0) return;
	const body = { away, member_ids: ids };
	pen.append({ kind: 'member/archived', v: 1, ...byWhom(caller), body });
}
