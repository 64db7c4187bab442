/** Whether a card or a phone opens anything: what a member draws on, or has passes of (MEM-6). */
import type { ReadableLedger } from '../ledger/access.ts';
import { heldPasses, pocketsOf } from './member-figures.ts';
import type { MemberRow } from './member-store.ts';
import { poolOf } from './show-row.ts';

export function holdsValue(ledger: ReadableLedger, member: MemberRow): boolean {
	const { principalFen, bonusFen, points } = pocketsOf(ledger, poolOf(member));
	return principalFen + bonusFen + points > 0 || heldPasses(ledger, member.member_id).length > 0;
}
