/** How much of a limited promotion is left for this sale, after what the ledger counted before. */
import type { Limits } from '../promotion.ts';
import type { PriorUse } from '../situation.ts';

const NEVER_USED: PriorUse = { total: 0, today: 0, byMember: 0, byMemberToday: 0 };

/**
 * Pieces or times that may still be given, Infinity without a limit, 0 when it is used up. A limit
 * per member leaves nothing to a sale without one: nobody could count it.
 */
export function leftOf(limits: Limits, prior: PriorUse | undefined, hasMember: boolean): number {
	const { total, today, byMember, byMemberToday } = prior ?? NEVER_USED;
	const { perSale = Infinity, perDay = Infinity } = limits;
	const { perMember = Infinity, perMemberDay = Infinity } = limits;
	if (!hasMember && (perMember !== Infinity || perMemberDay !== Infinity)) return 0;
	const left = Math.min(
		perSale,
		perDay - today,
		(limits.total ?? Infinity) - total,
		perMember - byMember,
		perMemberDay - byMemberToday,
	);
	return Math.max(0, left);
}

/** True when it may run out, so that one customer's pieces are another's. */
export function isLimited(limits: Limits): boolean {
	return Object.keys(limits).length > 0;
}
