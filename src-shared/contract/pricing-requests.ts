/** Requests of what is taken off: by hand, by coupon, and the price book behind the promotions. */
import * as z from 'zod';
import { DISCOUNT_WAYS } from '../tender/parse-discount.ts';
import { COUPON_REFUSALS } from './coupon-refusals.ts';
import { bookProblemView, heldCouponView, priceBookView } from './pricing-views.ts';
import { request } from './request.ts';
import { fenView, overrideReasonView, saleChangeView } from './views.ts';

const lineId = z.string().max(64);
/** A book of at most a thousand rows (promotion/reading/read-book.ts). */
const bookText = z.string().max(1_000_000);
const basketRefusals = ['shift/none-open', 'sale/not-open', 'sale/line-gone'] as const;
const amountRefusals = [
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;
const discountRefusals = [
	'discount/not-a-rate',
	'pricing/discount-exceeds',
	'pricing/below-minimum',
	'pricing/not-discountable',
	...amountRefusals,
] as const;

/** `off` takes the discount away again. */
const discountInput = {
	way: z.enum([...DISCOUNT_WAYS, 'off']),
	valueText: z.string().max(32).default(''),
	reason: overrideReasonView,
};

export const pricingRequests = {
	'sale/discount-line': request({
		summary: 'Takes something off one line by hand; beyond the limit a second person releases it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId, ...discountInput }),
		output: saleChangeView,
		refusals: [...basketRefusals, ...discountRefusals],
		example: { lineId: 'line_…', way: 'zhe', valueText: '8.5', reason: 'damaged' },
	}),
	'sale/discount-order': request({
		summary: 'Takes something off the whole basket by hand (整单折扣).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ saleId: z.string().max(64), ...discountInput }),
		output: saleChangeView,
		refusals: [...basketRefusals, 'sale/empty', ...discountRefusals],
		example: { saleId: 'sale_…', way: 'amount-off', valueText: '5', reason: 'regular' },
	}),
	'sale/drop-small-change': request({
		summary: 'Floors the total to jiao or yuan by hand (抹分, 抹角); 0 takes that back.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			saleId: z.string().max(64),
			stepFen: z.union([z.literal(0), z.literal(10), z.literal(100)]),
		}),
		output: saleChangeView,
		refusals: [...basketRefusals, 'sale/empty', 'pricing/small-change-limit'],
		example: { saleId: 'sale_…', stepFen: 100 },
	}),
	'sale/add-coupon': request({
		summary: 'Puts a coupon on the basket, by its code or by a token signed by HQ.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ text: z.string().min(1).max(400) }),
		output: saleChangeView,
		refusals: ['shift/none-open', 'sale/empty', ...COUPON_REFUSALS],
		example: { text: 'Q00010000000017…' },
	}),
	'sale/remove-coupon': request({
		summary: 'Takes a coupon off the basket; it stays good.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ code: z.string().max(64) }),
		output: saleChangeView,
		refusals: ['shift/none-open', 'coupon/not-in-basket'],
		example: { code: 'Q00010000000017…' },
	}),
	'coupon/held': request({
		summary: 'The coupons of the member on the open sale, with what each would take off it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ coupons: z.array(heldCouponView) }),
		refusals: [],
		example: {},
	}),
	'sale/set-note': request({
		summary: 'Writes a note on the sale (备注), printed on its receipt; empty takes it away.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ note: z.string().max(120) }),
		output: saleChangeView,
		refusals: ['shift/none-open'],
		example: { note: '明天送货' },
	}),
	'sale/set-salesperson': request({
		summary: 'Says whose sale a line is (导购); no line named: all of them.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ lineId: lineId.optional(), operatorNo: z.string().max(12) }),
		output: saleChangeView,
		refusals: [...basketRefusals, 'operator/not-found'],
		example: { operatorNo: '1003' },
	}),
	'price-book/show': request({
		summary: 'The promotions and coupons in force, with what they gave today and in all.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: priceBookView,
		refusals: [],
		example: {},
	}),
	'price-book/check': request({
		summary: 'Judges a price book without loading it: everything that is wrong, row by row.',
		role: 'manager',
		once: false,
		input: z.strictObject({ text: bookText }),
		output: z.strictObject({
			version: z.int(),
			promotions: z.int(),
			couponKinds: z.int(),
			issues: z.int(),
			problemCount: z.int(),
			problems: z.array(bookProblemView),
		}),
		refusals: ['price-book/unreadable'],
		example: { text: '{"version":2,"rows":0}' },
	}),
	'price-book/load': request({
		summary: 'Puts a price book in force, whole or not at all.',
		role: 'manager',
		once: true,
		input: z.strictObject({ text: bookText }),
		output: priceBookView,
		refusals: ['price-book/unreadable', 'price-book/wrong', 'price-book/older'],
		example: { text: '{"version":2,"rows":0}' },
	}),
	'coupon/issue': request({
		summary: 'Makes one-time coupons of a kind and prints them, each with its barcode.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			kindId: z.string().max(40),
			count: z.int().min(1).max(50),
			validDays: z.int().min(1).max(3660).default(30),
		}),
		output: z.strictObject({
			coupons: z.array(
				z.strictObject({
					code: z.string(),
					name: z.string(),
					validFrom: z.string(),
					validUntil: z.string(),
				}),
			),
		}),
		refusals: ['coupon/unknown-kind', 'printer/none'],
		example: { kindId: 'voucher-30', count: 1 },
	}),
	'coupon/find': request({
		summary: 'What became of a coupon: its kind, its dates, where it was redeemed.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ code: z.string().min(1).max(400) }),
		output: z.strictObject({
			code: z.string(),
			name: z.string(),
			state: z.enum(['issued', 'reserved', 'redeemed', 'void']),
			validFrom: z.string(),
			validUntil: z.string(),
			receiptNo: z.string(),
			amountFen: fenView,
		}),
		refusals: [
			'coupon/unreadable',
			'coupon/not-ours',
			'coupon/unknown',
			'coupon/unknown-kind',
			'coupon/too-many-tries',
		],
		example: { code: 'Q00010000000017…' },
	}),
} as const;
