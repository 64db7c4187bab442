/**
 * Requests of passes (次卡): templates, selling, using and taking a use back, and what only a
 * manager releases: extending, handing over, giving back.
 */
import * as z from 'zod';
import {
	paperView,
	passOverview,
	passRefundView,
	passView,
	refundReason,
	templateBody,
	templateView,
} from './pass-card-views.ts';
import { ALLOWANCE_REFUSALS } from './allowance-refusals.ts';
import {
	changeRefusals,
	memberId,
	memberRefusals,
	moneyRefusals,
	passChangeRequests,
	passId,
	reference,
	tenders,
	way,
} from './pass-change-requests.ts';
import { request } from './request.ts';
import { fenView } from './views.ts';

/** A template for the examples. */
const tenTimes = {
	kind: 'counted',
	name: '足疗十次卡',
	priceFen: 88000,
	startRule: 'purchase',
	validDays: 365,
	stores: 'home',
	transferable: true,
	items: [
		{
			target: { kind: 'product', productId: 7 },
			name: '足疗',
			listPriceFen: 9900,
			paid: 10,
			gift: 0,
		},
	],
} as const;

export const passCardRequests = {
	'pass-card/templates': request({
		summary: 'The pass cards that are sold, and those that were (次卡模板).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ templates: z.array(templateView) }),
		refusals: [],
		example: {},
	}),
	'pass-card/put-template': request({
		summary: 'Adds a template or changes it; what was sold stays as it is.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			/** Empty: a new one. */
			templateId: z.string().max(64).default(''),
			active: z.boolean().default(true),
			template: templateBody,
		}),
		output: templateView,
		refusals: ['pass-card/template-wrong', 'pass-card/no-template', 'product/not-found'],
		example: { template: tenTimes },
	}),
	'pass-card/sell': request({
		summary: 'Sells a pass to a member: money that is owed until its uses are had (预收).',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId,
			templateId: z.string().min(1).max(64),
			/** The price the cashier saw; another one meanwhile is refused. */
			expectedPriceFen: fenView,
			way: way.default('cash'),
			reference,
			tenders,
			/** The question that was answered with a signature on the customer's screen. */
			signAskId: z.string().max(64).default(''),
		}),
		output: z.strictObject({ pass: passView, paidFen: fenView, ...paperView }),
		refusals: [
			...memberRefusals,
			...moneyRefusals,
			'pass-card/no-template',
			'pass-card/above-cap',
			'customer-ask/not-answered',
			'customer-ask/other-thing',
		],
		example: { memberId: 'mem_…', templateId: 'pass_…', expectedPriceFen: 88000, way: 'wechat' },
	}),
	'pass-card/use': request({
		summary:
			'Uses a pass (核销): a document of its own, without money; the paper says what is left.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			passId,
			itemNo: z.int().min(1).default(1),
			times: z.int().min(1).max(99).default(1),
			/** The service that is done, for an item that is good for a whole category. */
			productId: z.int().optional(),
			/** Number of whoever does it (技师工号); '' for nobody named. */
			technician: z.string().max(12).default(''),
		}),
		output: z.strictObject({
			useId: z.string(),
			pass: passView,
			recognisedFen: fenView,
			slip: z.enum(['printing', 'none']),
		}),
		refusals: [
			...memberRefusals,
			'shift/none-open',
			'technician/not-found',
			'product/not-found',
			'pass-card/not-found',
			'pass-card/refunded',
			'pass-card/expired',
			'pass-card/not-begun',
			'pass-card/used-up',
			'pass-card/day-limit',
			'pass-card/offline-limit',
			...ALLOWANCE_REFUSALS,
			'pass-card/other-store',
			'pass-card/no-such-item',
			'pass-card/other-service',
		],
		example: { passId: 'pass_…', itemNo: 1, times: 1, technician: '08' },
	}),
	'pass-card/undo-use': request({
		summary: 'Takes a use back: of the same day by the cashier, of an earlier day by a manager.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ passId, useId: z.string().min(1).max(64) }),
		output: z.strictObject({ pass: passView }),
		refusals: [
			...changeRefusals,
			'shift/none-open',
			'pass-card/no-such-use',
			'pass-card/undone-before',
		],
		example: { passId: 'pass_…', useId: 'pass_…' },
	}),
	...passChangeRequests,
	'pass-card/refund-preview': request({
		summary: 'What giving a pass back comes to, by the reason, with the calculation.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ passId, reason: refundReason }),
		output: passRefundView,
		refusals: [...changeRefusals, 'pass-card/not-seven-day'],
		example: { passId: 'pass_…', reason: 'consumer' },
	}),
	'pass-card/refund': request({
		summary: 'Gives a pass back (退卡): money out, the paper has the calculation.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			passId,
			reason: refundReason,
			/** What the preview said; another amount meanwhile is refused. */
			expectedRefundFen: fenView,
			way,
			reference,
		}),
		output: z.strictObject({ pass: passView, refundFen: fenView, paidFen: fenView, ...paperView }),
		refusals: [
			'allowance/needs-hq',
			...changeRefusals,
			'shift/none-open',
			'payment/method-off',
			'payment/card-number',
			'pass-card/changed-meanwhile',
			'pass-card/not-seven-day',
			'stored-value/refund-not-cash',
		],
		example: { passId: 'pass_…', reason: 'agreed', expectedRefundFen: 52800, way: 'transfer' },
	}),
	'pass-card/open': request({
		summary: 'Brings a pass along from before this ledger (期初), with the uses that were had.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId,
			template: templateBody,
			soldOn: z.iso.date(),
			/** Of each item in its order; what is left out is 0. */
			usedBefore: z.array(z.int().min(0)).max(20).default([]),
		}),
		output: z.strictObject({ pass: passView }),
		refusals: [
			...memberRefusals,
			'pass-card/template-wrong',
			'product/not-found',
			'pass-card/used-up',
			'pass-card/sold-later',
		],
		example: {
			memberId: 'mem_…',
			soldOn: '2026-01-05',
			usedBefore: [4],
			template: tenTimes,
		},
	}),
	'pass-card/overview': request({
		summary: 'What is owed on passes, and which end soon or ended with something left.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ days: z.int().min(0).max(365).default(30) }),
		output: passOverview,
		refusals: [],
		example: { days: 30 },
	}),
	'pass-card/list': request({
		summary: 'A member’s passes: what of each may be used here and now, and why not.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId }),
		output: z.strictObject({ passes: z.array(passView) }),
		refusals: ['member/not-found'],
		example: { memberId: 'mem_…' },
	}),
};
