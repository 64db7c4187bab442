/**
 * What a member asks of their own record (个人信息请求): to see it, to have a copy, to have it put
 * right, to be forgotten. Each has a date by which it is answered, and a refusal has a reason.
 */
import * as z from 'zod';
import { ASKED_KINDS, HOLD_KINDS, PROOFS } from '../privacy/privacy-request.ts';
import { memberIdView } from './member-views.ts';
import { request } from './request.ts';
import { instantView } from './views.ts';

const requestIdView = z.string().regex(/^ask_[0-9a-f]{32}$/);
const NOBODY = `mem_${'0'.repeat(32)}`;
const NOTHING = `ask_${'0'.repeat(32)}`;

export const askedView = z.strictObject({
	requestId: requestIdView,
	memberId: memberIdView,
	/** Masked. */
	name: z.string(),
	phone: z.string(),
	kind: z.enum(ASKED_KINDS),
	state: z.enum(['open', 'answered', 'refused']),
	proof: z.enum(PROOFS),
	openedMs: instantView,
	dueDate: z.string(),
	/** Working days; 0 today, below 0 when it is late. */
	daysLeft: z.int(),
	/** 0 while it is open. */
	closedMs: instantView,
	operator: z.string(),
	answer: z.string(),
});
export type AskedView = z.infer<typeof askedView>;

const holdView = z.strictObject({ kind: z.enum(HOLD_KINDS), figure: z.int() });

const CLOSED = ['privacy/not-found', 'privacy/answered-already'] as const;

export const askedRequests = {
	'privacy/ask': request({
		summary: 'Takes down what a member asks of their record; the date of the answer runs from now.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			kind: z.enum(ASKED_KINDS),
			proof: z.enum(PROOFS),
		}),
		output: askedView,
		refusals: ['member/not-found', 'privacy/asked-already'],
		example: { memberId: NOBODY, kind: 'export', proof: 'card' },
	}),
	'privacy/list': request({
		summary: 'Open requests, the first due first, and the fifty answered last.',
		role: 'manager',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({
			open: z.array(askedView).max(500),
			closed: z.array(askedView).max(50),
		}),
		refusals: [],
		example: {},
	}),
	'privacy/copy': request({
		summary: 'Everything about a member, as JSON and as CSV, for the member who asked for it.',
		role: 'manager',
		once: false,
		input: z.strictObject({ requestId: requestIdView }),
		output: z.strictObject({
			/** Without its ending. */
			file: z.string(),
			jsonText: z.string(),
			csvText: z.string(),
			rows: z.int(),
		}),
		refusals: ['privacy/not-found', 'member/not-found', 'privacy/managers-only'],
		example: { requestId: NOTHING },
	}),
	'privacy/answer': request({
		summary: 'Closes a request: done, or refused with the reason the member is told.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			requestId: requestIdView,
			outcome: z.enum(['answered', 'refused']),
			answer: z.string().max(200).default(''),
		}),
		output: askedView,
		refusals: [...CLOSED, 'privacy/needs-reason', 'privacy/erase-first', 'privacy/copy-first'],
		example: { requestId: NOTHING, outcome: 'answered' },
	}),
	'privacy/check-erase': request({
		summary: 'What stands in the way of forgetting a member, what they lose, what is kept.',
		role: 'manager',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: z.strictObject({
			holds: z.array(holdView),
			/** Lost with the record. */
			points: z.int(),
			coupons: z.int(),
			/** Sealed until this date by a duty to keep; '' when nothing is. */
			keptUntil: z.string(),
		}),
		refusals: ['member/not-found'],
		example: { memberId: NOBODY },
	}),
	'privacy/erase': request({
		summary: 'Forgets the person of an open request; the accounts stay. It cannot be undone.',
		role: 'manager',
		once: true,
		input: z.strictObject({ requestId: requestIdView }),
		output: z.strictObject({ memberId: memberIdView, keptUntil: z.string() }),
		refusals: [...CLOSED, 'member/not-found', 'privacy/still-holds', 'privacy/other-kind'],
		example: { requestId: NOTHING },
	}),
	'privacy/unseal': request({
		summary: 'Opens what is kept of a forgotten buyer, for an authority or a dispute.',
		role: 'owner',
		once: false,
		input: z.strictObject({
			memberId: memberIdView,
			reason: z.enum(['authority', 'dispute']),
		}),
		output: z.strictObject({
			name: z.string(),
			phone: z.string(),
			identityNo: z.string(),
			cards: z.array(z.string()),
			keptUntil: z.string(),
		}),
		refusals: ['member/not-found', 'privacy/nothing-sealed'],
		example: { memberId: NOBODY, reason: 'authority' },
	}),
};
