/** Requests of store credit (店内余额): what a slip is good for. It is paid with by payment/begin. */
import * as z from 'zod';
import { request } from './request.ts';
import { fenView, instantView } from './views.ts';

export const creditRequests = {
	'credit/find': request({
		summary: 'What is left on a store-credit slip (店内余额凭证), by its code.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ code: z.string().max(64) }),
		output: z.strictObject({
			code: z.string(),
			balanceFen: fenView,
			/** Less what payments of sales that are still open hold of it. */
			freeFen: fenView,
			issuedMs: instantView,
		}),
		refusals: ['credit/bad-code', 'credit/not-found'],
		example: { code: 'D…' },
	}),
};
