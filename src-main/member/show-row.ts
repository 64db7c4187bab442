/** A member as one line of a list: masked, with what is on the pool they draw on. */
import type { MemberRowView } from '#shared/contract/member-views.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { pocketsOf } from './member-figures.ts';
import type { ListedMember } from './member-store.ts';
import { listTiers } from './tier-store.ts';

/** On whose pool a member draws: the primary of their family, or their own (MEM-12). */
export function poolOf({ family_of: family, member_id: own }: ListedMember): string {
	return family === '' ? own : family;
}

/** With what is on the pool they draw on; for the pen and for readers in threads of their own. */
export function showRow(
	{ pen: ledger }: { readonly pen: ReadableLedger },
	member: ListedMember,
): MemberRowView {
	const { principalFen, bonusFen, points, pointDebt } = pocketsOf(ledger, poolOf(member));
	return {
		memberId: member.member_id,
		name: maskName(member.name),
		phone: maskPhone(member.phone ?? ''),
		kind: member.kind,
		state: member.state,
		tierName: tierName(ledger, member),
		points: Math.max(0, points - pointDebt),
		storedValueFen: principalFen + bonusFen,
		lastMs: member.last_ms,
	};
}

function tierName(ledger: ReadableLedger, { tier }: ListedMember): string {
	return listTiers(ledger).find(({ code }) => code === tier)?.name ?? '';
}
