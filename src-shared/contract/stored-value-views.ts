/** What the screens are shown of stored value (储值): its rules, what a top-up brings, a refund's plan. */
import * as z from 'zod';
import { OFFLINE_LIMITS } from '../allowance/limits.ts';
import { SPEND_POLICIES } from '../stored-value/lot.ts';
import { SV_REFUND_REASONS } from '../stored-value/refund-lots.ts';
import { memberKindView } from './member-views.ts';
import { fenView } from './views.ts';

const giftView = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('bonus'), fen: fenView.min(1) }),
	z.strictObject({ kind: z.literal('points'), points: z.int().min(1) }),
	z.strictObject({
		kind: z.literal('coupon'),
		couponKind: z.string().min(1).max(64),
		count: z.int().min(1).max(20),
	}),
	z.strictObject({ kind: z.literal('pass'), templateId: z.string().min(1).max(64) }),
]);
export const dateOrNone = z.string().regex(/^(\d{4}-\d\d-\d\d)?$/);
export const offerView = z.strictObject({
	offerId: z.string().min(1).max(40),
	name: z.string().min(1).max(40),
	reach: fenView.min(1),
	every: z.boolean(),
	gifts: z.array(giftView).min(1).max(5),
	kinds: z.array(memberKindView),
	from: dateOrNone,
	until: dateOrNone,
});

export const storedValueBookView = z.strictObject({
	policy: z.enum(SPEND_POLICIES),
	offers: z.array(offerView).max(50),
	bonusMonths: z.int().min(0).max(120),
	pinFromFen: fenView.min(0),
	leastFen: fenView.min(1),
	offline: z.strictObject({
		floorFen: fenView.min(0),
		floorPoints: z.int().min(0).default(OFFLINE_LIMITS.floorPoints),
		capFen: fenView.min(0),
		maxAgeMs: z.int().min(0),
		grantFen: fenView.min(0).default(OFFLINE_LIMITS.grantFen),
	}),
	rules: z.strictObject({
		registeredCapFen: fenView.min(1),
		unregisteredCapFen: fenView.min(1),
		kycFromFen: fenView.min(1),
		personNoCashFromFen: fenView.min(1),
		companyNoCashFromFen: fenView.min(1),
		cashRefundUpToFen: fenView.min(0),
		unregisteredYears: z.int().min(1),
	}),
	interest: z.array(z.strictObject({ from: dateOrNone, rateBp: z.int().min(0).max(10_000) })),
});

export const pocketsView = z.strictObject({ principalFen: fenView, bonusFen: fenView });

export const topUpQuote = z.strictObject({
	amountFen: fenView,
	bonusFen: fenView,
	/** The best offer that is reached. */
	offer: z.strictObject({ offerId: z.string(), name: z.string() }).optional(),
	/** What comes with it besides the bonus, each gift with how much of it there is. */
	gifts: z.array(
		z.discriminatedUnion('kind', [
			z.strictObject({ kind: z.literal('points'), count: z.int(), before: z.int() }),
			z.strictObject({ kind: z.enum(['coupon', 'pass']), count: z.int(), name: z.string() }),
		]),
	),
	/** 再充 ¥x 可得. */
	next: z.strictObject({ name: z.string(), missingFen: fenView, bonusFen: fenView }).optional(),
	before: pocketsView,
	after: pocketsView,
	/** The most this member's card may hold. */
	capFen: fenView,
	/** Somebody is asked to look at a document; of nobody known it is refused without. */
	needsIdentity: z.boolean(),
});
export type TopUpQuote = z.infer<typeof topUpQuote>;

const calculationView = z.array(
	z.strictObject({
		line: z.string(),
		fen: fenView,
		used: fenView.optional(),
		times: z.int().optional(),
		days: z.int().optional(),
		rateBp: z.int().optional(),
	}),
);

export const refundPlanView = z.strictObject({
	reason: z.enum(SV_REFUND_REASONS),
	/** By the formula. */
	refundFen: fenView,
	/** All that goes to the member: the refund, and what goes back of extensions of gift passes. */
	paysFen: fenView,
	/** Left with the store, or (negative) given on top of what was left. */
	keptFen: fenView,
	bonusVoidFen: fenView,
	calculation: calculationView,
	/** What came with it and is void; points that were spent are owed. */
	gifts: z
		.strictObject({
			coupons: z.array(z.string()),
			passes: z.array(z.string()),
			/** Of them, what was paid to extend them and no use earned: it goes back too. */
			fees: z.array(z.strictObject({ name: z.string(), fen: fenView })),
			/** Handed on and extended for money: they stay with whoever has them. */
			stay: z.array(z.string()),
			points: z.int(),
			pointsOwed: z.int(),
		})
		.optional(),
	before: pocketsView,
	after: pocketsView,
	/** Above this it goes to an account of the same name. */
	cashUpToFen: fenView,
});
export type StoredValueRefundPlan = z.infer<typeof refundPlanView>;
