/** Requests of the rules of the day for members (K3, MEM-8, MEM-17): read, and put as a whole. */
import * as z from 'zod';
import { MAX_SEGMENTS } from '../member/member-rules.ts';
import { request } from './request.ts';
import { instantView } from './views.ts';

const often = {
	/** Days between two messages. */
	everyDays: z.int().min(1).max(365),
	/** Messages of its kind in one absence. */
	atMost: z.int().min(1).max(99),
};
const bound = z.int().min(0).max(10_000_000_000).optional();

export const memberRulesView = z.strictObject({
	remind: z.strictObject({ days: z.int().min(1).max(3660), ...often }),
	winBack: z.strictObject({ months: z.int().min(1).max(120), ...often }),
	/** Sent with the message that wins back; `kindId` '' sends none. */
	coupon: z.strictObject({ kindId: z.string().max(64), days: z.int().min(1).max(3660) }),
	/** Automatic tags by recency (days), frequency (visits) and money (fen); both ends included. */
	segments: z
		.array(
			z.strictObject({
				tag: z.string().trim().max(20),
				measure: z.enum(['days-away', 'visits', 'spent']),
				from: bound,
				to: bound,
			}),
		)
		.max(MAX_SEGMENTS),
	/** A tag for each category with so much of what they spent; 0 percent gives none. */
	preference: z.strictObject({
		sharePercent: z.int().min(0).max(100),
		months: z.int().min(1).max(60),
		visits: z.int().min(1).max(60),
	}),
});
export type MemberRulesInput = z.infer<typeof memberRulesView>;

const inForce = z.strictObject({
	rules: memberRulesView,
	/** The usual ones, to go back to. */
	usual: memberRulesView,
	/** 0 before anybody changed them. */
	version: z.int(),
	changedMs: instantView,
	/** Operator number. */
	changedBy: z.string(),
	/** Of the price book, to choose from. */
	couponKinds: z.array(z.strictObject({ kindId: z.string(), name: z.string() })),
});
export type MemberRulesView = z.infer<typeof inForce>;

export const memberRulesRequests = {
	'member-rules/list': request({
		summary: 'After how long members are reminded and won back, with what, and automatic tags.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: inForce,
		refusals: [],
		example: {},
	}),
	'member-rules/put': request({
		summary: 'Puts the rules of dormancy and of automatic tags as a whole; the next day obeys.',
		role: 'manager',
		once: true,
		input: z.strictObject({ rules: memberRulesView }),
		output: inForce,
		refusals: ['member-rules/wrong'],
		example: {
			rules: {
				remind: { days: 3, everyDays: 7, atMost: 3 },
				winBack: { months: 3, everyDays: 7, atMost: 3 },
				coupon: { kindId: '', days: 30 },
				segments: [{ tag: 'R活跃', measure: 'days-away', to: 30 }],
				preference: { sharePercent: 50, months: 6, visits: 3 },
			},
		},
	}),
} as const;
