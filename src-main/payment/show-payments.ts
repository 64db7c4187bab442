/** What stands against a sale by now, as the screen's; priced anew. */
import type { PaymentsView } from '#shared/contract/payment-requests.ts';
import { methodFacts } from '#shared/payment/method.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { remaining } from '#shared/tender/settle.ts';
import type { Pricing } from '../pricing/basket-of.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { toPayOf } from '../pricing/priced-open-sale.ts';
import { findOrderOfSale } from '../deposit/deposit-store.ts';
import { listAttempts } from './attempt-store.ts';
import { paidAmounts } from './paid-amounts.ts';

export function showPayments(terminal: Pricing, sale: OpenSale): PaymentsView {
	const attempts = listAttempts(terminal.pen, sale.saleId);
	const total = toPayOf(priceOpenSale(terminal, sale));
	const paid = paidAmounts(terminal.pen, sale, attempts);
	const order = findOrderOfSale(terminal.pen, sale.saleId);
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
		...(order === undefined
			? {}
			: { deposit: { orderNo: order.order_no, paidFen: order.paid_fen } }),
		totalFen: total,
		paidFen: paid.reduce((sum, amount) => sum + amount, 0),
		remainingFen: remaining(total, paid),
	};
}
