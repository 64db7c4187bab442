/**
 * What a top-up counts towards the tier (SV-3): ¥500.00 reaches the second from the next sale on,
 * ¥499.99 does not. Undone or given back it counts no more; a tier that is not reached any more
 * waits for the end of its period. Inside the transaction of the event.
 */
import type { WritableLedger } from '../ledger/access.ts';
import { raiseTier } from './count-visit.ts';
import { findMember } from './member-store.ts';
import { patchMember } from './member-writer.ts';

/** `fen` is principal that was paid in, or (negative) that went out again. */
export function countTopUp(
	pen: WritableLedger,
	memberId: string,
	...[fen, bizDate]: readonly [fen: number, bizDate: string]
): void {
	const member = findMember(pen, memberId);
	if (member === undefined || fen === 0) return;
	const total = Math.max(0, member.top_up_fen + fen);
	const counted = patchMember(pen, member, { top_up_fen: total });
	if (fen > 0) raiseTier(pen, counted, { bizDate });
}
