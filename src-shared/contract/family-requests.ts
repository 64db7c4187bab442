/** Requests of families (家庭会员, MEM-12): who draws on whose pool, and how much. */
import * as z from 'zod';
import { MAX_LINKED } from '../member/member.ts';
import { memberIdView, memberRowView } from './member-views.ts';
import { request } from './request.ts';
import { fenView, instantView } from './views.ts';

const amountRefusals = [
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;
const whose = ['member/not-found', 'member/frozen', 'member/closed'] as const;
/** Yuan; '' without a limit, while 0 lets nothing through. */
const limits = {
	dayLimitText: z.string().max(32).default(''),
	monthLimitText: z.string().max(32).default(''),
};

export const familyView = z.strictObject({
	role: z.enum(['none', 'primary', 'linked']),
	primary: memberRowView,
	links: z
		.array(
			z.strictObject({
				member: memberRowView,
				/** Fen; null without a limit. Points of the pool count by what they are worth. */
				dayLimitFen: fenView.nullable(),
				monthLimitFen: fenView.nullable(),
				spentTodayFen: fenView,
				spentMonthFen: fenView,
				sinceMs: instantView,
			}),
		)
		.max(MAX_LINKED),
	/** Who spent out of the pool, the newest first. */
	spends: z
		.array(
			z.strictObject({
				memberId: memberIdView,
				/** Masked. */
				name: z.string(),
				/** '' for a gift, which has none. */
				receiptNo: z.string(),
				atMs: instantView,
				/** Stored value. */
				fen: fenView,
				/** Points, beside it. */
				points: z.int(),
			}),
		)
		.max(20),
});
export type FamilyView = z.infer<typeof familyView>;

const someone = `mem_${'0'.repeat(32)}`;

export const familyRequests = {
	'family/show': request({
		summary: 'The family a member belongs to, with limits, what was spent, and by whom.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: familyView,
		refusals: ['member/not-found'],
		example: { memberId: someone },
	}),
	'family/link': request({
		summary: 'Lets a member draw on a primary’s pool, within limits; at most three (MEM-12).',
		role: 'manager',
		once: true,
		input: z.strictObject({ primaryId: memberIdView, memberId: memberIdView, ...limits }),
		output: familyView,
		refusals: [
			...whose,
			'family/self',
			'family/linked-already',
			'family/is-primary',
			'family/primary-is-linked',
			'family/full',
			'family/own-balance',
			...amountRefusals,
		],
		example: { primaryId: someone, memberId: `mem_${'1'.repeat(32)}`, dayLimitText: '100' },
	}),
	'family/limit': request({
		summary: 'Changes what a linked member may spend a day and a month.',
		role: 'manager',
		once: true,
		input: z.strictObject({ memberId: memberIdView, ...limits }),
		output: familyView,
		refusals: [...whose, 'family/not-linked', ...amountRefusals],
		example: { memberId: someone, dayLimitText: '50', monthLimitText: '500' },
	}),
	'family/unlink': request({
		summary: 'Takes a member out of a family; they draw on their own pool again.',
		role: 'manager',
		once: true,
		input: z.strictObject({ memberId: memberIdView }),
		output: familyView,
		refusals: ['member/not-found', 'family/not-linked'],
		example: { memberId: someone },
	}),
};
