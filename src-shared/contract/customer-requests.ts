/**
 * Requests of the customer's side (客显). Nobody signs in there, so they only show, and only what a
 * customer may see: no stock, no numbers of the store's own, and of a member only the surname
 * and the tier.
 */
import * as z from 'zod';
import { request } from './request.ts';
import { pictureView, settingsView } from './settings-view.ts';
import { fenView, milliView } from './views.ts';

const nothing = z.strictObject({});

/** So many lines stand large enough to be read across a counter. */
export const CUSTOMER_LINES = 6;

export const customerLineView = z.strictObject({
	lineId: z.string(),
	name: z.string(),
	unit: z.string(),
	quantityMilli: milliView,
	unitPriceFen: fenView,
	netFen: fenView,
});
export type CustomerLineView = z.infer<typeof customerLineView>;

export const customerView = z.strictObject({
	/** The last lines, the one asked for among them, in the order of the basket. */
	lines: z.array(customerLineView),
	lineCount: z.int(),
	pieceCount: z.int(),
	savedFen: fenView,
	/** The tax that was added to the prices, where it comes on top. */
	taxAddedFen: fenView.optional(),
	totalFen: fenView,
	/** Goods that come back with it: what they were worth, and which way the difference goes. */
	exchange: z.strictObject({ returnedFen: fenView, dueFen: fenView, backFen: fenView }).optional(),
	/** Who is greeted, with goods or before the first: their surname (欧**) or '', and their tier. */
	member: z.strictObject({ name: z.string(), tierName: z.string() }).optional(),
});
export type CustomerView = z.infer<typeof customerView>;

/** What was paid, what was handed over and what goes back; of an exchange also what came back. */
export const customerPaidView = z.strictObject({
	totalFen: fenView,
	givenFen: fenView,
	changeFen: fenView,
	exchange: z.strictObject({ returnedFen: fenView, backFen: fenView }).optional(),
});
export type CustomerPaidView = z.infer<typeof customerPaidView>;

export const customerRequests = {
	'customer/basket': request({
		summary: 'What the customer sees of the open sale; empty when there is none.',
		role: 'anyone',
		side: 'both',
		once: false,
		input: z.strictObject({
			/** The line that was touched last: it is always among those shown. */
			lineId: z.string().max(64).default(''),
		}),
		output: customerView,
		refusals: [],
		example: {},
	}),
	'customer/store': request({
		summary: 'How the store shows itself while nobody is served: its words and its logo.',
		role: 'anyone',
		side: 'both',
		once: false,
		input: nothing,
		output: z.strictObject({
			/** The lines that stand on top of its receipts. */
			greeting: z.string(),
			logo: pictureView.optional(),
			theme: settingsView.shape.theme,
		}),
		refusals: [],
		example: {},
	}),
} as const;
