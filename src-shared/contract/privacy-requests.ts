/**
 * Requests of privacy (隐私): what a member agreed to, and looking at a personal field in full. What
 * is shown in full is never remembered as a reply, so these are not once-only.
 */
import * as z from 'zod';
import { CHANNELS, PURPOSES, REVEALED_FIELDS, REVEAL_REASONS } from '../privacy/consent.ts';
import { askedRequests } from './asked-requests.ts';
import { healthNoteRequests } from './health-note-requests.ts';
import { memberIdView } from './member-views.ts';
import { request } from './request.ts';
import { instantView, languageView } from './views.ts';

export const purposeView = z.enum(PURPOSES);

export const consentView = z.strictObject({
	purpose: purposeView,
	/** The last word of the member; '' when they were never asked. */
	state: z.enum(['', 'given', 'withdrawn', 'declined']),
	/** Version of the text of that last word. */
	version: z.string(),
	/** 0 when never asked. */
	atMs: instantView,
	/** True when another version of the text is in force than the one agreed to. */
	outdated: z.boolean(),
	/** What is asked now, in the language asked for, with the store's name. */
	text: z.string(),
	textVersion: z.string(),
	/** SHA-256 of the text, hex. */
	textHash: z.string().length(64),
});
export type ConsentView = z.infer<typeof consentView>;

const consentsView = z.strictObject({
	consents: z.array(consentView).length(PURPOSES.length),
	/** Whether there is a health note to be asked for: `off` where the store keeps none. */
	healthNotes: z.enum(['off', 'none', 'some']),
});

const NOBODY = `mem_${'0'.repeat(32)}`;

export const privacyRequests = {
	'consent/list': request({
		summary: 'What a member agreed to, purpose by purpose, and the texts in force.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView, language: languageView.default('zh-CN') }),
		output: consentsView,
		refusals: ['member/not-found'],
		example: { memberId: NOBODY },
	}),
	'consent/record': request({
		summary: 'Records a yes or a no to one purpose, with the text; withdrawing never stops a sale.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			purpose: purposeView,
			given: z.boolean(),
			/** The hash of the text that was shown: another text is not agreed to by mistake. */
			textHash: z.string().length(64),
			language: languageView.default('zh-CN'),
			channel: z.enum(CHANNELS).default('counter'),
		}),
		output: consentsView,
		refusals: ['member/not-found', 'consent/text-changed', 'consent/needs-guardian'],
		example: {
			memberId: NOBODY,
			purpose: 'marketing',
			given: false,
			textHash: '0'.repeat(64),
		},
	}),
	'member/reveal': request({
		summary: 'Shows one personal field in full; every look is an event, without the value.',
		role: 'manager',
		once: false,
		input: z.strictObject({
			memberId: memberIdView,
			field: z.enum(REVEALED_FIELDS),
			reason: z.enum(REVEAL_REASONS),
		}),
		output: z.strictObject({ field: z.enum(REVEALED_FIELDS), value: z.string() }),
		refusals: ['member/not-found', 'privacy/managers-only'],
		example: { memberId: NOBODY, field: 'phone', reason: 'call-back' },
	}),
	...healthNoteRequests,
	...askedRequests,
};
