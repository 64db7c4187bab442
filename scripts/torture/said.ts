/**
 * What the selling till says aloud, one line of JSON at a time: what it is about to ask the
 * terminal, and what the terminal has acknowledged. An acknowledged thing is a promise to the
 * customer; whatever happens next, it must be in the ledger.
 */
import { writeSync } from 'node:fs';

/** A line of a basket: which, and how much of it in thousandths. */
export type LineSaid = readonly [lineId: string, quantityMilli: number];

export type BasketSaid = {
	readonly saleId: string;
	readonly revision: number;
	readonly lines: readonly LineSaid[];
};

export type SaleSaid = {
	readonly saleId: string;
	readonly totalFen: number;
	/** Absent when the promise was made before the sale was written (a planted fault). */
	readonly pos?: number;
};

export type RefundSaid = {
	readonly pos: number;
	readonly totalFen: number;
};

export type PaidSaid = {
	readonly attemptId: string;
	readonly amountFen: number;
};

/** A request on its way: after a kill nobody knows whether it was done. */
export type Pending = {
	readonly request: string;
	readonly input: unknown;
	readonly commandId: string;
	/** The basket it is about, if one was shown. */
	readonly saleId: string | undefined;
};

export type Said =
	/** The terminal is open and its shift too. `warnings` are the codes of its status bar. */
	| { readonly opened: { readonly warnings: readonly string[]; readonly basket: BasketSaid } }
	/** It did not open, or something was refused that must not be. */
	| { readonly refused: { readonly request: string; readonly code: string } }
	| { readonly asking: Pending }
	| { readonly sale: SaleSaid }
	| { readonly refunded: RefundSaid }
	/** Money arrived by code or card: it is there until its sale is completed. */
	| { readonly paid: PaidSaid }
	| { readonly basket: BasketSaid }
	/** The basket shown last was parked or thrown away, or a parked one taken back. */
	| { readonly parked: string }
	| { readonly recalled: string; readonly basket: BasketSaid }
	| { readonly voided: string }
	/** Nothing is pending: what was asked last was answered. */
	| { readonly settled: true }
	/** All is sold; it stays open. */
	| { readonly resting: true }
	| { readonly closing: true }
	| { readonly closed: true };

/** Says one line in one write, so that a kill leaves it whole or unsaid. */
export function say(fd: number, said: Said): void {
	writeSync(fd, `${JSON.stringify(said)}\n`);
}
