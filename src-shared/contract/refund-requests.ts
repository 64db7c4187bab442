/** Requests of refunds (退货): what may come back of a sale, what it would do, and doing it. */
import * as z from 'zod';
import { REFUND_REASONS } from '../refund/reasons.ts';
import { request } from './request.ts';
import { completedSaleView, fenView, instantView, milliView, saleChangeView } from './views.ts';

const dispositionView = z.enum(['restock', 'write-off', 'none']);

/** The whole sale in its own shift (作废), or any part of it at any time (退货). */
const modeView = z.enum(['return', 'void']);

/** To the tenders it came from; all in cash or on a slip (店内余额) is released by a manager. */
const wayView = z.enum(['original', 'cash', 'store-credit']);

export const refundableView = z.strictObject({
	sale: completedSaleView,
	/** True while the shift it was made in is open and nothing came back yet. */
	mayVoid: z.boolean(),
	lines: z.array(
		z.strictObject({
			n: z.int(),
			name: z.string(),
			unit: z.string(),
			weighed: z.boolean(),
			kind: z.enum(['goods', 'service']),
			soldMilli: milliView,
			leftMilli: milliView,
			netFen: fenView,
		}),
	),
	tenders: z.array(
		z.strictObject({ kind: z.string(), method: z.string(), paidFen: fenView, leftFen: fenView }),
	),
});
export type RefundableView = z.infer<typeof refundableView>;

/** One figure before and after; what it is of stands in `of` and `name`. */
export const shiftedView = z.strictObject({
	of: z.enum([
		'drawer',
		'tender',
		'stock',
		'tax',
		'credit',
		'account',
		'points',
		'principal',
		'bonus',
	]),
	name: z.string(),
	before: z.int(),
	after: z.int(),
});

export const refundPlanView = z.strictObject({
	/** The sale; 0 without a receipt. */
	pos: z.int(),
	lines: z.array(
		z.strictObject({
			n: z.int(),
			name: z.string(),
			unit: z.string(),
			quantityMilli: milliView,
			discountFen: fenView,
			netFen: fenView,
			taxFen: fenView,
			disposition: dispositionView,
		}),
	),
	totalFen: fenView,
	taxFen: fenView,
	/** Jiao given for fen; part of what is paid. */
	roundingFen: fenView,
	paidFen: fenView,
	paidBack: z.array(z.strictObject({ kind: z.string(), method: z.string(), paidFen: fenView })),
	/** Kept for points that were spent already (DEDUCT_CASH). */
	pointsCharged: z.strictObject({ points: z.int(), amountFen: fenView }).optional(),
	/** Bonus that had ended before it comes back, and until when it is good again. */
	lateBonus: z.strictObject({ amountFen: fenView, until: z.string() }).optional(),
	/** Bonus of a holder who is gone: void, while the principal is paid to them. */
	bonusVoidFen: fenView.optional(),
	/** Before → after of everything the refund moves (退款预演). */
	moves: z.array(shiftedView),
	/** True when the asker needs a second person to do this. */
	needsApproval: z.boolean(),
});
export type RefundPlanView = z.infer<typeof refundPlanView>;

export const refundDoneView = z.strictObject({
	pos: z.int(),
	receiptNo: z.string(),
	totalFen: fenView,
	paidFen: fenView,
	cashFen: fenView,
	receipt: z.enum(['printing', 'none']),
	drawer: z.enum(['opening', 'none']),
	/** Slips that money was put on; the code is theirs who hold it. */
	slips: z.array(z.strictObject({ code: z.string(), addedFen: fenView, balanceFen: fenView })),
	atMs: instantView,
});
export type RefundDoneView = z.infer<typeof refundDoneView>;

const wantedInput = {
	pos: z.int().positive(),
	mode: modeView.default('return'),
	way: wayView.default('original'),
	lines: z
		.array(
			z.strictObject({
				n: z.int().positive(),
				quantityText: z.string().max(32),
				disposition: dispositionView.default('restock'),
			}),
		)
		.max(500),
};

const planRefusals = [
	'shift/none-open',
	'sale/not-found',
	'refund/of-refund',
	'refund/nothing-chosen',
	'refund/line-unknown',
	'refund/line-twice',
	'refund/quantity-invalid',
	'refund/exceeds',
	'refund/all-returned',
	'refund/void-too-late',
	'refund/void-after-refund',
	'quantity/looks-like-barcode',
	'quantity/not-a-number',
	'quantity/too-large',
] as const;

const example = {
	pos: 42,
	mode: 'return',
	way: 'original',
	lines: [{ n: 1, quantityText: '1', disposition: 'restock' }],
} as const;

const looseInput = {
	lines: z
		.array(
			z.strictObject({
				productId: z.int(),
				/** Pack unit; empty for the base unit. */
				unit: z.string().max(20).default(''),
				quantityText: z.string().max(32),
				disposition: dispositionView.default('restock'),
			}),
		)
		.max(50),
};

const looseRefusals = [
	'shift/none-open',
	'product/not-found',
	'refund/nothing-chosen',
	'refund/quantity-invalid',
	'refund/above-cap',
	'quantity/looks-like-barcode',
	'quantity/not-a-number',
	'quantity/too-large',
] as const;

const looseExample = { lines: [{ productId: 12, quantityText: '1' }] } as const;

export const refundRequests = {
	'refund/of-sale': request({
		summary: 'What may still come back of a completed sale, by its position or its number.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			pos: z.int().positive().optional(),
			receiptNo: z.string().max(64).optional(),
		}),
		output: refundableView,
		refusals: ['sale/not-found', 'refund/of-refund'],
		example: { receiptNo: 'S01-T1-0000123-ABCDEF' },
	}),
	'refund/preview': request({
		summary: 'What a refund would do, to the fen; nothing is done (退款预演).',
		role: 'cashier',
		once: false,
		input: z.strictObject(wantedInput),
		output: refundPlanView,
		refusals: planRefusals,
		example,
	}),
	'refund/complete': request({
		summary:
			'Gives goods and money back; beyond the limit, another way than paid, or a void: released.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			...wantedInput,
			/** What the preview said would be paid: another figure is refused. */
			expectedPaidFen: fenView,
			reason: z.enum(REFUND_REASONS),
			/** Of the transfer, where stored value of a holder who is gone is paid that way. */
			reference: z.string().max(40).default(''),
		}),
		output: refundDoneView,
		refusals: [...planRefusals, 'refund/changed-meanwhile', 'payment/card-number'],
		example: { ...example, expectedPaidFen: 990, reason: 'quality' },
	}),
	'exchange/begin': request({
		summary:
			'Lets goods of a sale come back with the open basket (换货); released like a refund of them.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			pos: wantedInput.pos,
			way: z.enum(['original', 'cash']).default('original'),
			lines: wantedInput.lines,
			reason: z.enum(REFUND_REASONS),
		}),
		output: saleChangeView,
		refusals: [
			...planRefusals,
			'refund/holder-gone',
			'exchange/other-sale',
			'exchange/with-deposit',
		],
		example: { pos: 42, lines: example.lines, reason: 'unsuitable' },
	}),
	'exchange/drop': request({
		summary: 'Takes what comes back off the open basket again.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: saleChangeView,
		refusals: ['shift/none-open', 'exchange/none'],
		example: {},
	}),
	'refund/preview-unreceipted': request({
		summary:
			'What goods without a receipt would give back: the least they cost of late (无单退货).',
		role: 'cashier',
		once: false,
		input: z.strictObject(looseInput),
		output: refundPlanView,
		refusals: looseRefusals,
		example: looseExample,
	}),
	'refund/complete-unreceipted': request({
		summary: 'Gives cash for goods without a receipt, up to the cap; a manager releases each.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			...looseInput,
			expectedPaidFen: fenView,
			reason: z.enum(REFUND_REASONS),
		}),
		output: refundDoneView,
		refusals: [...looseRefusals, 'refund/changed-meanwhile'],
		example: { ...looseExample, expectedPaidFen: 990, reason: 'quality' },
	}),
};
