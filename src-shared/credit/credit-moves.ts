/**
 * What an event does to store-credit slips (店内余额凭证), from its postings: a refund puts money
 * on a code, a sale takes it off. The rows of `credit_slip` are the sums of these, so `verify` can
 * make them again from the journal.
 */
import { account, MONEY_LEDGER, type Posting } from '../journal/account.ts';

export type CreditMove = {
	readonly code: string;
	/** Fen; what is put on the slip is positive. */
	readonly amount: number;
};

type Leg = Pick<Posting, 'account' | 'amount'> & {
	readonly ledger: number;
	readonly subject?: string | null;
};

/** One move per code, in the order of the postings; a code that comes out even has none. */
export function creditMoves(postings: readonly Leg[]): CreditMove[] {
	const moves = new Map<string, number>();
	for (const { ledger, account: name, subject, amount } of postings) {
		if (ledger !== MONEY_LEDGER || name !== account.storeCredit) continue;
		// What the store owes is a credit, and credits are negative.
		if (typeof subject === 'string') moves.set(subject, (moves.get(subject) ?? 0) - amount);
	}
	return [...moves]
		.filter(([, amount]) => amount !== 0)
		.map(([code, amount]) => ({ code, amount }));
}
