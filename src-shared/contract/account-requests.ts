/**
 * Requests of accounts (挂账): the company customers who may buy now and pay later, and what they
 * pay off. Buying is payment/begin with the method `on_account`.
 */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { request } from './request.ts';
import { fenView, instantView } from './views.ts';

export const accountView = z.strictObject({
	code: z.string(),
	name: z.string(),
	limitFen: fenView,
	/** Below 0 when more was given back than was owed. */
	owedFen: fenView,
	/** What may still be bought. */
	freeFen: fenView,
	active: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;

const code = z.string().regex(/^[A-Z0-9-]{1,20}$/);

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
	'account/settle': request({
		summary: 'A company customer pays off some of what it owes; with a slip, into this shift.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			code,
			way: z.enum(SETTLE_WAYS),
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
