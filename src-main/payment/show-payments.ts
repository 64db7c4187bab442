/** What stands against a sale by now, as the screen's; and what of it counts. */
import type { PaymentsView } from '#shared/contract/payment-requests.ts';
import { isPaid } from '#shared/payment/attempt.ts';
import { methodFacts } from '#shared/payment/method.ts';
import { priceSale } from '#shared/pricing/price-sale.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { remaining } from '#shared/tender/settle.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { listAttempts, type Attempt } from './attempt-store.ts';

/** Fen of the paid tries; a sale with more than none may not be left. */
export function paidAmounts(attempts: readonly Attempt[]): number[] {
	return attempts.filter(({ state }) => isPaid(state)).map(({ amount_fen }) => amount_fen);
}

export function showPayments(ledger: ReadableLedger, sale: OpenSale): PaymentsView {
	const attempts = listAttempts(ledger, sale.saleId);
	const { total } = priceSale(sale.lines);
	const paid = paidAmounts(attempts);
	return {
		attempts: attempts.map((attempt) => ({
			attemptId: attempt.attempt_id,
			method: attempt.method,
			amountFen: attempt.amount_fen,
			state: attempt.state,
			reference: attempt.reference,
			unverified: methodFacts[attempt.method].unverified,
			atMs: attempt.created_ms,
		})),
		totalFen: total,
		paidFen: paid.reduce((sum, amount) => sum + amount, 0),
		remainingFen: remaining(total, paid),
	};
}
