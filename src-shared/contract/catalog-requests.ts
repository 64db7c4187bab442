/** Requests about goods: search, price check, adding and changing, importing a spreadsheet. */
import * as z from 'zod';
import { importFiles, oneImport } from './import-views.ts';
import { request } from './request.ts';
import { fenView, importPlanView, instantView, productView } from './views.ts';

const nothing = z.strictObject({});
const amountRefusals = [
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;

export const catalogRequests = {
	'product/search': request({
		summary: 'Up to 20 goods by barcode, PLU, number, name, pinyin initials or full pinyin.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			text: z.string().min(1).max(64),
			limit: z.int().min(1).max(20).default(20),
		}),
		output: z.strictObject({ products: z.array(productView) }),
		refusals: [],
		example: { text: 'kqs' },
	}),
	'product/check-price': request({
		summary: 'Price check (F3): what a code or PLU costs, without adding it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ text: z.string().min(1).max(256) }),
		output: z.strictObject({ product: productView, labelAmountFen: fenView.optional() }),
		refusals: ['scan/unknown-code', 'scan/bad-check-digit'],
		example: { text: '6901234567892' },
	}),
	'product/find': request({
		summary: 'One product with its price history.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ productId: z.int() }),
		output: z.strictObject({
			product: productView,
			history: z.array(
				z.strictObject({
					fromMs: instantView,
					priceFen: fenView,
					operator: z.string(),
					why: z.string(),
				}),
			),
		}),
		refusals: ['product/not-found'],
		example: { productId: 12 },
	}),
	'product/by-category': request({
		summary: 'Goods of a category for touch selection, a page at a time.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ categoryId: z.int(), page: z.int().min(0).default(0) }),
		output: z.strictObject({ products: z.array(productView), more: z.boolean() }),
		refusals: [],
		example: { categoryId: 1 },
	}),
	'category/list': request({
		summary: 'The category tree for touch selection.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: z.strictObject({
			categories: z.array(
				z.strictObject({
					categoryId: z.int(),
					parentId: z.int().optional(),
					name: z.string(),
					products: z.int(),
				}),
			),
		}),
		refusals: [],
		example: {},
	}),
	'product/add': request({
		summary: 'A new product in three fields at the counter: code, name, price.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			code: z.string().min(1).max(64),
			name: z.string().min(1).max(80),
			priceText: z.string().max(32),
			unit: z.string().max(20).default(''),
		}),
		output: productView,
		refusals: ['product/code-taken', 'product/invalid', ...amountRefusals],
		example: { code: '6901234567892', name: '乌龙茶 500ml', priceText: '4.50' },
	}),
	'product/change': request({
		summary:
			'Changes name, prices, tax, what it is as a service, or whether it is sold or discounted.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			productId: z.int(),
			name: z.string().min(1).max(80).optional(),
			priceText: z.string().max(32).optional(),
			memberPriceText: z.string().max(32).optional(),
			/** The least a cashier may sell it for alone; empty for none. */
			minPriceText: z.string().max(32).optional(),
			/** False: its price is not changed by hand at the counter. */
			discountable: z.boolean().optional(),
			taxBp: z.int().min(0).max(10_000).optional(),
			active: z.boolean().optional(),
			kind: z.enum(['goods', 'service']).optional(),
			/** Minutes a service takes (时长), at most a day; empty for none. */
			durationText: z.string().max(8).optional(),
			/** Of its technician (提成): `10%` of what it is worth, or yuan each time; empty for none. */
			commissionText: z.string().max(32).optional(),
		}),
		output: productView,
		refusals: ['product/not-found', 'product/invalid', ...amountRefusals],
		example: { productId: 12, priceText: '5.00' },
	}),
	'product/export': request({
		summary: 'The catalogue as CSV, a page at a time, with headers that the import reads.',
		role: 'manager',
		once: false,
		input: z.strictObject({ afterId: z.int().min(0).default(0) }),
		output: z.strictObject({
			csvText: z.string(),
			rows: z.int(),
			/** How many there are in all; on the first page. */
			total: z.int().optional(),
			/** Ask again from here; absent on the last page. */
			nextAfterId: z.int().optional(),
		}),
		refusals: [],
		example: { afterId: 0 },
	}),
	'import/start': request({
		summary: 'Reads spreadsheets (.xls, .xlsx, .csv) and plans the import; nothing is changed yet.',
		role: 'manager',
		once: false,
		input: z.strictObject({ files: importFiles }),
		output: importPlanView,
		refusals: ['import/unreadable', 'import/too-large', 'import/no-header', 'import/two-columns'],
		example: { files: [{ name: '食品.xls', base64: '…' }] },
	}),
	'import/look': request({
		summary: 'How far an import is, and its dry run once it is planned.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: importPlanView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
	'import/commit': request({
		summary: 'Carries a planned import out, all of it or nothing; refused rows are left out.',
		role: 'manager',
		once: true,
		input: oneImport,
		output: importPlanView,
		refusals: ['import/not-found', 'import/still-reading', 'import/cancelled'],
		example: { importId: 'import_…' },
	}),
	'import/cancel': request({
		summary: 'Stops an import; nothing of it is kept.',
		role: 'manager',
		once: false,
		input: oneImport,
		output: importPlanView,
		refusals: ['import/not-found'],
		example: { importId: 'import_…' },
	}),
} as const;
