/**
 * What a sale takes of allowances (额度) when it is completed: for its stored value and its points,
 * one after the other, because both count against the day's cap. Nothing without an HQ.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { AllowanceTaken } from '#shared/journal/allowance-event.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Basket } from '#shared/pricing/basket.ts';
import { findMember } from '../member/member-store.ts';
import { poolOf } from '../member/show-row.ts';
import type { Attempt } from '../payment/attempt-store.ts';
import type { PointsTender } from '../points/points-tender.ts';
import type { Terminal } from '../terminal.ts';
import { authorize } from './authorize.ts';
import type { Purse } from './spending.ts';
import { take } from './take.ts';

export type SaleToCover = {
	readonly saleId: string;
	/** Its tries that are paid. */
	readonly attempts: readonly Attempt[];
	readonly basket: Basket;
	/** Points that pay it as a tender. */
	readonly points: PointsTender | undefined;
};

type Spend = {
	readonly purse: Purse & { readonly purse: 'stored_value' | 'points' };
	readonly amount: number;
};

export function takeForSale(
	terminal: Terminal,
	sale: SaleToCover,
): Result<AllowanceTaken[], AnyRefusal> {
	if (terminal.hq.state() === 'none') return ok([]);
	const taken: AllowanceTaken[] = [];
	for (const { purse, amount } of spendsOf(terminal, sale)) {
		const riskFen = taken.reduce((sum, { risk_fen: fen }) => sum + fen, 0);
		const one = take(terminal, purse, { amount, beside: { riskFen } });
		if (!one.ok) return one;
		if (one.value !== undefined) taken.push(one.value);
	}
	return ok(taken);
}

/** Asks HQ for whatever of a sale no grant covers yet; nothing where it is not there. */
export async function authorizeSale(
	terminal: Terminal,
	sale: SaleToCover,
): Promise<Result<void, AnyRefusal>> {
	for (const spend of spendsOf(terminal, sale)) {
		const done = await authorize(terminal, spend);
		if (!done.ok) return done;
	}
	return ok(undefined);
}

/** That the lots hold them is checked where they are drawn on. */
const balance = Number.MAX_SAFE_INTEGER;

function spendsOf({ pen }: Terminal, sale: SaleToCover): Spend[] {
	const { saleId, attempts, basket, points } = sale;
	const value = new Map<string, number>();
	for (const { method, subject, amount_fen: amount } of attempts) {
		if (method !== 'stored_value') continue;
		value.set(subject, (value.get(subject) ?? 0) + amount);
	}
	const spends = [...value].map(([memberId, amount]): Spend => {
		return { purse: { purse: 'stored_value', memberId, balance, exceptSale: saleId }, amount };
	});
	const { member } = basket.situation;
	const row = member === undefined ? undefined : findMember(pen, member.memberId);
	if (row !== undefined && basket.points !== undefined) {
		const purse = { purse: 'points', memberId: poolOf(row), balance, exceptSale: saleId } as const;
		spends.push({ purse, amount: basket.points.points });
	}
	if (points !== undefined) {
		const { subject: memberId } = points;
		const purse = { purse: 'points', memberId, balance, exceptSale: saleId } as const;
		spends.push({ purse, amount: points.points.points });
	}
	return spends;
}
