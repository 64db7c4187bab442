/**
 * A month of an account (挂账对账单): what was owed when it began, what was bought on account, given
 * back and paid off, and what is owed at its end. The sums are checked here, so that a statement
 * that is shown always ties with the books.
 */
import { invariant } from '../kernel/invariant.ts';

export type AccountMove = {
	readonly atMs: number;
	/** Bought or given back in a sale; paid off. */
	readonly kind: 'bought' | 'returned' | 'paid';
	/** Receipt of the sale; '' for a payment. */
	readonly receiptNo: string;
	/** Fen; more owed is positive. */
	readonly amountFen: number;
};

export type AccountStatement = {
	readonly openingFen: number;
	readonly lines: readonly (AccountMove & { readonly owedFen: number })[];
	readonly boughtFen: number;
	readonly returnedFen: number;
	readonly paidFen: number;
	readonly closingFen: number;
};

/** `closingFen` is what the books say is owed at the end; throws when the moves do not lead there. */
export function composeAccountStatement(
	moves: readonly AccountMove[],
	{ openingFen, closingFen }: { readonly openingFen: number; readonly closingFen: number },
): AccountStatement {
	let owedFen = openingFen;
	const lines = moves.map((move) => {
		owedFen += move.amountFen;
		return { ...move, owedFen };
	});
	invariant(owedFen === closingFen, `the statement must end at ${closingFen}, not ${owedFen}`);
	const sum = (kind: AccountMove['kind']) =>
		moves.reduce((total, move) => (move.kind === kind ? total + move.amountFen : total), 0);
	// Nothing returned is 0 and never −0.
	return {
		openingFen,
		lines,
		boughtFen: sum('bought'),
		returnedFen: 0 - sum('returned'),
		paidFen: 0 - sum('paid'),
		closingFen,
	};
}
