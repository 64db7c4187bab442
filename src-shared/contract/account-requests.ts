/**
 * Requests of accounts (挂账): the company customers who may buy now and pay later, and what they
 * pay off. Buying is payment/begin with the method `on_account`.
 */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { memberIdView, memberPageView } from './member-views.ts';
import { request } from './request.ts';
import { accountView } from './account-view.ts';
import { fenView, instantView, printJobView } from './views.ts';

export type { AccountView } from './account-view.ts';

const code = z.string().regex(/^[A-Z0-9-]{1,20}$/);

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

export const accountStatementView = z.strictObject({
	account: accountView,
	/** `2026-11`. */
	month,
	openingFen: fenView,
	lines: z.array(
		z.strictObject({
			atMs: instantView,
			kind: z.enum(['bought', 'returned', 'paid']),
			/** '' for a payment. */
			receiptNo: z.string(),
			/** More owed is positive. */
			amountFen: fenView,
			owedFen: fenView,
		}),
	),
	boughtFen: fenView,
	returnedFen: fenView,
	paidFen: fenView,
	closingFen: fenView,
});
export type AccountStatementView = z.infer<typeof accountStatementView>;

export const accountRequests = {
	'account/list': request({
		summary: 'The company customers, with what each owes and may still buy (挂账).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ accounts: z.array(accountView) }),
		refusals: [],
		example: {},
	}),
	'account/put': request({
		summary: 'Adds a company customer or changes its name, limit, and whether it may buy.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			code,
			name: z.string().trim().min(1).max(60),
			/** Yuan as typed. */
			limitText: z.string().max(32),
			active: z.boolean().default(true),
		}),
		output: accountView,
		refusals: [
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { code: 'C001', name: '长城贸易', limitText: '5000', active: true },
	}),
	'account/link': request({
		summary: 'Opens or changes the account of a company member, from their page (企业挂账).',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			/** '' for the one they have, or for a new one. */
			code: code.or(z.literal('')).default(''),
			/** As it is printed; '' keeps what it is, or masks the member's. */
			name: z.string().trim().max(60).default(''),
			/** Yuan as typed. */
			limitText: z.string().max(32),
			active: z.boolean().default(true),
		}),
		output: memberPageView,
		refusals: [
			'member/not-found',
			'member/frozen',
			'member/closed',
			'member/owes-account',
			'member/account-credit',
			'member/account-held',
			'account/not-company',
			'account/of-another',
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { memberId: `mem_${'0'.repeat(32)}`, name: '长城贸易', limitText: '5000' },
	}),
	'account/statement': request({
		summary: 'A month of an account: owed, bought, given back, paid off, owed at its end.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ code, month }),
		output: accountStatementView,
		refusals: ['account/not-found'],
		example: { code: 'C001', month: '2026-11' },
	}),
	'account/print-statement': request({
		summary: 'Prints a month of an account, with a line for the company to confirm it.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ code, month }),
		output: printJobView,
		refusals: ['account/not-found', 'printer/none'],
		example: { code: 'C001', month: '2026-11' },
	}),
	'account/settle': request({
		summary:
			'A company customer pays off some of what it owes, or gets what it paid too much; with a slip.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			code,
			way: z.enum(SETTLE_WAYS),
			/** To the customer: what it paid for goods that came back; in cash or by transfer. */
			payOut: z.boolean().default(false),
			/** Yuan as typed; empty means all that is owed. */
			amountText: z.string().max(32).default(''),
			reference: z.string().max(40).default(''),
		}),
		output: z.strictObject({
			account: accountView,
			amountFen: fenView,
			receipt: z.enum(['printing', 'none']),
			drawer: z.enum(['opening', 'none']),
			atMs: instantView,
		}),
		refusals: [
			'shift/none-open',
			'account/not-found',
			'account/nothing-owed',
			'account/overpays',
			'account/no-credit',
			'account/above-credit',
			'account/pay-out-way',
			'account/cash-step',
			'payment/card-number',
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { code: 'C001', way: 'transfer', amountText: '500', reference: '20261125-7' },
	}),
};
