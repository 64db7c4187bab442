/**
 * What was agreed about a basket beside its goods (整单约定): what the cashier takes off, the coupons
 * that were handed over, a note. Money is never in here: what it all costs is found anew from the
 * goods and these (pricing/price-basket.ts) each time the basket changes.
 */
import type { Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';

/** What a cashier takes off: a share is charged, or an amount comes off. */
export type ManualDiscount = (
	| { readonly kind: 'percent'; readonly charge: BasisPoint }
	| { readonly kind: 'amount'; readonly off: Fen }
) & {
	readonly reason: string;
	readonly by: string;
	readonly approvedBy?: string;
	/** Somebody who may sell below the least price gave or released it. */
	readonly belowLeast?: true;
};

/** 抹零 by hand: the total is floored to jiao (10) or yuan (100). */
export type SmallChangeStep = 10 | 100;

/** A coupon on the basket: its code, and what its token says when this till did not issue it. */
export type HandedCoupon = {
	readonly code: string;
	readonly token?: {
		readonly kindId: string;
		readonly validFrom: string;
		readonly validUntil: string;
		readonly memberId?: string;
	};
};

export type SaleTerms = {
	/** In the order they were handed over. */
	readonly coupons: readonly HandedCoupon[];
	readonly orderDiscount?: ManualDiscount;
	readonly smallChange?: {
		readonly step: SmallChangeStep;
		/** The most it may take off, for whoever gave it. */
		readonly limit: Fen;
		readonly by: string;
		readonly approvedBy?: string;
	};
	/** 备注, printed on the receipt. */
	readonly note?: string;
};

export const NO_TERMS: SaleTerms = { coupons: [] };

export const MAX_COUPONS = 20;
export const MAX_NOTE = 120;

/** True when nothing was agreed. */
export function isPlain({ coupons, orderDiscount, smallChange, note = '' }: SaleTerms): boolean {
	return (
		coupons.length === 0 && orderDiscount === undefined && smallChange === undefined && note === ''
	);
}
