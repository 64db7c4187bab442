/**
 * Requests of health notes (健康备注): allergies, contraindications, pregnancy. Off by default; a
 * consent and a right of their own; every look is an event, and what was read is no remembered
 * reply.
 */
import * as z from 'zod';
import { memberIdView } from './member-views.ts';
import { request } from './request.ts';
import { instantView } from './views.ts';

const NOBODY = `mem_${'0'.repeat(32)}`;

const healthNoteView = z.strictObject({
	noteId: z.int(),
	text: z.string(),
	atMs: instantView,
	operator: z.string(),
});

const REFUSALS = ['member/not-found', 'health-note/off'] as const;

export const healthNoteRequests = {
	'health-note/write': request({
		summary: 'Seals a health note with the member’s own key; needs their consent to it.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ memberId: memberIdView, healthNote: z.string().min(1).max(500) }),
		output: z.strictObject({ noteId: z.int() }),
		refusals: [...REFUSALS, 'health-note/no-consent', 'health-note/too-many'],
		example: { memberId: NOBODY, healthNote: '青霉素过敏' },
	}),
	'health-note/read': request({
		summary: 'Opens the health notes of a member, the newest first; every look is an event.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: z.strictObject({
			notes: z.array(healthNoteView).max(50),
			/** Written with a key that is not on this machine: nobody reads them any more. */
			lost: z.int(),
		}),
		refusals: REFUSALS,
		example: { memberId: NOBODY },
	}),
	'health-note/destroy': request({
		summary: 'Destroys one health note; with the last one goes the key.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ memberId: memberIdView, noteId: z.int() }),
		output: z.strictObject({ left: z.int() }),
		refusals: [...REFUSALS, 'health-note/not-found'],
		example: { memberId: NOBODY, noteId: 1 },
	}),
};
