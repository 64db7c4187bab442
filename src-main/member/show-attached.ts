/** Whose open sale it is, for the basket's totals; nobody when they are not a member any more. */
import type { AttachedMemberView } from '#shared/contract/attached-member-view.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { isPresent } from '#shared/member/member.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { Terminal } from '../terminal.ts';
import { findMember } from './member-store.ts';
import { foundNow } from './presence.ts';
import { listTiers } from './tier-store.ts';

export function showAttached(
	{ pen, clock }: Pick<Terminal, 'pen' | 'clock'>,
	sale: OpenSale,
): { readonly member?: AttachedMemberView } {
	const { member: attached } = sale.terms;
	const foundBy = foundNow({ clock }, sale) ?? 'list';
	const member = attached === undefined ? undefined : findMember(pen, attached.memberId);
	if (attached === undefined || member?.state !== 'active') return {};
	return {
		member: {
			memberId: member.member_id,
			name: maskName(member.name),
			phone: maskPhone(member.phone ?? ''),
			tierName: listTiers(pen).find(({ code }) => code === member.tier)?.name ?? '',
			foundBy: attached.foundBy,
			present: isPresent(foundBy),
		},
	};
}
