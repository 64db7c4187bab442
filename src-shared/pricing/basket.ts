/**
 * What goes into the pricing engine and what comes out of it. A basket is a value: goods, the
 * price book, the moment, the member's rights, coupons and what the cashier took off by hand. The
 * answer says for every line what was taken off and why, what was not, and what would unlock
 * more.
 */
import type { CouponRefusal } from '../coupon/check-coupon.ts';
import type { Coupon } from '../coupon/coupon.ts';
import type { IssuedCoupon } from '../coupon/issue-coupons.ts';
import type { AdjustmentKind } from '../journal/event-head.ts';
import type { Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';
import type { AgreedPrice } from '../price-list/agreed-price.ts';
import type { PriceBook } from '../promotion/price-book.ts';
import type { PriorUse, Situation } from '../promotion/situation.ts';
import type { OpenLine } from '../sale/open-sale.ts';
import type { ManualDiscount } from '../sale/terms.ts';
import type { PricedLine, PricedSale } from './priced-sale.ts';

export type BasketLine = OpenLine & {
	/** Its category and those above; absent: just `categoryId`. */
	readonly categories?: readonly number[];
	/** For any member, per unit sold. */
	readonly memberPrice?: Fen;
	/** By the code of the level, per unit sold. */
	readonly levelPrices?: Readonly<Record<string, Fen>>;
	/** 允许折扣; false: list price or member price, and nothing else. */
	readonly discountable: boolean;
	/** What the buyer's price list says of it (企业价). */
	readonly agreed?: AgreedPrice;
	/** Nobody goes below it by hand, per unit sold. */
	readonly minimum?: Fen;
};

/** Goods that come back in the same document (换货): frozen, never computed anew. */
export type ReturnedAmount = {
	readonly net: Fen;
	readonly tax: Fen;
	readonly rate: BasisPoint;
};

/** 抹零 by hand: the total is floored to jiao (10) or yuan (100). */
export type SmallChange = {
	readonly step: 10 | 100;
	/** The most it may take off. */
	readonly limit: Fen;
	readonly reason?: string;
	readonly by: string;
	readonly approvedBy?: string;
};

export type Basket = {
	readonly lines: readonly BasketLine[];
	readonly book: PriceBook;
	readonly situation: Situation;
	/** By promotion id; absent: never used. */
	readonly priorUse?: ReadonlyMap<string, PriorUse>;
	readonly coupons?: readonly Coupon[];
	readonly orderDiscount?: ManualDiscount;
	/** Points (积分) as money, valued and limited by whoever keeps them. */
	readonly points?: { readonly points: number; readonly amount: Fen };
	readonly smallChange?: SmallChange;
	readonly returned?: readonly ReturnedAmount[];
	/** Absent: prices hold their tax, as in China. */
	readonly taxOnTop?: boolean;
};

/** Why something that looked possible was not applied. */
export type WhyNot =
	/** Another price for these goods is better for the customer. */
	| 'other-is-better'
	/** 让出: given up in part, so that the basket keeps a larger benefit. */
	| 'held-back'
	| 'condition-not-met'
	| 'limit-reached'
	| 'not-discountable'
	| 'exclusive'
	| 'not-stackable'
	| 'worth-nothing';

export type PassedOver = {
	readonly ruleId: string;
	readonly name: string;
	readonly why: WhyNot;
	/** What it would have taken off. */
	readonly amount?: Fen;
};

export type PricedBasketLine = PricedLine & {
	readonly line: BasketLine;
	readonly passedOver: readonly PassedOver[];
	/** Warned, not refused: a promotion went below the line's minimum. */
	readonly belowMinimum: boolean;
	/** Tax was added to the price, and is in the net (tax-on-top.ts). */
	readonly taxOnTop?: true;
};

/** The next step that gives more (再买 ¥8.50 可减30元). */
export type Unlock = {
	readonly ruleId: string;
	readonly name: string;
	/** One of the two. */
	readonly needAmount?: Fen;
	readonly needPieces?: number;
	/** What it then takes off, or the points it then gives. */
	readonly gain?: Fen;
	readonly points?: number;
};

/** For the ledger's counters: what limits are held against. */
export type RuleUse = {
	readonly ruleId: string;
	readonly version: number;
	/** Pieces for prices per piece, times for the others. */
	readonly times: number;
	readonly amount: Fen;
};

export type TaxOfRate = {
	readonly rate: BasisPoint;
	readonly net: Fen;
	readonly tax: Fen;
};

export type PricedBasket = Omit<PricedSale, 'lines'> & {
	readonly lines: readonly PricedBasketLine[];
	/** Σ adjustments by kind; kinds that took nothing are absent. */
	readonly byKind: Readonly<Partial<Record<AdjustmentKind, Fen>>>;
	/** By rate, highest first; goods that come back are taken off. */
	readonly taxes: readonly TaxOfRate[];
	/** Σ nets of what comes back, ≥ 0. */
	readonly returned: Fen;
	/** total (+ tax on top) − returned: what is paid; negative is given back. */
	readonly due: Fen;
	/** Promotions of the basket that were not applied. */
	readonly passedOver: readonly PassedOver[];
	/** Nearest first, at most three. */
	readonly unlocks: readonly Unlock[];
	readonly uses: readonly RuleUse[];
	readonly redeemed: readonly { readonly code: string; readonly amount: Fen }[];
	readonly bonusPoints: readonly { readonly ruleId: string; readonly points: number }[];
	/** 10 000 is once; the best of the multipliers that hold. */
	readonly pointsRate: BasisPoint;
	/** To be issued when this is paid, for the next sale. */
	readonly issues: readonly IssuedCoupon[];
	/** Gifts that are due and not in the basket yet. */
	readonly giftsDue: readonly GiftDue[];
};

export type GiftDue = {
	readonly ruleId: string;
	readonly name: string;
	readonly pieces: number;
	readonly price: Fen;
	/** Any of these; empty when only categories are named. */
	readonly products: readonly number[];
};

export type PricingRefusal =
	| { readonly code: 'pricing/empty-basket' }
	| { readonly code: 'pricing/bad-quantity'; readonly lineId: string; readonly quantity: number }
	| { readonly code: 'pricing/amount-too-large'; readonly lineId: string; readonly amount: number }
	/** ALLOC_EXCEEDS (E26). */
	| { readonly code: 'pricing/discount-exceeds'; readonly discount: number; readonly room: number }
	| {
			readonly code: 'pricing/below-minimum';
			readonly lineId: string;
			readonly net: number;
			readonly minimum: number;
	  }
	| { readonly code: 'pricing/not-discountable'; readonly lineId: string }
	| { readonly code: 'pricing/small-change-limit'; readonly amount: number; readonly limit: number }
	| { readonly code: 'pricing/points-exceed'; readonly amount: number; readonly room: number }
	/** COUPON_EXCEEDS. */
	| {
			readonly code: 'coupon/exceeds';
			readonly coupon: string;
			readonly worth: number;
			readonly room: number;
	  }
	| { readonly code: 'coupon/twice'; readonly coupon: string }
	| { readonly code: 'coupon/not-stackable'; readonly coupon: string }
	| { readonly code: 'coupon/no-goods'; readonly coupon: string }
	| {
			readonly code: 'coupon/below-minimum';
			readonly coupon: string;
			readonly minimum: number;
			readonly missing: number;
	  }
	| CouponRefusal;
