/**
 * Settling a sale over several tenders (PAY-2). What was paid otherwise comes off first, exactly;
 * only the rest is cash, is floored to the store's step, and may give change (E8: 49.97 due, 30.00
 * by code, the rest in cash: 19.90, 抹零 0.07, total 49.90).
 */
import { fen, subtract, sum, ZERO_FEN, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { PricedSale } from '../pricing/priced-sale.ts';
import { cashDue, readGiven, type CashRefusal, type CashStep } from './cash.ts';

export type Settlement<Priced extends PricedSale = PricedSale> = {
	/** With the rounding of its cash part in it. */
	readonly sale: Priced;
	/** Paid otherwise. */
	readonly paid: Fen;
	/** What cash has to pay; 0 when the others paid all of it. */
	readonly due: Fen;
	readonly given: Fen;
	readonly change: Fen;
};

export type SettleRefusal =
	| CashRefusal
	/** The others paid more than the sale costs. */
	| { readonly code: 'payment/exceeds'; readonly over: number };

export type Settling = {
	/** Amounts paid otherwise, fen. */
	readonly others: readonly number[];
	/** Yuan as typed; empty means exactly what is due. */
	readonly typed: string;
	readonly step: CashStep;
};

/** `round` takes the rounding of the cash part off the whole (E6, E7). */
export function settle<Priced extends PricedSale>(
	priced: Priced,
	{ others, typed, step }: Settling,
	round: (priced: Priced, rounding: Fen) => Priced,
): Result<Settlement<Priced>, SettleRefusal> {
	const paid = sum(others.map(fen));
	const rest = subtract(priced.total, paid);
	if (rest < 0) return refuse({ code: 'payment/exceeds', over: -rest });
	const due = cashDue(rest, step);
	const given = readGiven(typed, due);
	if (!given.ok) return given;
	const sale = round(priced, subtract(rest, due));
	return ok({ sale, paid, due, given: given.value, change: subtract(given.value, due) });
}

/** What is still to pay, before it is known how. */
export function remaining(total: Fen, others: readonly number[]): Fen {
	const rest = subtract(total, sum(others.map(fen)));
	return rest < 0 ? ZERO_FEN : rest;
}
