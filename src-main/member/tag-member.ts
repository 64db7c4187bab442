/** member/tag: tags by hand, which no rule takes away again. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { MAX_TAGS } from '#shared/member/member.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { activeMember } from './active-member.ts';
import { listTags } from './member-store.ts';
import { dropTag, putTag } from './member-writer.ts';
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
		for (const tag of drop) dropTag(pen, id, tag);
		for (const tag of add) putTag(pen, { id, tag, byRule: false });
		if (listTags(pen, id).length > MAX_TAGS) {
			return refuse({ code: 'member/too-many-tags', most: MAX_TAGS });
		}
		// How many, and never which: a tag may say something about a person.
		const body = { member_ids: [memberId], by_rule: 0, added: add.length, dropped: drop.length };
		pen.append({ kind: 'member/tagged', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, member.value));
	});
}
