/** Requests about completed sales: the list, and one of them with its paper and its goods. */
import * as z from 'zod';
import { request } from './request.ts';
import { completedSaleView, receiptDocumentView } from './views.ts';

export const completedRequests = {
	'sale/list': request({
		summary: 'Completed sales, newest first, by day, number, amount or operator.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			bizDate: z
				.string()
				.regex(/^(\d{4}-\d\d-\d\d)?$/)
				.default(''),
			/** Receipt number, fiscal number, or yuan amount. */
			text: z.string().max(64).default(''),
			operator: z.string().max(12).default(''),
			/** Only sales before this position: the next page. */
			beforePos: z.int().optional(),
			limit: z.int().min(1).max(100).default(50),
		}),
		output: z.strictObject({ sales: z.array(completedSaleView), more: z.boolean() }),
		refusals: [],
		example: { bizDate: '2026-11-25' },
	}),
	'sale/find': request({
		summary: 'One completed sale: its receipt as it would be printed, the goods it sold.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ pos: z.int().optional(), receiptNo: z.string().max(64).optional() }),
		output: z.strictObject({
			sale: completedSaleView,
			document: receiptDocumentView,
			goods: z.array(
				z.strictObject({
					n: z.int(),
					name: z.string(),
					quantityMilli: z.int(),
					unit: z.string(),
				}),
			),
		}),
		refusals: ['sale/not-found'],
		example: { receiptNo: 'S01-T1-0000001-ABCDEF' },
	}),
} as const;
