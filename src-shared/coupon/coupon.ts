/**
 * A coupon (优惠券) is a promise on paper or in a phone: a kind says what it does, the coupon itself
 * is one code that can be redeemed once. Item coupons take something off one piece, order coupons
 * off the basket. Types and fields of the rules for coupons (满减, 折扣, 代金, 兑换).
 */
import type { Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';
import type { GoodsScope } from '../promotion/goods-scope.ts';

export type CouponBenefit =
	/** 满减, 代金: so much off the basket. */
	| { readonly kind: 'order-amount'; readonly off: Fen }
	/** 折扣: this share of the basket is charged, at most `cap` off. */
	| { readonly kind: 'order-percent'; readonly charge: BasisPoint; readonly cap?: Fen }
	| { readonly kind: 'item-amount'; readonly off: Fen }
	| { readonly kind: 'item-percent'; readonly charge: BasisPoint }
	/** 兑换: one piece is free. */
	| { readonly kind: 'item-free' };

export type CouponKind = {
	readonly kindId: string;
	readonly name: string;
	readonly goods: GoodsScope;
	/** The basket's goods of the scope must reach this, after the line prices. */
	readonly minimum: Fen;
	readonly benefit: CouponBenefit;
	/** 代金: worth more than the basket, it takes what is there; otherwise it is refused. */
	readonly capToBasket: boolean;
	/** May stand beside another order coupon. */
	readonly stackable: boolean;
	readonly stores?: readonly string[];
	readonly channels?: readonly string[];
	readonly levels?: readonly string[];
	readonly perMemberDay?: number;
	readonly perMember?: number;
};

export type Coupon = {
	readonly code: string;
	readonly kind: CouponKind;
	/** First and last business date, both included. */
	readonly validFrom: string;
	readonly validUntil: string;
	/** Whose it is; absent: whoever brings it. */
	readonly memberId?: string;
	readonly state: 'issued' | 'reserved' | 'redeemed' | 'void';
	/** Of this kind by this member, before this basket. */
	readonly usedByMember?: number;
	readonly usedByMemberToday?: number;
};
