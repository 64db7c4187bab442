/** A sale against what was paid of it by other means, and the tenders its event names. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { TakenTender } from '#shared/journal/event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isPaid, isUnsettled } from '#shared/payment/attempt.ts';
import { methodFacts } from '#shared/payment/method.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { setAgainst } from '#shared/refund/plan-exchange.ts';
import { settle, type Settlement } from '#shared/tender/settle.ts';
import { leftOnSlips } from '../credit/spend-credit.ts';
import { findOrderOfSale, type DepositOrder } from '../deposit/deposit-store.ts';
import { listAttempts, type Attempt } from '../payment/attempt-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { spendTries, type SpentValue } from '../stored-value/spend-stored-value.ts';
import { pointsTender, type PointsTender } from '../points/points-tender.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import type { PlannedReturn } from '../pricing/priced-open-sale.ts';
import type { Terminal } from '../terminal.ts';

export type Paid = {
	readonly settled: Settlement<PricedBasket>;
	readonly attempts: readonly Attempt[];
	/** The order whose deposit pays part of it. */
	readonly deposit: DepositOrder | undefined;
	readonly basket: Basket;
	/** What the goods cost before the rounding of the cash part. */
	readonly totalFen: number;
	/** What comes back in the same document. */
	readonly exchange: PlannedReturn | undefined;
	/** What is left on its store-credit slip after a try, by the try. */
	readonly left: ReadonlyMap<string, number>;
	/** What a try of stored value takes out of which lots, by the try. */
	readonly spent: ReadonlyMap<string, SpentValue>;
	/** Points that pay part of it as a tender, and out of which lots. */
	readonly points: PointsTender | undefined;
};

/** The sale against its paid tries and the cash that was typed. */
export function settlePaid(
	terminal: Terminal,
	sale: OpenSale,
	typed: string,
): Result<Paid, AnyRefusal> {
	const { pen, settings } = terminal;
	const tries = listAttempts(pen, sale.saleId);
	if (tries.some(({ state }) => isUnsettled(state))) return refuse({ code: 'payment/unsettled' });
	const attempts = tries.filter(({ state }) => isPaid(state));
	const left = leftOnSlips(pen, attempts);
	if (!left.ok) return left;
	const spent = spendTries(terminal, attempts);
	if (!spent.ok) return spent;
	const deposit = findOrderOfSale(pen, sale.saleId);
	const step = settings.current().cashStepFen;
	const found = priceOpenSale(terminal, sale);
	const { priced, basket, exchange, setAside } = found;
	const points = pointsTender(terminal, found);
	if (setAside.returned !== undefined) return refuse(setAside.returned);
	const others = [
		exchange === undefined ? 0 : setAgainst(exchange.part),
		deposit?.paid_fen ?? 0,
		points?.amount_fen ?? 0,
		...attempts.map(({ amount_fen }) => amount_fen),
	];
	const settled = settle(priced, { others, typed, step }, (one, rounding) => {
		return roundBasket(one, basket, rounding);
	});
	if (!settled.ok) return settled;
	const totalFen = priced.total;
	const taken = { left: left.value, spent: spent.value };
	const paid = { attempts, ...taken, deposit, exchange, points };
	return ok({ ...paid, settled: settled.value, basket, totalFen });
}

/**
 * The deposit, the points, the tries in their order, then the cash; no cash row when the others, or
 * what came back, paid all of it.
 */
export function tendersOf(
	{ settled, attempts, left, spent, deposit, exchange, points }: Paid,
	drawer: string,
): TakenTender[] {
	const tries = attempts.map((attempt): TakenTender => {
		const { attempt_id, method, amount_fen, reference, subject } = attempt;
		const { kind, unverified } = methodFacts[method];
		const left_fen = left.get(attempt_id);
		return {
			kind,
			method,
			attempt_id,
			amount_fen,
			...(reference === '' ? {} : { reference }),
			...(subject === '' ? {} : { subject }),
			...(left_fen === undefined ? {} : { left_fen }),
			...spent.get(attempt_id),
			...(unverified ? { unverified: 1 } : {}),
		};
	});
	const others = [...depositTender(deposit), ...(points === undefined ? [] : [points]), ...tries];
	if (settled.due === 0 && (others.length > 0 || exchange !== undefined)) return others;
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

function depositTender(deposit: DepositOrder | undefined): TakenTender[] {
	if (deposit === undefined || deposit.paid_fen === 0) return [];
	const { order_no: order, paid_fen: paid } = deposit;
	const names = { method: 'deposit', attempt_id: order, reference: order, subject: order };
	return [{ kind: 'deposit', ...names, amount_fen: paid }];
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
