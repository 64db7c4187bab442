/** Requests of leaving a basket: voiding it, parking it (挂单) and taking it back (取单). */
import * as z from 'zod';
import { request } from './request.ts';
import { parkedView, saleView } from './views.ts';

const nothing = z.strictObject({});
const saleId = z.string().max(64);
/** Money was taken for the sale, or may have been: it cannot be left. */
const heldRefusals = ['payment/unsettled', 'payment/still-paid'] as const;

export const parkedRequests = {
	'sale/void': request({
		summary: 'Empties the open sale before payment (作废); kept as an audit event.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ saleId, reason: z.string().max(60).default('') }),
		output: saleView,
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'deposit/holds-sale',
			'privacy/reason-names',
			...heldRefusals,
		],
		example: { saleId: 'sale_…', reason: '顾客不要了' },
	}),
	'sale/park': request({
		summary: 'Parks the open sale (挂单) and starts an empty one.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ saleId, label: z.string().max(40).default('') }),
		output: saleView,
		refusals: ['shift/none-open', 'sale/not-open', 'sale/empty', ...heldRefusals],
		example: { saleId: 'sale_…', label: '红衣服大姐' },
	}),
	'sale/list-parked': request({
		summary: 'The parked sales, newest first.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: z.strictObject({ parked: z.array(parkedView) }),
		refusals: [],
		example: {},
	}),
	'sale/recall': request({
		summary: 'Takes a parked sale back (取单); the open sale must be empty, or it is parked.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ saleId }),
		output: saleView,
		refusals: ['shift/none-open', 'sale/parked-gone', ...heldRefusals],
		example: { saleId: 'sale_…' },
	}),
} as const;
