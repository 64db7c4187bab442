/**
 * What was agreed about a basket beside its goods (整单约定): what the cashier takes off, the coupons
 * that were handed over, a note. Money is never in here: what it all costs is found anew from the
 * goods and these (pricing/price-basket.ts) each time the basket changes.
 */
import type { Disposition } from '../journal/refund-event.ts';
import type { Fen } from '../kernel/money.ts';
import type { FoundBy } from '../member/member.ts';
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

/** Goods of an earlier sale that come back in the same document (换货): which, never for how much. */
export type AttachedReturn = {
	/** The sale they were bought in. */
	readonly pos: number;
	readonly lines: readonly {
		/** The line's number on that sale. */
		readonly n: number;
		readonly quantityMilli: number;
		readonly disposition: Disposition;
	}[];
	readonly reason: string;
	/** What is over goes to the tenders it came from, or all of it in cash. */
	readonly way: 'original' | 'cash';
	readonly by: string;
	/** Somebody who may release a refund of any size attached or released it. */
	readonly released?: true;
};

/** Whose sale it is (会员), and how they were recognised. */
export type AttachedMember = {
	readonly memberId: string;
	readonly foundBy: FoundBy;
	/** When what was in their hand was read; whoever showed it may go. */
	readonly foundAtMs?: number;
};

export type SaleTerms = {
	readonly member?: AttachedMember;
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
	/** Points (积分) that pay part of it. */
	readonly points?: number;
	readonly returned?: AttachedReturn;
	/** 备注, printed on the receipt. */
	readonly note?: string;
};

export const NO_TERMS: SaleTerms = { coupons: [] };

export const MAX_COUPONS = 20;
