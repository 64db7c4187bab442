/**
 * Why a sale cost what it cost, whole, in its event (I4): which promotions were used, which coupons
 * were redeemed and given, what was passed over and why, and what would have given more. Nothing
 * in here is money by itself: that stands in the lines' adjustments.
 */

export type UsedRule = {
	readonly rule_id: string;
	readonly version: number;
	/** Pieces for prices per piece, times for the others. */
	readonly times: number;
	readonly amount_fen: number;
};

export type RedeemedCoupon = {
	readonly code: string;
	readonly kind_id: string;
	readonly amount_fen: number;
	readonly valid_from: string;
	readonly valid_until: string;
	readonly member_id?: string;
};

/** Given with this sale, for the next one. */
export type GivenCoupon = {
	readonly code: string;
	readonly kind_id: string;
	readonly name: string;
	/** Which issue of the book gave it. */
	readonly issue_id: string;
	readonly valid_from: string;
	readonly valid_until: string;
};

export type PassedOverRule = {
	readonly rule_id: string;
	readonly name: string;
	/** A reason of the pricing engine (pricing/basket.ts WhyNot). */
	readonly why: string;
	readonly amount_fen?: number;
};

export type NextUnlock = {
	readonly rule_id: string;
	readonly name: string;
	readonly need_fen?: number;
	readonly need_pieces?: number;
	readonly gain_fen?: number;
	readonly points?: number;
};

/** Absent from a sale that no book, coupon or promotion had to do with. */
export type PricingPart = {
	/** Version of the price book in force; 0 for none. */
	readonly book: number;
	/** Instant the prices are of, ms. */
	readonly priced_at_ms: number;
	readonly uses?: readonly UsedRule[];
	readonly redeemed?: readonly RedeemedCoupon[];
	readonly given?: readonly GivenCoupon[];
	/** Bonus points promised by promotions, for the member's account. */
	readonly bonus_points?: readonly { readonly rule_id: string; readonly points: number }[];
	readonly points_bp?: number;
	readonly passed_over?: readonly PassedOverRule[];
	readonly unlocks?: readonly NextUnlock[];
};
