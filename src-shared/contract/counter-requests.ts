/** Requests of the counter: scanning, the basket, taking money; then the completed sales. */
import * as z from 'zod';
import { METHODS } from '../payment/method.ts';
import { completedRequests } from './completed-requests.ts';
import { COUPON_REFUSALS } from './coupon-refusals.ts';
import { exchangeView } from './exchange-view.ts';
import { parkedRequests } from './parked-requests.ts';
import { UNREADABLE_MEMBER } from './member-refusals.ts';
import { memberPanelView } from './member-views.ts';
import { ALLOWANCE_REFUSALS } from './allowance-refusals.ts';
import { allowanceView } from './allowance-views.ts';
import { request } from './request.ts';
import {
	completedSaleView,
	fenView,
	lineView,
	overrideReasonView,
	productView,
	saleChangeView,
	saleDoneView,
	saleView,
} from './views.ts';

const nothing = z.strictObject({});
const lineId = z.string().max(64);
const saleId = z.string().max(64);
const quantityText = z.string().max(32);

const quantityRefusals = [
	'quantity/looks-like-barcode',
	'quantity/not-a-number',
	'quantity/not-positive',
	'quantity/too-large',
	'quantity/whole-pieces',
	'quantity/from-label',
] as const;
const amountRefusals = [
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;
/** What came back with the basket cannot any more, or there is nothing new to set it against. */
const exchangeRefusals = [
	'exchange/no-new-goods',
	'refund/all-returned',
	'refund/holder-gone',
	'refund/exceeds',
] as const;
const basketRefusals = ['shift/none-open', 'sale/not-open', 'sale/line-gone'] as const;

export const scanAnswer = z.discriminatedUnion('meaning', [
	z.strictObject({
		meaning: z.literal('line'),
		change: saleChangeView,
		line: lineView,
		warning: z.string(),
	}),
	z.strictObject({ meaning: z.literal('receipt'), sale: completedSaleView }),
	/** A member was put on the basket (会员), by card, code or phone. */
	z.strictObject({
		meaning: z.literal('member'),
		change: saleChangeView,
		panel: memberPanelView,
	}),
	/** A coupon was put on the basket. */
	z.strictObject({ meaning: z.literal('coupon'), change: saleChangeView, code: z.string() }),
	/** Weighed goods named by PLU or search: ask for the weight, then sale/add-product. */
	z.strictObject({ meaning: z.literal('needs-weight'), product: productView }),
	/** Goods without a price: ask for one, then sale/add-product with priceText and this unit. */
	z.strictObject({
		meaning: z.literal('needs-price'),
		product: productView,
		/** The pack whose code it was; empty for the base unit. */
		unit: z.string().default(''),
	}),
	/** Typed text that is no code: these goods match it. */
	z.strictObject({ meaning: z.literal('found'), products: z.array(productView) }),
]);
export type ScanAnswer = z.infer<typeof scanAnswer>;

export const counterRequests = {
	'scan/submit': request({
		summary: 'A code was scanned, or typed and confirmed: finds what it means and does it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			text: z.string().min(1).max(256),
			source: z.enum(['wedge', 'typed', 'device']).default('typed'),
			/** The `n` of `n*`; empty for one. */
			quantityText: quantityText.default(''),
			/** True while a dialog or the tender is open: goods are refused aloud, not queued. */
			place: z.enum(['checkout', 'tender', 'other']).default('checkout'),
		}),
		output: scanAnswer,
		refusals: [
			'shift/none-open',
			'scan/unknown-code',
			'scan/bad-check-digit',
			'scan/not-in-this-place',
			'product/disabled',
			'sale/too-many-lines',
			'amount/too-large',
			...UNREADABLE_MEMBER,
			'member/two-meant',
			'payment/still-paid',
			...COUPON_REFUSALS,
			...quantityRefusals,
		],
		example: { text: '6901234567892', source: 'wedge', quantityText: '3' },
	}),
	'sale/current': request({
		summary: 'The open sale, whole; an empty one when nothing was scanned yet.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: saleView,
		refusals: [],
		example: {},
	}),
	'sale/add-product': request({
		summary: 'Adds goods chosen by hand (search, touch, weight or price asked for).',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			productId: z.int(),
			quantityText: quantityText.default(''),
			/** Pack unit to sell in; empty for the base unit. */
			unit: z.string().max(20).default(''),
			/** Yuan, only for goods that have no price. */
			priceText: z.string().max(32).default(''),
		}),
		output: saleChangeView,
		refusals: [
			'shift/none-open',
			'product/not-found',
			'product/disabled',
			'product/needs-weight',
			'price/missing',
			'price/above-list',
			'sale/too-many-lines',
			...quantityRefusals,
			...amountRefusals,
		],
		example: { productId: 12, quantityText: '0.735' },
	}),
	'sale/change-quantity': request({
		summary: "Sets a line's quantity, as typed.",
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId, quantityText }),
		output: saleChangeView,
		refusals: [
			...basketRefusals,
			...quantityRefusals,
			'amount/too-large',
			'price/not-discountable',
		],
		example: { lineId: 'line_…', quantityText: '2' },
	}),
	'sale/override-price': request({
		summary:
			'Changes the unit price of a line (改价); beyond the limit a second person releases it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId, priceText: z.string().max(32), reason: overrideReasonView }),
		output: saleChangeView,
		refusals: [
			...basketRefusals,
			...amountRefusals,
			'price/above-list',
			'price/negative',
			'price/not-discountable',
		],
		example: { lineId: 'line_…', priceText: '9.90', reason: 'damaged' },
	}),
	'sale/take-price': request({
		summary: 'Takes over the price that was changed while the line was in the basket (价格已更新).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId }),
		output: saleChangeView,
		refusals: [...basketRefusals, 'price/unchanged', 'amount/too-large'],
		example: { lineId: 'line_…' },
	}),
	'sale/remove-line': request({
		summary: 'Takes a line out of the basket.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId }),
		output: saleChangeView,
		refusals: basketRefusals,
		example: { lineId: 'line_…' },
	}),
	'sale/repeat-line': request({
		summary: 'The same goods once more; the last line when none is named.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId: lineId.optional() }),
		output: saleChangeView,
		refusals: [
			...basketRefusals,
			'sale/empty',
			'quantity/too-large',
			'sale/too-many-lines',
			'amount/too-large',
			'price/not-discountable',
		],
		example: {},
	}),
	'sale/undo': request({
		summary: 'Takes the last change of the basket back.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: saleChangeView,
		refusals: ['shift/none-open', 'sale/nothing-to-undo', 'payment/still-paid'],
		example: {},
	}),
	'sale/quote-cash': request({
		summary: 'What to ask for in cash, quick amounts, and the change for what was typed.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ saleId, givenText: z.string().max(32).default('') }),
		output: z.strictObject({
			revision: z.int(),
			totalFen: fenView,
			/** By card, code or voucher, so far. */
			paidFen: fenView,
			roundingFen: fenView,
			/** What is left for cash. */
			dueFen: fenView,
			givenFen: fenView,
			changeFen: fenView,
			quickFen: z.array(fenView),
			/** Of the member's stored value, what may be taken now; absent without a member. */
			storedValueFen: fenView.optional(),
			/** What of the member's may be spent now; absent without an HQ, or a member. */
			allowance: allowanceView.optional(),
			exchange: exchangeView.optional(),
			/** Ways to pay besides cash that the store takes, as they are offered. */
			methods: z.array(z.enum(METHODS)),
		}),
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'tender/short',
			'tender/too-large',
			'payment/unsettled',
			'payment/exceeds',
			...exchangeRefusals,
			...amountRefusals,
		],
		example: { saleId: 'sale_…', givenText: '100' },
	}),
	'sale/complete': request({
		summary:
			'Takes the cash and completes the sale: event, receipt, drawer and stock in one commit.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			saleId,
			/** The revision the cashier saw; a sale changed meanwhile is refused. */
			revision: z.int(),
			/** What the cashier was shown; another total is refused, so nobody pays unasked. */
			totalFen: fenView.optional(),
			/** Of an exchange: what the cashier was told goes back; another figure is refused. */
			backFen: fenView.default(0),
			/** Yuan as typed; empty means exactly what is due. */
			givenText: z.string().max(32).default(''),
		}),
		output: saleDoneView,
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'sale/changed-meanwhile',
			'sale/price-moved',
			'refund/changed-meanwhile',
			'tender/short',
			'tender/too-large',
			'payment/unsettled',
			'payment/exceeds',
			'payment/of-another',
			...ALLOWANCE_REFUSALS,
			...exchangeRefusals,
			...amountRefusals,
		],
		example: { saleId: 'sale_…', revision: 3, givenText: '100' },
	}),
	...parkedRequests,
	...completedRequests,
} as const;
