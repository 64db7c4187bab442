/**
 * The legs of deposits (定金). Taken: Dr cash or clearing, Cr liability:deposit of the order. Given
 * back: the same turned round; what cash was rounded up goes to rounding.
 */
import { account, MONEY_LEDGER, type Posting } from './account.ts';
import type { DepositReturned, DepositTaken } from './deposit-event.ts';
import { tenderAccount } from './tender-account.ts';

export function postDepositTaken({ order_no: order, tenders }: DepositTaken): Posting[] {
	const legs = tenders.map((tender) => leg(wayAccount(tender), tender.amount_fen));
	const taken = tenders.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	return [...legs, owed(order, -taken)];
}

export function postDepositReturned(event: DepositReturned): Posting[] {
	const legs = event.paid_back.map((row) => leg(wayAccount(row), -row.paid_fen));
	const exact = event.paid_back.reduce((sum, { exact_fen }) => sum + exact_fen, 0);
	return [...legs, owed(event.order_no, exact), leg(account.rounding, event.rounding_fen)];
}

type Way = { readonly kind: string; readonly method?: string; readonly drawer?: string };

function wayAccount({ kind, method = '', drawer = '' }: Way): string {
	return kind === 'cash' ? account.cash(drawer) : tenderAccount(kind, method);
}

function owed(order: string, amount: number): Posting {
	return { ...leg(account.deposit, amount), subject: order };
}

function leg(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount };
}
