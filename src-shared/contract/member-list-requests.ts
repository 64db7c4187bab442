/**
 * Requests of lists of members (MEM-7…9, 11, 13, 17, 18): filtered, marked, put away and brought
 * back, exported, reminded, congratulated, and their monthly statement. Everything is masked; the
 * one way to whole phones is an export by the owner with a reason.
 */
import * as z from 'zod';
import { EXPORT_REASONS } from '../member/export-reasons.ts';
import { memberIdView, memberRowView } from './member-views.ts';
import { request } from './request.ts';
import { instantView, fenView, printJobView } from './views.ts';

const dateView = z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/);
const bound = z.int().min(-1_000_000_000).max(10_000_000_000).optional();

export const memberFilterView = z.strictObject({
	/** A whole card number. */
	card: z.string().max(24).default(''),
	/** A whole phone or its last four digits. */
	phone: z.string().max(24).default(''),
	tier: z.string().max(40).default(''),
	tag: z.string().max(20).default(''),
	/** Both ends are included. */
	spentFromFen: bound,
	spentToFen: bound,
	pointsFrom: bound,
	pointsTo: bound,
	/** Principal and bonus together. */
	storedFromFen: bound,
	storedToFen: bound,
	/** Business dates of the last visit. */
	lastFrom: dateView.default(''),
	lastTo: dateView.default(''),
	/** 0 for any. */
	birthMonth: z.int().min(0).max(12).default(0),
	state: z.enum(['listed', 'frozen', 'archived']).default('listed'),
});
export type MemberFilter = z.output<typeof memberFilterView>;

export const listedMemberView = z.strictObject({
	...memberRowView.shape,
	/** Where the next page begins. */
	at: z.int(),
	tags: z.array(z.string()),
	/** `05-12`; '' when it is not known. */
	birthday: z.string(),
	visits: z.int(),
	spentFen: fenView,
	joinedMs: z.int(),
	/** May be sent offers. */
	marketing: z.boolean(),
});
export type ListedMemberView = z.infer<typeof listedMemberView>;

/** As many as keep no scan waiting; more are more requests. */
const chosen = z.array(memberIdView).min(1).max(50);

const KEPT_BECAUSE = [
	'visited',
	'stored-value',
	'points',
	'point-debt',
	'passes',
	'tier-fee',
	'account',
	'overdraft',
	'waiting',
	'family',
	'state',
] as const;

/** Chosen by the screen: it may stop what it asked, and hears how far it is (member-list/stop). */
const walkId = z
	.string()
	.regex(/^[\w-]{8,64}$/)
	.optional();

/** How far a long walk is, 0…1000; nothing of anybody. */
export const memberWalkView = z.strictObject({ walkId: z.string(), progress: z.int() });

export const memberListRequests = {
	'member-list/find': request({
		summary: 'Members by card, phone, money spent, points, tier, tag, last visit, birth month.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			filter: memberFilterView.prefault({}),
			/** Rows behind this one; absent for the first page. */
			after: z.int().min(0).optional(),
			limit: z.int().min(1).max(200).default(50),
			walkId,
		}),
		output: z.strictObject({
			rows: z.array(listedMemberView).max(200),
			more: z.boolean(),
			/** To filter by; lowest first. */
			tiers: z.array(z.strictObject({ code: z.string(), name: z.string() })),
		}),
		refusals: ['member-list/stopped'],
		example: { filter: { tier: 'gold', birthMonth: 5 } },
	}),
	'member-list/stop': request({
		summary: 'Stops looking for what a screen asked and does not want any more.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ walkId: walkId.unwrap() }),
		output: z.strictObject({ stopped: z.boolean() }),
		refusals: [],
		example: { walkId: 'walk-0001' },
	}),
	'member-list/tag': request({
		summary: 'Gives a tag to members or takes it from them, as many as are chosen.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberIds: chosen,
			tag: z.string().trim().min(1).max(20),
			give: z.boolean().default(true),
		}),
		output: z.strictObject({
			changed: z.int(),
			/** Who has as many as may be had, and did not get it. */
			full: z.int(),
		}),
		refusals: [],
		example: { memberIds: [`mem_${'0'.repeat(32)}`], tag: '茶客' },
	}),
	'member-list/retag': request({
		summary: 'Gives and takes the automatic tags anew: recency, frequency, money, preference.',
		role: 'manager',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ members: z.int(), changed: z.int() }),
		refusals: [],
		example: {},
	}),
	'member-list/idle': request({
		summary: 'Members without a visit for so many months and with nothing left: may be archived.',
		role: 'manager',
		once: false,
		input: z.strictObject({
			months: z.int().min(1).max(120).default(12),
			after: z.int().min(0).optional(),
			limit: z.int().min(1).max(200).default(50),
			walkId,
		}),
		output: z.strictObject({ rows: z.array(listedMemberView).max(200), more: z.boolean() }),
		refusals: ['member-list/stopped'],
		example: { months: 12 },
	}),
	'member-list/archive': request({
		summary: 'Puts idle members away; who has anything with us or was here since is kept.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberIds: chosen,
			months: z.int().min(1).max(120).default(12),
		}),
		output: z.strictObject({
			archived: z.int(),
			kept: z.array(
				z.strictObject({ memberId: memberIdView, reasons: z.array(z.enum(KEPT_BECAUSE)) }),
			),
		}),
		refusals: [],
		example: { memberIds: [`mem_${'0'.repeat(32)}`] },
	}),
	'member-list/restore': request({
		summary: 'Brings archived members back, within 30 days.',
		role: 'manager',
		once: true,
		input: z.strictObject({ memberIds: chosen }),
		output: z.strictObject({ restored: z.int(), late: z.int() }),
		refusals: [],
		example: { memberIds: [`mem_${'0'.repeat(32)}`] },
	}),
	'member-list/tasks': request({
		summary: 'Whom to remind and whom to win back today; laid out when the day opens (K3).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ after: z.int().min(0).default(0) }),
		output: z.strictObject({
			rows: z
				.array(
					z.strictObject({
						taskId: z.int(),
						kind: z.enum(['remind', 'win-back', 'birthday', 'points-expire']),
						bizDate: z.string(),
						memberId: memberIdView,
						name: z.string(),
						phone: z.string(),
						lastMs: z.int(),
						marketing: z.boolean(),
						/** Sent after them and good still. */
						coupon: z
							.strictObject({ code: z.string(), name: z.string(), validUntil: z.string() })
							.optional(),
					}),
				)
				.max(100),
			open: z.int(),
			more: z.boolean(),
		}),
		refusals: [],
		example: {},
	}),
	'member-list/close-task': request({
		summary: 'A member was called or written to, or will not be.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ taskId: z.int(), state: z.enum(['done', 'dropped']) }),
		output: z.strictObject({ taskId: z.int() }),
		refusals: ['member-list/task-gone'],
		example: { taskId: 1, state: 'done' },
	}),
	'member-list/birthdays': request({
		summary: 'Whose birthday it is in the coming days, by day (MEM-13).',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			/** Business date; '' for today. */
			from: dateView.default(''),
			days: z.int().min(1).max(31).default(7),
		}),
		output: z.strictObject({
			rows: z
				.array(
					z.strictObject({
						/** The day it is kept on: 29 February on the 28th where there is none. */
						date: z.string(),
						memberId: memberIdView,
						name: z.string(),
						phone: z.string(),
						tierName: z.string(),
						marketing: z.boolean(),
					}),
				)
				.max(1000),
			more: z.boolean(),
		}),
		refusals: [],
		example: { days: 7 },
	}),
	'member-list/export': request({
		summary: 'A list as .xlsx or .csv with who, when and where in it; logged without a person.',
		role: 'manager',
		// Asked twice it is two files and two lines in the journal; a remembered reply would keep
		// the list in the ledger.
		once: false,
		input: z.strictObject({
			filter: memberFilterView.prefault({}),
			format: z.enum(['xlsx', 'csv']),
			reason: z.enum(EXPORT_REASONS),
			/** Whole phones, names and cards: the owner’s word. */
			whole: z.boolean().default(false),
			walkId,
		}),
		output: z.strictObject({ file: z.string(), base64: z.string(), rows: z.int() }),
		refusals: ['member-list/too-many', 'member-list/stopped'],
		example: { filter: {}, format: 'xlsx', reason: 'analysis' },
	}),
	'member-list/statement': request({
		summary: 'Prints a month of one member: each pocket, every movement, what is left (MEM-18).',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
		}),
		output: printJobView,
		refusals: ['member/not-found', 'printer/none', 'member-list/stopped'],
		example: { memberId: `mem_${'0'.repeat(32)}`, month: '2026-11' },
	}),
	'member-list/check-statement': request({
		summary: 'Whether a printed statement stands on this journal, by the mark on it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			/** Row and code as they are printed: `2n8c4k3f9x-345 ab12 cd34 ef56 7890`. */
			mark: z.string().max(80),
		}),
		output: z.strictObject({
			state: z.enum(['same', 'other', 'no-such-row', 'unreadable']),
			/** When that row was written; 0 where there is none. */
			atMs: instantView,
		}),
		refusals: [],
		example: { mark: '2n8c4k3f9x-345 ab12 cd34 ef56 7890' },
	}),
} as const;
