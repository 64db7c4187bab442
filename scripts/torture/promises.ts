/** What a till has promised so far: the fold of what it said. */
import type {
	BasketSaid,
	LineSaid,
	PaidSaid,
	Pending,
	RefundSaid,
	Said,
	SaleSaid,
} from './said.ts';

export type Promises = {
	/** Acknowledged sales by id, in their order. */
	readonly sales: ReadonlyMap<string, SaleSaid>;
	/** Acknowledged refunds, in their order. */
	readonly refunds: readonly RefundSaid[];
	/** Payments that arrived, in their order. */
	readonly payments: readonly PaidSaid[];
	/** The basket as the cashier last saw it; undefined while none was shown. */
	readonly basket: BasketSaid | undefined;
	/** Parked baskets by id. */
	readonly parked: ReadonlyMap<string, readonly LineSaid[]>;
	/** Asked and not yet answered. */
	readonly pending: Pending | undefined;
	/** The terminal said that it is open. */
	readonly isOpen: boolean;
};

export type PromiseKeeper = {
	hear(said: Said): void;
	/** The ledger was there before anything was said: it must always open. */
	trust(): void;
	/** A live view; it changes with the next thing heard. */
	readonly promises: Promises;
};

export function keepPromises(): PromiseKeeper {
	const sales = new Map<string, SaleSaid>();
	const parked = new Map<string, readonly LineSaid[]>();
	const refunds: RefundSaid[] = [];
	const payments: PaidSaid[] = [];
	const now = {
		sales,
		refunds,
		payments,
		parked,
		basket: undefined as BasketSaid | undefined,
		pending: undefined as Pending | undefined,
		isOpen: false,
	};

	function hear(said: Said): void {
		if ('asking' in said) {
			now.pending = said.asking;
			return;
		}
		if ('resting' in said || 'closing' in said || 'closed' in said) return;
		now.pending = undefined;
		if ('opened' in said) {
			now.isOpen = true;
			now.basket = said.opened.basket;
		} else if ('sale' in said) {
			sales.set(said.sale.saleId, said.sale);
			leave(said.sale.saleId);
		} else if ('refunded' in said) refunds.push(said.refunded);
		else if ('paid' in said) payments.push(said.paid);
		else if ('basket' in said) {
			now.basket = said.basket;
			if ('recalled' in said) parked.delete(said.recalled);
		} else if ('voided' in said) leave(said.voided);
		else if ('parked' in said) {
			if (now.basket?.saleId === said.parked) parked.set(said.parked, now.basket.lines);
			leave(said.parked);
		}
	}

	function leave(saleId: string): void {
		if (now.basket?.saleId === saleId) now.basket = undefined;
	}

	const trust = () => {
		now.isOpen = true;
	};
	return { hear, trust, promises: now };
}
