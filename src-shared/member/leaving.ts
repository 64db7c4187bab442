/**
 * Why a member is frozen or closed (MEM-6), in codes: free text is where names of people would end
 * up in the journal. And what must be settled before somebody may go.
 */
export const LEAVE_REASONS = ['asked', 'dispute', 'abuse', 'moved', 'duplicate', 'other'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

export type Unsettled = {
	/** Both pockets, fen. */
	readonly storedFen: number;
	readonly points: number;
	readonly pointDebt: number;
	readonly passes: number;
	/** Of fees for a level whose days are not over, fen. */
	readonly tierFeeFen: number;
	/** What a company owes on its account, fen. */
	readonly owedFen: number;
	/** What sales that are not finished have taken on it, fen. */
	readonly heldFen: number;
	/** What was spent offline beyond what was there, fen. */
	readonly overdraftFen: number;
	/** Orders with a deposit that are not collected. */
	readonly orders: number;
	/** Sales of theirs on the counter or parked. */
	readonly openSales: number;
	/** Linked to somebody's pool, or somebody to theirs. */
	readonly family: number;
};

export type LeavingRefusal =
	| { readonly code: 'member/holds-stored-value'; readonly held: number }
	| { readonly code: 'member/holds-points'; readonly points: number }
	| { readonly code: 'member/owes-points'; readonly points: number }
	| { readonly code: 'member/holds-passes'; readonly passes: number }
	| { readonly code: 'member/holds-tier-fee'; readonly held: number }
	| { readonly code: 'member/owes-account'; readonly owed: number }
	| { readonly code: 'member/account-credit'; readonly credit: number }
	| { readonly code: 'member/account-held'; readonly held: number }
	| { readonly code: 'member/owes-stored-value'; readonly owed: number }
	| { readonly code: 'member/holds-orders'; readonly orders: number }
	| { readonly code: 'member/on-open-sale'; readonly sales: number }
	| { readonly code: 'member/has-family' };

/** The first thing that keeps somebody, money before points; undefined: they may go. */
export function keptBy(unsettled: Unsettled): LeavingRefusal | undefined {
	const { storedFen, points, pointDebt, passes, tierFeeFen, owedFen, heldFen, family } = unsettled;
	const { overdraftFen, orders, openSales } = unsettled;
	if (storedFen !== 0) return { code: 'member/holds-stored-value', held: storedFen };
	if (owedFen > 0) return { code: 'member/owes-account', owed: owedFen };
	if (owedFen < 0) return { code: 'member/account-credit', credit: 0 - owedFen };
	if (heldFen !== 0) return { code: 'member/account-held', held: heldFen };
	if (overdraftFen !== 0) return { code: 'member/owes-stored-value', owed: overdraftFen };
	if (orders > 0) return { code: 'member/holds-orders', orders };
	if (openSales > 0) return { code: 'member/on-open-sale', sales: openSales };
	if (passes > 0) return { code: 'member/holds-passes', passes };
	if (tierFeeFen !== 0) return { code: 'member/holds-tier-fee', held: tierFeeFen };
	if (pointDebt > 0) return { code: 'member/owes-points', points: pointDebt };
	if (points > 0) return { code: 'member/holds-points', points };
	return family > 0 ? { code: 'member/has-family' } : undefined;
}
