/**
 * Deposits (定金) in the journal: money a customer paid towards goods that are still to be
 * collected. It is owed to them (liability:deposit, one subject per order) until the sale takes it
 * as a tender or it is given back; it is no sale, has no fiscal number and adds to no sales figure.
 * Who the customer is stands in the order's row only, never here.
 */
import type { EventHead } from './event-head.ts';

/** One way part of a deposit was paid. */
export type DepositTender = {
	/** 'cash', or the kind of the method. */
	readonly kind: string;
	/** Which of its kind; absent for cash. */
	readonly method?: string;
	/** The payment attempt it came from; absent for cash. */
	readonly attempt_id?: string;
	/** Drawer the cash went into. */
	readonly drawer?: string;
	/** > 0. */
	readonly amount_fen: number;
	/** Slip number: never a card number. */
	readonly reference?: string;
	/** 1 when nobody but the cashier saw it arrive (待核对). */
	readonly unverified?: number;
};

/** Money came in: the first part or an instalment (分期). */
export type DepositTaken = EventHead & {
	readonly kind: 'deposit/taken';
	readonly v: 1;
	readonly order_no: string;
	readonly sale_id: string;
	/** What the goods came to then, fen. */
	readonly total_fen: number;
	/** Paid in all, with these tenders. */
	readonly paid_fen: number;
	readonly tenders: readonly DepositTender[];
};

export type DepositPaidBack = {
	/** How the money leaves. */
	readonly kind: string;
	readonly method?: string;
	readonly drawer?: string;
	/** Taken off what is owed, > 0. */
	readonly exact_fen: number;
	/** What the customer is given: cash is rounded up to jiao. */
	readonly paid_fen: number;
};

/** All of it when the order is called off; what is too much when the goods became cheaper. */
export type DepositReturnReason = 'cancelled' | 'overpaid';

export type DepositReturned = EventHead & {
	readonly kind: 'deposit/returned';
	readonly v: 1;
	readonly order_no: string;
	readonly sale_id: string;
	readonly reason: DepositReturnReason;
	/** Still paid afterwards. */
	readonly paid_fen: number;
	readonly paid_back: readonly DepositPaidBack[];
	/** Σ paid back − Σ exact: jiao given for fen. */
	readonly rounding_fen: number;
};
