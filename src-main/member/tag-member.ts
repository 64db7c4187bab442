/** member/tag: tags by hand, which no rule takes away again. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { MAX_TAGS } from '#shared/member/member.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { listTags } from './member-store.ts';
import { dropTag, putTag } from './member-writer.ts';
import { noteChange } from './note-change.ts';
import { showPage } from './show-member.ts';

export function tagMember(
	terminal: Terminal,
	caller: Caller,
	{ memberId, add, drop }: ParsedInput<'member/tag'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen } = terminal;
	return caller.commit(() => {
		const member = activeMember(pen, memberId);
		if (!member.ok) return member;
		const { id } = member.value;
		const before = tagsByHand(pen, id);
		for (const tag of drop) dropTag(pen, id, tag);
		for (const tag of add) putTag(pen, { id, tag, byRule: false });
		if (add.length > 0 && countByHand(pen, id) > MAX_TAGS) {
			return refuse({ code: 'member/too-many-tags', most: MAX_TAGS });
		}
		noteTags(terminal, caller, { id, before });
		// How many, and never which: a tag may say something about a person.
		const body = { member_ids: [memberId], by_rule: 0, added: add.length, dropped: drop.length };
		pen.append({ kind: 'member/tagged', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, member.value));
	});
}

/** Those that no rule gave, as the history has them. */
export function tagsByHand(ledger: ReadableLedger, id: number): string {
	return namesByHand(ledger, id).join('、');
}

/** Those of rules count towards no limit: nobody at the counter can do anything about them. */
export function countByHand(ledger: ReadableLedger, id: number): number {
	return namesByHand(ledger, id).length;
}

function namesByHand(ledger: ReadableLedger, id: number): string[] {
	const byHand = listTags(ledger, id).filter(({ by_rule: rule }) => rule === 0);
	return byHand.map(({ tag }) => tag);
}

/** Inside a transaction: what they were before is kept, where they are others now. */
export function noteTags(
	terminal: Pick<Terminal, 'pen' | 'clock'>,
	caller: Caller,
	{ id, before }: { readonly id: number; readonly before: string },
): void {
	const after = tagsByHand(terminal.pen, id);
	if (before !== after) noteChange(terminal, caller, { id, field: 'tags', before, after });
}
