/** The legs of a settlement (挂账还款): Dr cash or clearing, Cr receivable of the customer. */
import { account, MONEY_LEDGER, type Posting } from './account.ts';
import type { AccountSettled } from './account-event.ts';
import { tenderAccount } from './tender-account.ts';

export function postSettlement({ customer, amount_fen: amount, paid }: AccountSettled): Posting[] {
	const { kind, method = '', drawer = '' } = paid;
	const into = kind === 'cash' ? account.cash(drawer) : tenderAccount(kind, method);
	return [
		{ ledger: MONEY_LEDGER, account: into, amount },
		{ ledger: MONEY_LEDGER, account: account.receivable, subject: customer, amount: -amount },
	];
}
