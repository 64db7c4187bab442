/** A sale against what was paid of it by other means, and the tenders its event names. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { TakenTender } from '#shared/journal/event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isPaid, isUnsettled } from '#shared/payment/attempt.ts';
import { methodFacts } from '#shared/payment/method.ts';
import { priceSale } from '#shared/pricing/price-sale.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { settle, type Settlement } from '#shared/tender/settle.ts';
import { listAttempts, type Attempt } from '../payment/attempt-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Terminal } from '../terminal.ts';

export type Paid = { readonly settled: Settlement; readonly attempts: readonly Attempt[] };

/** The sale against its paid tries and the cash that was typed. */
export function settlePaid(
	{ pen, settings }: Terminal,
	sale: OpenSale,
	typed: string,
): Result<Paid, AnyRefusal> {
	const tries = listAttempts(pen, sale.saleId);
	if (tries.some(({ state }) => isUnsettled(state))) return refuse({ code: 'payment/unsettled' });
	const attempts = tries.filter(({ state }) => isPaid(state));
	const others = attempts.map(({ amount_fen }) => amount_fen);
	const step = settings.current().cashStepFen;
	const settled = settle(priceSale(sale.lines), { others, typed, step });
	return settled.ok ? ok({ settled: settled.value, attempts }) : settled;
}

/** The tries in their order, then the cash; no cash row when the others paid all of it. */
export function tendersOf({ settled, attempts }: Paid, drawer: string): TakenTender[] {
	const others = attempts.map(({ attempt_id, method, amount_fen, reference }): TakenTender => {
		const { kind, unverified } = methodFacts[method];
		return {
			kind,
			method,
			attempt_id,
			amount_fen,
			...(reference === '' ? {} : { reference }),
			...(unverified ? { unverified: 1 } : {}),
		};
	});
	if (settled.due === 0 && others.length > 0) return others;
	return [
		...others,
		{
			kind: 'cash',
			drawer,
			given_fen: settled.given,
			change_fen: settled.change,
			amount_fen: settled.due,
		},
	];
}

/** The refusal to leave a sale that money was taken for, or may have been. */
export function paidRefusal(ledger: ReadableLedger, sale: OpenSale): AnyRefusal | undefined {
	const tries = listAttempts(ledger, sale.saleId);
	if (tries.some(({ state }) => isUnsettled(state))) return { code: 'payment/unsettled' };
	const paid = tries
		.filter(({ state }) => isPaid(state))
		.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	return paid === 0 ? undefined : { code: 'payment/still-paid', paid };
}
