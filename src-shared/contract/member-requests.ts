/** Requests of members (会员): found, made, changed, and put on the open sale. */
import * as z from 'zod';
import { MAX_NOTE, MAX_TAGS, PROFILE_FIELDS } from '../member/member.ts';
import { UNREADABLE_MEMBER } from './member-refusals.ts';
import {
	foundByView,
	memberChangeView,
	memberIdView,
	memberKindView,
	memberPageView,
	memberPanelView,
	memberRowView,
} from './member-views.ts';
import { request } from './request.ts';
import { completedSaleView, fenView, saleChangeView } from './views.ts';

const profileText = z.string().max(120);

export const memberRequests = {
	'member/find': request({
		summary: 'Finds a member by card, rotating code, phone or its last four, initials or name.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			text: z.string().max(256),
			source: z.enum(['typed', 'scanned']).default('typed'),
			/** `page`: to look at their page, where one who is suspended or closed is shown too. */
			purpose: z.enum(['counter', 'page']).default('counter'),
		}),
		output: z.strictObject({
			/** Exactly one: ready to be put on the sale, or to be looked at. */
			panel: memberPanelView.optional(),
			/** Several, newest visit first; at most 20. */
			rows: z.array(memberRowView).max(20),
		}),
		refusals: UNREADABLE_MEMBER,
		example: { text: '1234' },
	}),
	'member/panel': request({
		summary: 'What the counter shows of one member (MEM-5).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView, foundBy: foundByView.default('list') }),
		output: memberPanelView,
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'member/page': request({
		summary: 'The member’s own page; personal fields stay masked.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: memberPageView,
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'member/add': request({
		summary: 'Makes a member; a phone or a card number is enough, and they are usable at once.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			phone: profileText.default(''),
			cardNo: z.string().max(64).default(''),
			name: z.string().max(40).default(''),
			gender: z.enum(['', 'female', 'male']).default(''),
			birthday: z.string().max(20).default(''),
			address: profileText.default(''),
			note: z.string().max(MAX_NOTE).default(''),
			kind: memberKindView.default('ordinary'),
			taxNo: z.string().max(40).default(''),
			accountCode: z.string().max(20).default(''),
			tags: z.array(z.string().trim().min(1).max(20)).max(MAX_TAGS).default([]),
			/** Code, phone or card of who sent them. */
			referredBy: z.string().max(64).default(''),
			/** They were shown the membership's text and said yes; kept with the text (SEC-4). */
			agreed: z.boolean().default(false),
			/** They agreed to be sent offers; apart from the membership itself. */
			marketing: z.boolean().default(false),
			/** A guardian of a child under 14 was shown the text and said yes. */
			guardian: z.boolean().default(false),
			/** The question they answered on the customer's screen; it says instead of the two above. */
			consentAskId: z.string().max(64).default(''),
		}),
		output: memberPanelView,
		refusals: [
			'member/needs-phone-or-card',
			'member/bad-phone',
			'member/phone-taken',
			'member/bad-card',
			'member/card-mistyped',
			'member/card-taken',
			'member/bank-card',
			'member/bad-birthday',
			'member/bad-tax-number',
			'account/not-company',
			'account/of-another',
			'account/not-found',
			'member/referrer-unknown',
			'member/referred-self',
			'customer-ask/not-answered',
			'customer-ask/other-thing',
			'consent/text-changed',
			'consent/needs-guardian',
		],
		example: { phone: '13800138000', name: '欧阳明' },
	}),
	'member/change': request({
		summary:
			'Changes one field; the old value stays in the history. A new phone needs the old one.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			field: z.enum(PROFILE_FIELDS),
			value: z.string().max(MAX_NOTE),
			/** For a new phone: the whole old one, as the member says it; or a manager releases it. */
			oldPhone: z.string().max(40).default(''),
		}),
		output: memberPageView,
		refusals: [
			'member/not-found',
			'member/closed',
			'member/bad-phone',
			'member/phone-taken',
			'member/old-phone-wrong',
			'member/needs-phone-or-card',
			'member/bad-birthday',
			'member/birthday-too-soon',
			'consent/needs-guardian',
			'member/bad-identity-number',
			'member/identity-off',
			'member/bad-tax-number',
			'member/owes-account',
			'member/account-credit',
			'member/account-held',
			'account/not-company',
			'account/of-another',
			'account/not-found',
		],
		example: { memberId: `mem_${'0'.repeat(32)}`, field: 'name', value: '欧阳明' },
	}),
	'member/history': request({
		summary: 'Every change of a member, newest first: old, new, who, when.',
		role: 'manager',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: z.strictObject({ changes: z.array(memberChangeView).max(200) }),
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'member/visits': request({
		summary: 'The last 20 sales of a member, their five goods bought most, the average (MEM-16).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: z.strictObject({
			sales: z.array(completedSaleView).max(20),
			top: z.array(z.strictObject({ name: z.string(), times: z.int(), netFen: fenView })).max(5),
			averageFen: fenView,
		}),
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'member/set-pin': request({
		summary: 'Sets the member’s PIN for stored value; they type it themselves.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			pin: z.string().regex(/^\d{6}$/),
			/** The one they have, if any; or a manager releases it. */
			oldPin: z.string().max(12).default(''),
		}),
		output: z.strictObject({ hasPin: z.literal(true) }),
		refusals: ['member/not-found', 'member/weak-pin', 'member/wrong-pin', 'member/pin-locked'],
		example: { memberId: `mem_${'0'.repeat(32)}`, pin: '274913' },
	}),
	'sale/attach-member': request({
		summary: 'Puts a member on the open sale: their prices, points and coupons hold from now on.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView, foundBy: foundByView.default('list') }),
		output: saleChangeView,
		refusals: [
			'shift/none-open',
			'member/not-found',
			'member/frozen',
			'member/closed',
			'payment/still-paid',
		],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'sale/detach-member': request({
		summary: 'Takes the member off the open sale.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: saleChangeView,
		refusals: ['shift/none-open', 'member/none-attached', 'payment/still-paid'],
		example: {},
	}),
};
