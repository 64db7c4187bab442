/**
 * What money put on a member's stored value does to their tier (SV-3): the sum of what was topped up
 * moves with it, and up is at once, for the next order. What is given back makes the sum smaller; a
 * tier that is not reached any more waits for the end of its period.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { raiseTier } from './count-visit.ts';
import { findMember } from './member-store.ts';
import { patchMember } from './member-writer.ts';

/**
 * In the transaction of the top-up, after its event. `fen` is the principal that was paid; negative
 * when a top-up is undone or given back. 49 999 fen stays 青铜, 50 000 is 白银.
 */
export function countTopUp(
	pen: WritableLedger,
	memberId: string,
	{ fen, bizDate }: { readonly fen: number; readonly bizDate: string },
): void {
	const member = findMember(pen, memberId);
	invariant(member !== undefined, 'who topped up is a member');
	const counted = patchMember(pen, member, { top_up_fen: member.top_up_fen + fen });
	raiseTier(pen, counted, { bizDate });
}
