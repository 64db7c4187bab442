/**
 * Requests of a question to the customer (顾客确认). The till opens one, looks how it stands and may
 * take it back; the customer's side looks and answers. Neither can do the other's part: `side`
 * says whose a request is, and the bridge knows which window asks.
 */
import * as z from 'zod';
import { PURPOSES } from '../privacy/consent.ts';
import { ASK_KINDS, ASK_STATES, ASK_WHYS, SIGNED_DOCUMENTS } from '../customer-ask/customer-ask.ts';
import { memberIdView } from './member-views.ts';
import { request } from './request.ts';
import { pictureView } from './settings-view.ts';
import { STORED_VALUE_REFUSALS } from './stored-value-refusals.ts';
import { fenView, instantView } from './views.ts';

const askId = z.string().max(64);
const askKind = z.enum(ASK_KINDS);
const purpose = z.enum(PURPOSES);
const NOBODY = `mem_${'0'.repeat(32)}`;
const done = z.strictObject({});

/** What the customer is asked, as it stands on their screen: nothing of anybody but masked. */
export const questionView = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('consent'),
		askId,
		/** Masked; '' for somebody who is being made a member. */
		member: z.string(),
		texts: z
			.array(z.strictObject({ purpose, text: z.string(), version: z.string() }))
			.min(1)
			.max(PURPOSES.length),
	}),
	z.strictObject({
		kind: z.literal('pin'),
		askId,
		member: z.string(),
		amountFen: fenView,
	}),
	z.strictObject({
		kind: z.literal('new-pin'),
		askId,
		member: z.string(),
	}),
	z.strictObject({
		kind: z.literal('sign'),
		askId,
		document: z.enum(SIGNED_DOCUMENTS),
		member: z.string(),
		/** The offer, the pass; '' for none. */
		name: z.string(),
		amountFen: fenView,
		bonusFen: fenView,
		/** Line by line, the words of the contract. */
		terms: z.array(z.string()),
	}),
]);
export type QuestionView = z.infer<typeof questionView>;

/** How a question stands, for the till; what was typed or drawn never goes there. */
export const customerAskView = z.strictObject({
	askId,
	kind: askKind,
	state: z.enum(ASK_STATES),
	why: z.enum(['', ...ASK_WHYS]),
	/** What was agreed to. */
	given: z.array(purpose),
	/** Tries left after a wrong PIN; -1 while none was wrong. */
	triesLeft: z.int(),
	/** The first eight digits of the signature's hash; '' without one. */
	signedHash: z.string(),
	openedMs: instantView,
});
export type CustomerAskView = z.infer<typeof customerAskView>;

const screenView = z.strictObject({
	/** True while a customer's screen is there. */
	here: z.boolean(),
	/** True when it can be touched. */
	touch: z.boolean(),
});

const cannotOpen = ['customer-ask/no-screen', 'customer-ask/busy'] as const;
const opened = z.strictObject({ askId });
const cannotAnswer = ['customer-ask/over'] as const;
const pin = z.string().regex(/^\d{6}$/);

export const customerAskRequests = {
	'customer-ask/show': request({
		summary: 'How the question to the customer stands, and whether a customer’s screen is there.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ screen: screenView, ask: customerAskView.optional() }),
		refusals: [],
		example: {},
	}),
	'customer-ask/consent': request({
		summary: 'Asks the customer on their screen to agree to one or more purposes, or not.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			/** '' for somebody who is being made a member: their answer goes with member/add. */
			memberId: z.union([z.literal(''), memberIdView]).default(''),
			purposes: z.array(purpose).min(1).max(PURPOSES.length),
		}),
		output: opened,
		refusals: [...cannotOpen, 'member/not-found', 'consent/needs-guardian'],
		example: { purposes: ['membership', 'marketing'] },
	}),
	'customer-ask/pin': request({
		summary: 'Asks for the member’s PIN on the customer’s keypad, for so much stored value.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			saleId: z.string().max(64),
			revision: z.int(),
			/** Yuan as typed; empty means all that is left to pay. */
			amountText: z.string().max(32).default(''),
		}),
		output: opened,
		refusals: [
			...cannotOpen,
			...STORED_VALUE_REFUSALS,
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'sale/changed-meanwhile',
			'payment/method-off',
			'payment/nothing-due',
			'payment/exceeds',
			'payment/unsettled',
			'refund/all-returned',
			'refund/holder-gone',
			'refund/exceeds',
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { saleId: 'sale_…', revision: 3 },
	}),
	'customer-ask/new-pin': request({
		summary: 'Asks a member who has no PIN to set one on the customer’s keypad.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: opened,
		refusals: [...cannotOpen, 'member/not-found', 'customer-ask/has-pin'],
		example: { memberId: NOBODY },
	}),
	'customer-ask/sign': request({
		summary: 'Asks the customer to sign the contract of a top-up or a pass on their screen.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			document: z.enum(SIGNED_DOCUMENTS),
			memberId: memberIdView,
			/** Of a top-up. */
			amountText: z.string().max(32).default(''),
			/** Of a pass. */
			templateId: z.string().max(64).default(''),
		}),
		output: opened,
		refusals: [
			...cannotOpen,
			'member/not-found',
			'member/frozen',
			'member/closed',
			'pass-card/no-template',
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
		],
		example: { document: 'top-up', memberId: NOBODY, amountText: '500' },
	}),
	'customer-ask/cancel': request({
		summary: 'Takes the question back; one that is over is put away.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ askId }),
		output: done,
		refusals: ['customer-ask/over'],
		example: { askId: 'ask_…' },
	}),
	'customer/here': request({
		summary: 'The customer’s screen says that it is there, and which question is asked.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: z.strictObject({ touch: z.boolean().default(false) }),
		output: z.strictObject({ askId }),
		refusals: [],
		example: { touch: true },
	}),
	'customer/question': request({
		summary: 'What the customer is asked now.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: done,
		output: z.strictObject({ question: questionView.optional() }),
		refusals: [],
		example: {},
	}),
	'customer/agree': request({
		summary: 'The customer agrees to what is named, and to nothing else that was asked.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: z.strictObject({ askId, given: z.array(purpose).max(PURPOSES.length) }),
		output: done,
		refusals: [
			...cannotAnswer,
			'consent/text-changed',
			'consent/needs-guardian',
			'member/not-found',
		],
		example: { askId: 'ask_…', given: ['membership'] },
	}),
	'customer/enter-pin': request({
		summary: 'The member types their PIN; it goes no further than here.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: z.strictObject({ askId, pin }),
		output: done,
		refusals: [
			...cannotAnswer,
			'member/not-found',
			'member/wrong-pin',
			'member/pin-locked',
			'member/weak-pin',
		],
		example: { askId: 'ask_…', pin: '274913' },
	}),
	'customer/sign': request({
		summary: 'The customer signs, by hand or by typing their initials.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: z.strictObject({
			askId,
			/** Drawn: a picture of black dots, and nothing of how it was drawn. */
			picture: pictureView.optional(),
			/** Typed instead. */
			initials: z.string().trim().max(12).default(''),
		}),
		output: done,
		refusals: [...cannotAnswer, 'customer-ask/not-signed'],
		example: { askId: 'ask_…', initials: 'OYM' },
	}),
	'customer/decline': request({
		summary: 'The customer says no; nothing else changes.',
		role: 'anyone',
		side: 'customer',
		once: false,
		input: z.strictObject({ askId }),
		output: done,
		refusals: cannotAnswer,
		example: { askId: 'ask_…' },
	}),
} as const;
