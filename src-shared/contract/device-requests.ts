/** Requests about paper and devices: reprint, the spool, test page, the drawer. */
import * as z from 'zod';
import { request } from './request.ts';
import { deviceView, noSaleReasonView, printJobView } from './views.ts';

const nothing = z.strictObject({});

export const deviceRequests = {
	'receipt/reprint': request({
		summary: 'Prints a copy someone asked for, marked 补打 第N次.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ pos: z.int() }),
		output: printJobView,
		refusals: ['sale/not-found', 'printer/none'],
		example: { pos: 17 },
	}),
	'receipt/gift': request({
		summary:
			'Prints a receipt without prices (礼品小票), of all lines of a sale or of those named.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ pos: z.int(), lines: z.array(z.int()).min(1).max(500).optional() }),
		output: printJobView,
		refusals: ['sale/not-found', 'sale/no-goods', 'sale/line-gone', 'printer/none'],
		example: { pos: 17, lines: [1, 3] },
	}),
	'receipt/print-offered': request({
		summary: 'Prints the receipt of a sale just completed, when the store asks each time.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ pos: z.int() }),
		output: printJobView,
		refusals: ['print-job/not-found', 'printer/none'],
		example: { pos: 17 },
	}),
	'print-job/list': request({
		summary: 'Print jobs that wait for paper or for a person, oldest first.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: z.strictObject({ jobs: z.array(printJobView) }),
		refusals: [],
		example: {},
	}),
	'print-job/retry': request({
		summary: 'Prints a job again whose fate is unknown, failed or expired; marked 重打.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ jobId: z.int() }),
		output: printJobView,
		refusals: ['print-job/not-found', 'print-job/still-printing', 'printer/none'],
		example: { jobId: 9 },
	}),
	'print-job/dismiss': request({
		summary: 'Puts a print job away without printing it.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ jobId: z.int() }),
		output: printJobView,
		refusals: ['print-job/not-found', 'print-job/still-printing'],
		example: { jobId: 9 },
	}),
	'printer/test': request({
		summary: 'Prints the test page: Chinese, ￥, columns, barcode, QR.',
		role: 'cashier',
		once: true,
		input: nothing,
		output: printJobView,
		refusals: ['printer/none'],
		example: {},
	}),
	'device/list': request({
		summary: 'Devices and their health.',
		role: 'cashier',
		once: false,
		input: nothing,
		output: z.strictObject({ devices: z.array(deviceView) }),
		refusals: [],
		example: {},
	}),
	'drawer/open': request({
		summary: 'Opens the drawer without a sale (无销售开箱), with a reason; an event each time.',
		role: 'manager',
		once: true,
		input: z.strictObject({ reason: noSaleReasonView }),
		output: z.strictObject({ outcome: z.enum(['opening', 'no-drawer']) }),
		refusals: ['shift/none-open', 'drawer/none'],
		example: { reason: 'give-change' },
	}),
} as const;
