/**
 * Giving back what is left of a grant (额度): by an event and nothing else. HQ gets it back when it
 * has that event, so a till that is silent, or gone, keeps what it holds.
 */
import type { AllowanceReleased } from '#shared/journal/allowance-event.ts';
import type { WritableLedger } from '../ledger/access.ts';
import type { Terminal } from '../terminal.ts';
import {
	authorisedGrants,
	heldByOpenSales,
	membersUsingPoints,
	type Grant,
} from './allowance-store.ts';

/** Inside the caller's transaction. */
export function releaseGrant(
	pen: WritableLedger,
	{ grant_id, member_id, fen_left, points_left }: Grant,
	why: AllowanceReleased['why'],
): void {
	pen.append({
		kind: 'allowance/released',
		v: 1,
		body: { grant_id, member_id, stored_value_fen: fen_left, points: points_left, why },
	});
}

/**
 * What was authorised for a spend that came to nothing goes back at once, so that the member has it
 * elsewhere; while anything of theirs is still open here, it stays. Nothing without an HQ.
 */
export function releaseUnused({ pen, hq }: Pick<Terminal, 'pen' | 'hq'>): void {
	if (hq.state() === 'none') return;
	const grants = authorisedGrants(pen);
	if (grants.length === 0) return;
	const [fen, points] = [heldByOpenSales(pen, ''), membersUsingPoints(pen)];
	const unused = grants.filter(({ member_id: id }) => !fen.has(id) && !points.has(id));
	if (unused.length === 0) return;
	pen.transaction(() => {
		for (const grant of unused) releaseGrant(pen, grant, 'unused');
	});
}
