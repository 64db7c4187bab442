/** Why a basket costs what it costs, as the screen is shown it (I4, 为什么是这个价). */
import * as z from 'zod';
import { ADJUSTMENT_KINDS } from '../journal/event-head.ts';

const fenView = z.int();

/** What was taken off, and why. */
export const adjustmentView = z.strictObject({
	kind: z.enum(ADJUSTMENT_KINDS),
	/** Of the promotion or the coupon; empty for what was done by hand. */
	name: z.string(),
	reason: z.string(),
	amountFen: fenView,
});
export type AdjustmentView = z.infer<typeof adjustmentView>;

/** What looked possible and was not applied. */
export const passedOverView = z.strictObject({
	name: z.string(),
	why: z.enum([
		'other-is-better',
		'held-back',
		'condition-not-met',
		'limit-reached',
		'not-discountable',
		'exclusive',
		'not-stackable',
		'worth-nothing',
	]),
	amountFen: fenView.optional(),
});
export type PassedOverView = z.infer<typeof passedOverView>;

/** The next step that gives more (再买 ¥8.50 可减30元). */
export const unlockView = z.strictObject({
	name: z.string(),
	needFen: fenView.optional(),
	needPieces: z.int().optional(),
	gainFen: fenView.optional(),
	points: z.int().optional(),
});
export type UnlockView = z.infer<typeof unlockView>;

export const giftDueView = z.strictObject({
	name: z.string(),
	pieces: z.int(),
	priceFen: fenView,
	/** Any of these; empty when a whole category is meant. */
	products: z.array(z.strictObject({ productId: z.int(), name: z.string() })),
});
export type GiftDueView = z.infer<typeof giftDueView>;

export const basketCouponView = z.strictObject({
	code: z.string(),
	name: z.string(),
	amountFen: fenView,
	/** Why it does not count at the moment, in the terms of a refusal; it stays good. */
	setAside: z.looseObject({ code: z.string() }).optional(),
});
export type BasketCouponView = z.infer<typeof basketCouponView>;

/** A coupon on a member's account, tried on the open sale. */
export const heldCouponView = z.strictObject({
	code: z.string(),
	name: z.string(),
	/** The last business date it is good on. */
	validUntil: z.string(),
	/** What it would take off this basket. */
	amountFen: fenView,
	/** Why it cannot be put on this basket now, in the terms of a refusal. */
	setAside: z.looseObject({ code: z.string() }).optional(),
});
export type HeldCouponView = z.infer<typeof heldCouponView>;

/** A discount by hand as it was given. */
export const handDiscountView = z.strictObject({
	kind: z.enum(['percent', 'amount']),
	/** Charged, basis points, or taken off, fen. */
	figure: z.int(),
	reason: z.string(),
	/** What it takes off now. */
	amountFen: fenView,
	setAside: z.looseObject({ code: z.string() }).optional(),
});
export type HandDiscountView = z.infer<typeof handDiscountView>;

export const taxOfRateView = z.strictObject({ rateBp: z.int(), netFen: fenView, taxFen: fenView });

/** The part of a basket's totals that says what was taken off and what would give more. */
export const pricingTotals = {
	byKind: z.array(z.strictObject({ kind: z.enum(ADJUSTMENT_KINDS), amountFen: fenView })),
	taxes: z.array(taxOfRateView),
	coupons: z.array(basketCouponView),
	orderDiscount: handDiscountView.optional(),
	/** 抹零 by hand: the step that was chosen and what it takes off. */
	smallChange: z
		.strictObject({
			stepFen: z.union([z.literal(10), z.literal(100)]),
			amountFen: fenView,
			setAside: z.looseObject({ code: z.string() }).optional(),
		})
		.optional(),
	/** Promotions for the whole basket that were not applied. */
	passedOver: z.array(passedOverView),
	unlocks: z.array(unlockView),
	giftsDue: z.array(giftDueView),
	/** Coupons this sale will give for the next one. */
	willIssue: z.array(z.strictObject({ name: z.string(), count: z.int() })),
	note: z.string(),
} as const;

export const pricingLine = {
	adjustments: z.array(adjustmentView),
	passedOver: z.array(passedOverView),
	lineDiscount: handDiscountView.optional(),
	/** A promotion went below the least price: shown, not refused. */
	belowMinimum: z.boolean(),
	/** Whose sale it is; empty for the cashier's. */
	salesperson: z.string(),
	/** Number of whoever does the service (技师工号); '' for nobody named. */
	technician: z.string(),
	/** Present on a service: somebody may be named who does it. */
	service: z.literal(true).optional(),
} as const;

export const promotionView = z.strictObject({
	id: z.string(),
	name: z.string(),
	kind: z.string(),
	state: z.enum(['live', 'later-today', 'upcoming', 'over', 'not-today']),
	from: z.string(),
	until: z.string(),
	membersOnly: z.boolean(),
	exclusive: z.boolean(),
	/** How often, and what it took off, today and in all. */
	timesToday: z.int(),
	amountTodayFen: fenView,
	times: z.int(),
	amountFen: fenView,
});
export type PromotionView = z.infer<typeof promotionView>;

export const couponKindView = z.strictObject({
	kindId: z.string(),
	name: z.string(),
	issued: z.int(),
	redeemed: z.int(),
});
export type CouponKindView = z.infer<typeof couponKindView>;

export const bookProblemView = z.strictObject({
	table: z.string(),
	row: z.int(),
	field: z.string(),
	problem: z.string(),
});

export const priceBookView = z.strictObject({
	version: z.int(),
	loadedAtMs: z.int(),
	promotions: z.array(promotionView),
	couponKinds: z.array(couponKindView),
});
export type PriceBookView = z.infer<typeof priceBookView>;
