/**
 * Giving a deposit back (退定金), planned: which payments it is taken from and how the money leaves.
 * Cash payments are used up first, then the newest, so that a part given back in cash comes from
 * cash as far as it can. Cash leaves in whole jiao, rounded up: no customer loses a fen by it.
 */
import type { DepositPaidBack } from '../journal/deposit-event.ts';
import { invariant } from '../kernel/invariant.ts';

export type HeldPayment = {
	readonly kind: string;
	/** Empty for cash. */
	readonly method: string;
	/** Not given back yet, fen. */
	readonly heldFen: number;
};

export type WantedReturn = {
	/** ≤ Σ held, fen. */
	readonly amountFen: number;
	/** Everything in cash, whatever way it came. */
	readonly inCash: boolean;
	/** Drawer that cash leaves. */
	readonly drawer: string;
	/** Cash is given in whole multiples of this: 1 keeps the fen, 10 gives jiao. */
	readonly step: 1 | 10;
};

export type PlannedReturn = {
	/** Taken off each payment, in their order; 0 for those left alone. */
	readonly taken: readonly number[];
	/** One row per way out. */
	readonly paidBack: readonly DepositPaidBack[];
	/** Jiao given for fen. */
	readonly roundingFen: number;
	/** Money leaves another way than it came: a manager's to release. */
	readonly isOtherWay: boolean;
};

export function planReturn(
	payments: readonly HeldPayment[],
	{ amountFen, inCash, drawer, step }: WantedReturn,
): PlannedReturn {
	const taken = payments.map(() => 0);
	let left = amountFen;
	for (const at of usedUpFirst(payments)) {
		const part = Math.min(left, payments[at]?.heldFen ?? 0);
		taken[at] = part;
		left -= part;
	}
	invariant(left === 0, 'no more goes back than is held');
	const rows = new Map<string, DepositPaidBack>();
	for (const [at, { kind, method }] of payments.entries()) {
		const exact = taken[at] ?? 0;
		if (exact === 0) continue;
		const isCash = inCash || kind === 'cash';
		const key = isCash ? 'cash' : `${kind} ${method}`;
		const sum = exact + (rows.get(key)?.exact_fen ?? 0);
		const way = isCash ? { kind: 'cash', drawer } : { kind, method };
		rows.set(key, { ...way, exact_fen: sum, paid_fen: isCash ? roundedUp(sum, step) : sum });
	}
	const paidBack = [...rows.values()];
	return {
		taken,
		paidBack,
		roundingFen: paidBack.reduce((sum, row) => sum + row.paid_fen - row.exact_fen, 0),
		isOtherWay: inCash && payments.some(({ kind }, at) => kind !== 'cash' && taken[at] !== 0),
	};
}

/** Places of the payments: cash before the rest, newer before older. */
function usedUpFirst(payments: readonly HeldPayment[]): number[] {
	const isCash = (at: number) => Number(payments[at]?.kind === 'cash');
	return [...payments.keys()].sort((a, b) => isCash(b) - isCash(a) || b - a);
}

function roundedUp(amount: number, step: number): number {
	return Math.ceil(amount / step) * step;
}
