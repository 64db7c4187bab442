/**
 * Requests of deposits and instalments (定金, 分期): taking a part now, the list of what is still due,
 * more money later, collecting, calling off. Replies of requests that are remembered say nothing of
 * the customer: only the list does.
 */
import * as z from 'zod';
import { HAND_METHODS } from '../payment/method.ts';
import { REVEAL_REASONS } from '../privacy/consent.ts';
import { request } from './request.ts';
import { fenView, instantView, saleView } from './views.ts';

export const depositWayView = z.enum(['cash', ...HAND_METHODS]);
export type DepositWay = z.infer<typeof depositWayView>;

const orderNo = z.string().min(1).max(40);
/** Yuan as typed. */
const amountText = z.string().max(32);
/** Slip number, code tail: never a card number. */
const reference = z.string().max(40).default('');

export const depositOrderView = z.strictObject({
	orderNo: z.string(),
	/** Who it is for, as the cashier wrote it. */
	label: z.string(),
	/** With its middle hidden; empty when none was given. */
	phone: z.string(),
	/** YYYY-MM-DD, or empty. */
	dueDate: z.string(),
	overdue: z.boolean(),
	/** It stands on the counter at this moment. */
	onCounter: z.boolean(),
	totalFen: fenView,
	paidFen: fenView,
	/** Still to pay; 0 when all is paid. */
	balanceFen: fenView,
	/** Paid beyond what the goods come to by now. */
	overFen: fenView,
	lineCount: z.int(),
	firstNames: z.array(z.string()),
	operator: z.string(),
	takenAtMs: instantView,
	payments: z.array(
		z.strictObject({
			/** From 1, in the order they were taken. */
			seat: z.int(),
			way: depositWayView,
			amountFen: fenView,
			returnedFen: fenView,
			atMs: instantView,
		}),
	),
});
export type DepositOrderView = z.infer<typeof depositOrderView>;

/** What came of taking money. */
export const depositTakenView = z.strictObject({
	orderNo: z.string(),
	takenFen: fenView,
	totalFen: fenView,
	paidFen: fenView,
	balanceFen: fenView,
	slip: z.enum(['printing', 'none']),
	drawer: z.enum(['opening', 'none']),
});
export type DepositTakenView = z.infer<typeof depositTakenView>;

/** What came of giving money back. */
export const depositReturnedView = z.strictObject({
	orderNo: z.string(),
	paidBack: z.array(z.strictObject({ way: depositWayView, paidFen: fenView })),
	cashFen: fenView,
	/** Jiao given for fen. */
	roundingFen: fenView,
	slip: z.enum(['printing', 'none']),
	drawer: z.enum(['opening', 'none']),
});
export type DepositReturnedView = z.infer<typeof depositReturnedView>;

const moneyRefusals = [
	'shift/none-open',
	'deposit/no-amount',
	'deposit/exceeds',
	'deposit/cash-step',
	'payment/method-off',
	'payment/card-number',
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;
const orderRefusals = ['shift/none-open', 'deposit/not-found', 'deposit/over'] as const;
const heldRefusals = ['payment/unsettled', 'payment/still-paid'] as const;

export const depositRequests = {
	'deposit/take': request({
		summary:
			'Takes part of the price of the open sale now; the basket leaves the counter as an order.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			saleId: z.string().max(64),
			/** The revision the cashier saw; a sale changed meanwhile is refused. */
			revision: z.int(),
			/** May be empty when payments of the sale stand already: they become the deposit. */
			amountText: amountText.default(''),
			way: depositWayView.default('cash'),
			reference,
			/** Who it is for; kept until the order is over. */
			label: z.string().max(40).default(''),
			phone: z
				.string()
				.max(20)
				.regex(/^[\d+ -]*$/)
				.default(''),
			/** When it will be collected. */
			dueDate: z.union([z.literal(''), z.iso.date()]).default(''),
		}),
		output: depositTakenView,
		refusals: [
			'sale/not-open',
			'sale/empty',
			'sale/changed-meanwhile',
			'exchange/with-deposit',
			'payment/unsettled',
			'payment/still-paid',
			...moneyRefusals,
		],
		example: { saleId: 'sale_…', revision: 3, amountText: '100', label: '王女士 婚纱' },
	}),
	'deposit/pay': request({
		summary: 'Takes an instalment (分期) on an order that waits.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			orderNo,
			amountText,
			way: depositWayView.default('cash'),
			reference,
		}),
		output: depositTakenView,
		refusals: [...moneyRefusals, 'deposit/not-found', 'deposit/over', 'deposit/on-counter'],
		example: { orderNo: 'D0000001ABCDEF', amountText: '50' },
	}),
	'deposit/list': request({
		summary: 'Orders with a deposit and what is still due, overdue first.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			/** Part of the number or of the label, or the last four of the phone. */
			text: z.string().max(40).default(''),
			limit: z.int().min(1).max(200).default(100),
		}),
		output: z.strictObject({
			orders: z.array(depositOrderView),
			more: z.boolean(),
			/** Of all open orders, whatever was searched for. */
			openCount: z.int(),
			heldFen: fenView,
		}),
		refusals: [],
		example: { text: '5678' },
	}),
	'deposit/reveal-phone': request({
		summary: 'Shows the whole phone of an open order; every look is an event, without the number.',
		role: 'manager',
		once: false,
		input: z.strictObject({ orderNo, reason: z.enum(REVEAL_REASONS) }),
		output: z.strictObject({ phone: z.string() }),
		refusals: ['deposit/not-found', 'deposit/over'],
		example: { orderNo: 'D0000001ABCDEF', reason: 'call-back' },
	}),
	'deposit/collect': request({
		summary: 'Brings an order to the counter; what was paid stands against it as a tender.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ orderNo }),
		output: saleView,
		refusals: [...orderRefusals, 'deposit/on-counter', ...heldRefusals],
		example: { orderNo: 'D0000001ABCDEF' },
	}),
	'deposit/cancel': request({
		summary: 'Calls an order off and gives back what was paid; in cash when a manager releases it.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			orderNo,
			way: z.enum(['original', 'cash']).default('original'),
			/** Paid in all as the cashier saw it; another amount is refused. */
			expectedPaidFen: fenView,
		}),
		output: depositReturnedView,
		refusals: [...orderRefusals, 'deposit/changed-meanwhile', ...heldRefusals],
		example: { orderNo: 'D0000001ABCDEF', way: 'original', expectedPaidFen: 10_000 },
	}),
	'deposit/return-over': request({
		summary: 'Gives back in cash what was paid beyond what the goods of an order come to by now.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ orderNo }),
		output: depositReturnedView,
		refusals: [...orderRefusals, 'deposit/not-over'],
		example: { orderNo: 'D0000001ABCDEF' },
	}),
};
