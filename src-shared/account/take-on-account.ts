/**
 * Buying on account (挂账): how far a company customer may go. What sales that are not completed yet
 * hold of the limit is spoken for, as with a slip of store credit.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';

export type AccountStanding = {
	readonly active: boolean;
	/** Fen; 0 lets nothing be bought. */
	readonly limitFen: number;
	/** Σ postings of the customer, fen; below 0 when more was given back than owed. */
	readonly owedFen: number;
	/** Taken by payments of sales that are not completed yet, fen. */
	readonly heldFen: number;
};

export type AccountRefusal =
	| { readonly code: 'account/not-found' }
	| { readonly code: 'account/inactive' }
	| { readonly code: 'account/above-limit'; readonly free: number };

/** What may still be bought, fen; never below 0. */
export function freeOf({ limitFen, owedFen, heldFen }: AccountStanding): number {
	return Math.max(0, limitFen - owedFen - heldFen);
}

/** The amount, > 0, or why not: nothing is ever taken above the limit, nor quietly less. */
export function takeOnAccount(
	standing: AccountStanding,
	amountFen: number,
): Result<number, AccountRefusal> {
	if (!standing.active) return refuse({ code: 'account/inactive' });
	const free = freeOf(standing);
	return amountFen > free ? refuse({ code: 'account/above-limit', free }) : ok(amountFen);
}
