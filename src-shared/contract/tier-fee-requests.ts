/** Requests of paid levels (付费会员): their fee is taken, earned by its days, and given back. */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { FEE_REASONS, MAX_FEE_TENDERS } from '../member/tier-fee.ts';
import { memberIdView } from './member-views.ts';
import { request } from './request.ts';
import { fenView } from './views.ts';

const code = z.string().min(1).max(20);
const feeId = z.string().min(1).max(64);
const way = z.enum(SETTLE_WAYS);
/** Number of a slip or transfer; never a card number. */
const reference = z.string().max(40).default('');
const reason = z.enum(FEE_REASONS);

const feeView = z.strictObject({
	feeId: z.string(),
	tier: z.string(),
	/** As it was sold. */
	tierName: z.string(),
	state: z.enum(['active', 'over', 'refunded', 'undone']),
	feeFen: fenView,
	/** Owed still: its days are not over. */
	leftFen: fenView,
	refundFen: fenView,
	days: z.int(),
	/** First and last business date. */
	validFrom: z.string(),
	validUntil: z.string(),
	boughtOn: z.string(),
});
export type TierFeeView = z.infer<typeof feeView>;

const feeList = z.strictObject({
	/** The newest first. */
	fees: z.array(feeView).max(50),
	/** What may be bought now, and when it would count. */
	offers: z.array(
		z.strictObject({
			tier: z.string(),
			name: z.string(),
			feeFen: fenView,
			days: z.int(),
			from: z.string(),
			until: z.string(),
			/** Behind what runs of the same level. */
			renews: z.boolean(),
		}),
	),
	/** Business date. */
	today: z.string(),
});
export type TierFeeListView = z.infer<typeof feeList>;

const refundPlan = z.strictObject({
	reason,
	refundFen: fenView,
	/** What the store keeps, for the days that were had. */
	keptFen: fenView,
	/** In cash: whole steps, rounded up. */
	cashFen: fenView,
	/** More than this goes to an account of the same name. */
	cashUpToFen: fenView,
	/** Amounts that are taken off are negative. */
	calculation: z.array(
		z.strictObject({
			line: z.enum(['paid', 'days', 'refund']),
			gone: z.int().optional(),
			of: z.int().optional(),
			fen: fenView,
		}),
	),
});
export type TierFeeRefundPlan = z.infer<typeof refundPlan>;

const paper = { slip: z.enum(['printing', 'none']), drawer: z.enum(['opening', 'none']) };
const memberRefusals = ['member/not-found', 'member/frozen', 'member/closed'] as const;
const moneyRefusals = ['shift/none-open', 'payment/method-off', 'payment/card-number'] as const;
const feeRefusals = ['tier/no-fee', 'tier/fee-over', 'tier/fee-later-first'] as const;

export const tierFeeRequests = {
	'tier/fees': request({
		summary: 'The fees a member paid for levels, and the levels they may buy or renew.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: feeList,
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'tier/buy': request({
		summary: 'Sells a paid level (付费会员): the fee is owed until its days are over (预收).',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			tier: code,
			/** The fee the cashier saw; another one meanwhile is refused. */
			expectedFeeFen: fenView.min(1),
			/** Σ = the fee; cash in whole steps. */
			tenders: z
				.array(z.strictObject({ way, amountFen: fenView.min(1), reference }))
				.min(1)
				.max(MAX_FEE_TENDERS),
		}),
		output: z.strictObject({ fee: feeView, paidFen: fenView, ...paper }),
		refusals: [
			...memberRefusals,
			...moneyRefusals,
			'tier/unknown',
			'tier/not-sold',
			'tier/not-higher',
			'tier/fee-changed',
			'tier/fee-not-paid',
			'tier/fee-cash-step',
			'tier/fee-above-cap',
			'stored-value/no-cash',
		],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			tier: 'plus',
			expectedFeeFen: 19_900,
			tenders: [{ way: 'wechat', amountFen: 19_900 }],
		},
	}),
	'tier/undo-buy': request({
		summary: 'A fee paid today and not used never was: the money goes back the way it came.',
		role: 'manager',
		once: true,
		input: z.strictObject({ feeId }),
		output: z.strictObject({ fee: feeView, paidFen: fenView, ...paper }),
		refusals: [
			'allowance/needs-hq',
			...feeRefusals,
			'shift/none-open',
			'tier/fee-not-today',
			'tier/fee-used',
		],
		example: { feeId: 'fee_…' },
	}),
	'tier/preview-refund': request({
		summary: 'What giving a fee back comes to, by the reason, with the calculation.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ feeId, reason }),
		output: refundPlan,
		refusals: [...feeRefusals, 'tier/fee-not-seven-day'],
		example: { feeId: 'fee_…', reason: 'consumer' },
	}),
	'tier/refund-fee': request({
		summary: 'Gives a fee back: money out, the level ends, the paper has the calculation.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			feeId,
			reason,
			/** What the preview said; another amount meanwhile is refused. */
			expectedRefundFen: fenView,
			way,
			reference,
		}),
		output: z.strictObject({ fee: feeView, refundFen: fenView, paidFen: fenView, ...paper }),
		refusals: [
			'allowance/needs-hq',
			...feeRefusals,
			...moneyRefusals,
			'tier/fee-not-seven-day',
			'tier/fee-changed',
			'stored-value/refund-not-cash',
		],
		example: { feeId: 'fee_…', reason: 'agreed', expectedRefundFen: 12_000, way: 'transfer' },
	}),
} as const;
