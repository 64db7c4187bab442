/** Whose sale it was, masked for the paper. */
import { maskName, maskPhone } from '#shared/member/mask.ts';
import type { SaleMember } from '#shared/journal/event.ts';
import type { MemberPaper } from '#shared/receipt/member-blocks.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findMember } from './member-store.ts';
import { listTiers } from './tier-store.ts';

export function memberPaper(
	pen: ReadableLedger,
	who: SaleMember | undefined,
): { readonly memberPaper?: MemberPaper } {
	const member = who === undefined ? undefined : findMember(pen, who.member_id);
	if (who === undefined || member === undefined) return {};
	return {
		memberPaper: {
			name: maskName(member.name),
			phone: maskPhone(member.phone ?? ''),
			tierName: listTiers(pen).find(({ code }) => code === who.tier)?.name ?? '',
		},
	};
}
