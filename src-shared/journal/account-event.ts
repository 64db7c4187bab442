/**
 * A company customer pays off what it owes (挂账还款). It is no sale: it has no fiscal number and adds
 * to no sales figure; what is in the drawer grows, and what the customer owes falls.
 */
import type { EventHead } from './event-head.ts';

export type SettledBy = {
	/** 'cash', 'transfer', or the kind of the method. */
	readonly kind: string;
	/** Which of its kind; absent for cash. */
	readonly method?: string;
	/** Drawer the cash went into. */
	readonly drawer?: string;
	/** Slip or transfer number: never a card number. */
	readonly reference?: string;
	/** 1 when nobody but the cashier saw it arrive (待核对). */
	readonly unverified?: number;
};

export type AccountSettled = EventHead & {
	readonly kind: 'account/settled';
	readonly v: 1;
	/** Code of the customer: the subject of the postings. */
	readonly customer: string;
	/** The company's name as it was then. */
	readonly name: string;
	/** Paid by the customer; below 0: paid out to it, of what it had paid for goods that came back. */
	readonly amount_fen: number;
	/** What is still owed afterwards, fen; below 0 it is the customer's. */
	readonly owed_fen: number;
	readonly paid: SettledBy;
};
