/** Requests of paying otherwise than in cash: beginning a try, saying what came of it, taking it back. */
import * as z from 'zod';
import { ATTEMPT_STATES } from '../payment/attempt.ts';
import { METHODS } from '../payment/method.ts';
import { ALLOWANCE_REFUSALS } from './allowance-refusals.ts';
import { request } from './request.ts';
import { STORED_VALUE_REFUSALS } from './stored-value-refusals.ts';
import { fenView, instantView } from './views.ts';

export const methodView = z.enum(METHODS);

export const attemptView = z.strictObject({
	attemptId: z.string(),
	method: methodView,
	amountFen: fenView,
	state: z.enum(ATTEMPT_STATES),
	reference: z.string(),
	/** True when only the cashier saw it arrive (待核对). */
	unverified: z.boolean(),
	atMs: instantView,
});
export type AttemptView = z.infer<typeof attemptView>;

/** What stands against a sale by now. */
export const paymentsView = z.strictObject({
	attempts: z.array(attemptView),
	/** What was paid before it was collected (定金); the basket is an order's. */
	deposit: z.strictObject({ orderNo: z.string(), paidFen: fenView }).optional(),
	totalFen: fenView,
	paidFen: fenView,
	remainingFen: fenView,
});
export type PaymentsView = z.infer<typeof paymentsView>;

const attemptId = z.string().max(64);

export const paymentRequests = {
	'payment/begin': request({
		summary:
			'Begins a try to take part of the open sale by card, code, voucher, slip or on account.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			saleId: z.string().max(64),
			/** The revision the cashier saw; a sale changed meanwhile is refused. */
			revision: z.int(),
			method: methodView,
			/** Yuan as typed; empty means all that is left to pay. */
			amountText: z.string().max(32).default(''),
			/** Whose money, where the store keeps it: the code of a slip, of a company customer. */
			subject: z.string().max(64).default(''),
			/** That the member is there, for stored value: their PIN, or the last of their phone. */
			proof: z
				.strictObject({
					pin: z.string().max(12).default(''),
					tail: z.string().max(4).default(''),
					/** The question they answered with their PIN on the customer's screen. */
					askId: z.string().max(64).default(''),
				})
				.optional(),
		}),
		output: paymentsView,
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'sale/changed-meanwhile',
			'payment/method-off',
			'payment/nothing-due',
			'refund/all-returned',
			'refund/holder-gone',
			'refund/exceeds',
			'payment/exceeds',
			'payment/unsettled',
			'credit/bad-code',
			'credit/not-found',
			'credit/empty',
			'credit/short',
			'account/not-found',
			'account/inactive',
			'account/above-limit',
			'account/member-has-none',
			'account/of-another',
			...STORED_VALUE_REFUSALS,
			...ALLOWANCE_REFUSALS,
			'customer-ask/not-answered',
			'customer-ask/other-thing',
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { saleId: 'sale_…', revision: 3, method: 'wechat', amountText: '30' },
	}),
	'payment/confirm': request({
		summary:
			'The money of a try arrived, as the cashier saw it; with the slip number if there is one.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ attemptId, reference: z.string().max(40).default('') }),
		output: paymentsView,
		refusals: ['payment/not-found', 'payment/over', 'payment/card-number'],
		example: { attemptId: 'pay_…', reference: '004213' },
	}),
	'payment/cancel': request({
		summary: 'The try came to nothing; money that had arrived was given back, which is released.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ attemptId }),
		output: paymentsView,
		refusals: ['payment/not-found', 'payment/over'],
		example: { attemptId: 'pay_…' },
	}),
	'payment/list': request({
		summary: 'The tries of the open sale, what is paid, what is left.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ saleId: z.string().max(64) }),
		output: paymentsView,
		refusals: ['sale/not-open'],
		example: { saleId: 'sale_…' },
	}),
};
