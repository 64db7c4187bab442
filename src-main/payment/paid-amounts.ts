/** What of the tries of a sale counts. */
import { isPaid } from '#shared/payment/attempt.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { findOrderOfSale } from '../deposit/deposit-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Attempt } from './attempt-store.ts';

/** Fen that stand against a sale: its deposit, and the paid tries among `attempts`. */
export function paidAmounts(
	ledger: ReadableLedger,
	sale: OpenSale,
	attempts: readonly Attempt[],
): number[] {
	const paid = attempts.filter(({ state }) => isPaid(state)).map(({ amount_fen }) => amount_fen);
	return [findOrderOfSale(ledger, sale.saleId)?.paid_fen ?? 0, ...paid];
}
