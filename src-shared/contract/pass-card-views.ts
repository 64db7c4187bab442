/** What the screens are shown of passes (次卡) and their templates. */
import * as z from 'zod';
import { REFUND_REASONS } from '../pass-card/refund-pass.ts';
import { fenView, instantView } from './views.ts';

const target = z.union([
	z.strictObject({ kind: z.literal('product'), productId: z.int() }),
	z.strictObject({ kind: z.literal('category'), categoryId: z.int() }),
]);

/** A template as it is saved; pass-card/pass-template.ts says what each field is. */
export const templateBody = z.strictObject({
	kind: z.enum(['counted', 'unlimited']),
	name: z.string().trim().max(60),
	priceFen: fenView,
	startRule: z.enum(['purchase', 'first-use']),
	validDays: z.int().optional(),
	stores: z.enum(['home', 'all']),
	transferable: z.boolean(),
	maxPerDay: z.int().optional(),
	/** A longer pass for a fee (续期); not of a time card. */
	extension: z.strictObject({ days: z.int(), priceFen: fenView }).optional(),
	items: z
		.array(
			z.strictObject({
				target,
				name: z.string().trim().max(60),
				listPriceFen: fenView,
				paid: z.int(),
				gift: z.int(),
			}),
		)
		.max(50),
});

export const templateView = z.strictObject({
	templateId: z.string(),
	active: z.boolean(),
	template: templateBody,
	/** Price over the paid uses, for people to compare; 0 where it says nothing. */
	pricePerUseFen: fenView,
});
export type TemplateView = z.infer<typeof templateView>;

export const passItemView = z.strictObject({
	itemNo: z.int(),
	name: z.string(),
	target,
	listPriceFen: fenView,
	/** Both 0 in a time card. */
	total: z.int(),
	left: z.int(),
	used: z.int(),
	/** How many may be used here and now; 0 with a reason. */
	usableNow: z.int(),
	/** Code of the refusal that stands in the way; '' when none does. */
	whyNot: z.string(),
});

export const passView = z.strictObject({
	passId: z.string(),
	memberId: z.string(),
	/** What it was sold as; '' for one that was brought along. */
	templateId: z.string(),
	name: z.string(),
	kind: z.enum(['counted', 'unlimited']),
	state: z.enum(['active', 'refunded']),
	/** It has run out and something is left on it: it is offered an extension. */
	needsExtension: z.boolean(),
	priceFen: fenView,
	/** What the store owes on it. */
	leftFen: fenView,
	soldOn: z.string(),
	/** '' while it waits for its first use. */
	validFrom: z.string(),
	/** '' without end, or while it waits. */
	validUntil: z.string(),
	/** Days of a pass that waits for its first use; 0 without end. */
	validDays: z.int(),
	transferable: z.boolean(),
	/** 0: no limit. */
	maxPerDay: z.int(),
	/** Of all items; 0 in a time card. */
	usesLeft: z.int(),
	usesTotal: z.int(),
	items: z.array(passItemView),
	/** Extensions that were paid for, the oldest first. */
	extensions: z.array(
		z.strictObject({
			extensionId: z.string(),
			days: z.int(),
			feeFen: fenView,
			soldOn: z.string(),
			/** Of today, and no use has earned of it. */
			undoable: z.boolean(),
		}),
	),
	/** The newest first, at most twenty. */
	uses: z.array(
		z.strictObject({
			useId: z.string(),
			itemNo: z.int(),
			name: z.string(),
			times: z.int(),
			usedOn: z.string(),
			atMs: instantView,
			operator: z.string(),
			technician: z.string(),
			undone: z.boolean(),
		}),
	),
});
export type PassView = z.infer<typeof passView>;

export const paperView = {
	slip: z.enum(['printing', 'none']),
	drawer: z.enum(['opening', 'none']),
};

export const refundReason = z.enum(REFUND_REASONS);

/** What giving it back comes to, and how that was counted. */
export const passRefundView = z.strictObject({
	reason: refundReason,
	refundFen: fenView,
	/** Stays with the store. */
	keptFen: fenView,
	/** What a member is given in cash: whole steps, rounded up. */
	cashFen: fenView,
	/** More than this goes to an account of the same name rather than out of the drawer. */
	cashUpToFen: fenView,
	usesLeft: z.int(),
	/** A pass that this one renewed, and that ends without it on this date. */
	endsAgain: z.strictObject({ name: z.string(), until: z.string() }).optional(),
	/** Amounts that are taken off are negative. */
	calculation: z.array(
		z.strictObject({
			line: z.enum(['paid', 'used', 'days', 'limit', 'refund']),
			at: z.enum(['unit', 'list']).optional(),
			name: z.string().optional(),
			times: z.int().optional(),
			gone: z.int().optional(),
			of: z.int().optional(),
			fen: fenView,
		}),
	),
});
export type PassRefundView = z.infer<typeof passRefundView>;

export const passOverview = z.strictObject({
	/** How many have something left, and what is owed on them. */
	passes: z.int(),
	owedFen: fenView,
	/** The first to end first; those that ended already among them. */
	ending: z.array(
		z.strictObject({
			passId: z.string(),
			memberId: z.string(),
			/** Masked. */
			memberName: z.string(),
			memberPhone: z.string(),
			passName: z.string(),
			/** 0 in a time card. */
			usesLeft: z.int(),
			leftFen: fenView,
			validUntil: z.string(),
			ended: z.boolean(),
		}),
	),
});
export type PassOverview = z.infer<typeof passOverview>;
