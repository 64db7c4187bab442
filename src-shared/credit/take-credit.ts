/**
 * How much a slip pays of a sale: what was typed, or, with nothing typed, as much of what is left
 * to pay as the slip has. What unfinished payments hold of it is spoken for (PAY-4), so two of them
 * never spend the same fen.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';

export type SlipToSpend = {
	/** Σ postings of the code, fen. */
	readonly balanceFen: number;
	/** Taken by payments of sales that are not completed yet, fen. */
	readonly heldFen: number;
};

export type WantedCredit = {
	/** What is to be paid, fen, > 0. */
	readonly amountFen: number;
	/** False when nothing was typed: then less will do. */
	readonly exact: boolean;
};

export type CreditRefusal =
	| { readonly code: 'credit/bad-code' }
	| { readonly code: 'credit/not-found' }
	| { readonly code: 'credit/empty' }
	| { readonly code: 'credit/short'; readonly free: number };

/** Fen to take, > 0. */
export function takeCredit(slip: SlipToSpend, wanted: WantedCredit): Result<number, CreditRefusal> {
	const free = slip.balanceFen - slip.heldFen;
	if (free <= 0) return refuse({ code: 'credit/empty' });
	if (wanted.amountFen <= free) return ok(wanted.amountFen);
	return wanted.exact ? refuse({ code: 'credit/short', free }) : ok(free);
}
