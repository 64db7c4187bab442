/**
 * Requests of price lists (价格表): the prices a company (企业) buys at, by quantity, kept by a manager;
 * whose list it is; and taking one in from a spreadsheet, with a dry run first.
 */
import * as z from 'zod';
import { importCounts, importFiles, oneImport } from './import-views.ts';
import { memberIdView, memberPageView } from './member-views.ts';
import { request } from './request.ts';
import { fenView, refusalLike } from './views.ts';

const code = z.string().regex(/^[A-Z0-9-]{1,20}$/);
/** A business date; '' without an end. */
const date = z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/);
/** Base units in the line, thousandths. */
const fromMilli = z.int().min(1).max(999_999_000);

/** Tiers of one product, or rates of one category. */
export const MOST_TIERS = 10;
const PAGE = 100;

export const priceListView = z.strictObject({
	code,
	name: z.string(),
	active: z.boolean(),
	from: date,
	until: date,
	/** Products with a price of their own. */
	products: z.int(),
	/** Members who buy by it. */
	members: z.int(),
	rates: z.array(
		z.strictObject({
			/** 0: all goods. */
			categoryId: z.int(),
			name: z.string(),
			fromMilli,
			charge: z.int(),
		}),
	),
});
export type PriceListView = z.infer<typeof priceListView>;

export const listedProductView = z.strictObject({
	productId: z.int(),
	sku: z.string(),
	name: z.string(),
	unit: z.string(),
	/** What anybody pays. */
	shelfFen: fenView,
	tiers: z.array(z.strictObject({ fromMilli, priceFen: fenView })),
});
export type ListedProductView = z.infer<typeof listedProductView>;

const listPage = z.strictObject({
	list: priceListView,
	products: z.array(listedProductView).max(PAGE),
	/** Given while there are more. */
	nextAfter: z.int().optional(),
});

const lists = z.strictObject({ lists: z.array(priceListView) });

export const priceListImportView = z.strictObject({
	...importCounts,
	code,
	/** The first products that would be written. */
	prices: z.array(listedProductView),
	problem: refusalLike().optional(),
});
export type PriceListImportView = z.infer<typeof priceListImportView>;

const rateInput = z.strictObject({
	categoryId: z.int().min(0),
	fromMilli: fromMilli.default(1),
	/** Basis points of the shelf price. */
	charge: z.int().min(1).max(10_000),
});

export const priceListRequests = {
	'price-list/list': request({
		summary: 'The price lists, with how many products and members each has (价格表).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: lists,
		refusals: [],
		example: {},
	}),
	'price-list/get': request({
		summary: 'One list and its products with their prices by quantity, a page at a time.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			code,
			/** Products after this one. */
			after: z.int().min(0).default(0),
		}),
		output: listPage,
		refusals: ['price-list/not-found'],
		example: { code: 'GREATWALL' },
	}),
	'price-list/put': request({
		summary: 'Adds a list or changes its name, days and rates by category; its prices stay.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			code,
			name: z.string().trim().min(1).max(40),
			active: z.boolean().default(true),
			from: date.default(''),
			until: date.default(''),
			rates: z.array(rateInput).max(200).default([]),
		}),
		output: lists,
		refusals: ['price-list/dates-wrong', 'price-list/not-falling', 'price-list/unknown-category'],
		example: {
			code: 'GREATWALL',
			name: '长城贸易协议价',
			rates: [{ categoryId: 0, charge: 9500 }],
		},
	}),
	'price-list/put-price': request({
		summary: 'Puts the prices of one product on a list, by quantity; none takes it off the list.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			code,
			productId: z.int(),
			tiers: z
				.array(z.strictObject({ fromMilli, priceFen: z.int().min(1).max(99_999_999_999) }))
				.max(MOST_TIERS),
		}),
		output: listedProductView,
		refusals: ['price-list/not-found', 'price-list/not-falling', 'product/not-found'],
		example: { code: 'GREATWALL', productId: 12, tiers: [{ fromMilli: 1000, priceFen: 420 }] },
	}),
	'price-list/assign': request({
		summary: 'Gives a member a price list, or takes it away; it holds from their next scan on.',
		role: 'manager',
		once: true,
		/** '' takes it away. */
		input: z.strictObject({ memberId: memberIdView, code: code.or(z.literal('')) }),
		output: memberPageView,
		refusals: ['price-list/not-found', 'member/not-found', 'member/frozen', 'member/closed'],
		example: { memberId: `mem_${'0'.repeat(32)}`, code: 'GREATWALL' },
	}),
	'price-list/start-import': request({
		summary: 'Reads prices for a list (.xls, .xlsx, .csv) and plans the import; nothing changes.',
		role: 'manager',
		once: false,
		input: z.strictObject({
			code,
			files: importFiles,
		}),
		output: priceListImportView,
		refusals: [
			'price-list/not-found',
			'price-list/no-header',
			'import/unreadable',
			'import/too-large',
			'import/two-columns',
		],
		example: { code: 'GREATWALL', files: [{ name: '协议价.xlsx', base64: '…' }] },
	}),
	'price-list/look-import': request({
		summary: 'How far an import of prices is, and its dry run once it is planned.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: priceListImportView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
	'price-list/commit-import': request({
		summary: 'Puts the planned prices on the list, all of them or none; refused rows are left out.',
		role: 'manager',
		once: true,
		input: oneImport,
		output: priceListImportView,
		refusals: ['import/not-found', 'import/still-reading', 'import/cancelled'],
		example: { importId: 'import_…' },
	}),
	'price-list/cancel-import': request({
		summary: 'Stops an import of prices that is not carried out; nothing is left of it.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: priceListImportView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
};
