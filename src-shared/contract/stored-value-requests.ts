/** Requests of stored value (储值): topping up, undoing, giving back, looking. It is spent by payment/begin. */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { TRANSFER_REASONS } from '../pass-card/change-pass.ts';
import { SPEND_POLICIES } from '../stored-value/lot.ts';
import { SV_REFUND_REASONS } from '../stored-value/refund-lots.ts';
import { IDENTITY_KINDS } from '../stored-value/prepaid-law.ts';
import { DEFAULT_BOOK } from '../stored-value/stored-value-book.ts';
import { memberIdView } from './member-views.ts';
import { paperView } from './pass-card-views.ts';
import { request } from './request.ts';
import {
	dateOrNone,
	pocketsView,
	refundPlanView,
	storedValueBookView,
	topUpQuote,
} from './stored-value-views.ts';
import { fenView, instantView } from './views.ts';

const way = z.enum(SETTLE_WAYS);
/** Slip or transfer number: never a card number. */
const reference = z.string().max(40).default('');
const amountText = z.string().max(32);
const whose = ['member/not-found', 'member/frozen', 'member/closed'] as const;
/** Why a bonus is given or taken by hand: codes, no free text. */
export const ADJUST_REASONS = ['goodwill', 'complaint', 'mistake', 'other'] as const;
const amounts = [
	'amount/looks-like-barcode',
	'amount/not-a-number',
	'amount/too-precise',
	'amount/too-large',
] as const;
const moneyRefusals = ['shift/none-open', 'payment/method-off', 'payment/card-number'] as const;
const lawRefusals = [
	'stored-value/above-cap',
	'stored-value/needs-identity',
	'stored-value/no-cash',
	'stored-value/too-little',
	'stored-value/cash-step',
] as const;

export const storedValueRequests = {
	'stored-value/show': request({
		summary: 'The lots, both pockets and the movements of a member’s stored value.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: z.strictObject({
			pockets: pocketsView,
			heldFen: fenView,
			lots: z.array(
				z.strictObject({
					lotId: z.string(),
					openedOn: z.string(),
					policy: z.enum(SPEND_POLICIES),
					principalFen: fenView,
					bonusFen: fenView,
					principalLeftFen: fenView,
					bonusLeftFen: fenView,
					bonusExpires: z.string(),
					/** Days left of the seven without a reason; absent when over or used. */
					daysToReturn: z.int().optional(),
					/** Of today and untouched: it can be undone (SV-7). */
					canUndo: z.boolean(),
				}),
			),
			moves: z.array(
				z.strictObject({
					pos: z.int(),
					atMs: instantView,
					kind: z.string(),
					principalFen: fenView,
					bonusFen: fenView,
					operator: z.string(),
				}),
			),
		}),
		refusals: ['member/not-found'],
		example: { memberId: `mem_${'0'.repeat(32)}` },
	}),
	'stored-value/quote-top-up': request({
		summary: 'What a top-up would bring: the best offer, the next one, both pockets after it.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView, amountText }),
		output: topUpQuote,
		refusals: [...whose, ...amounts],
		example: { memberId: `mem_${'0'.repeat(32)}`, amountText: '500' },
	}),
	'stored-value/top-up': request({
		summary:
			'Takes money for stored value (充值): a liability, never revenue; prints the contract.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			amountText,
			way,
			reference,
			/** The bonus the member was told. */
			expectedBonusFen: fenView,
			/** The offer the member was told, '' for none; where it is not said, only the bonus counts. */
			expectedOfferId: z.string().max(40).optional(),
			/** Somebody looked at a document, and of which kind; its number is not asked. */
			identified: z.boolean().default(false),
			identityKind: z.enum(['', ...IDENTITY_KINDS]).default(''),
			/** The question that was answered with a signature on the customer's screen. */
			signAskId: z.string().max(64).default(''),
		}),
		output: z.strictObject({
			lotId: z.string(),
			...topUpQuote.shape,
			coupons: z.array(z.string()),
			tierName: z.string(),
			...paperView,
		}),
		refusals: [
			'allowance/top-up-cash-only',
			'family/top-up-primary',
			...whose,
			...amounts,
			...moneyRefusals,
			...lawRefusals,
			'stored-value/offer-changed',
			'customer-ask/not-answered',
			'customer-ask/other-thing',
		],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			amountText: '500',
			way: 'wechat',
			expectedBonusFen: 5000,
		},
	}),
	'stored-value/undo-top-up': request({
		summary: 'Undoes a top-up of today of which nothing was spent (SV-7).',
		role: 'manager',
		once: true,
		input: z.strictObject({ memberId: memberIdView, lotId: z.string().max(64), reference }),
		output: z.strictObject({ paidBackFen: fenView, after: pocketsView, ...paperView }),
		refusals: [
			'allowance/needs-hq',
			'member/not-found',
			...moneyRefusals,
			'stored-value/no-such-top-up',
			'stored-value/not-this-day',
			'stored-value/spent-already',
			'stored-value/held',
		],
		example: { memberId: `mem_${'0'.repeat(32)}`, lotId: 'lot_…' },
	}),
	'stored-value/refund-preview': request({
		summary: 'What giving stored value back comes to, by its reason, with the calculation.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView, reason: z.enum(SV_REFUND_REASONS) }),
		output: refundPlanView,
		refusals: [
			'member/not-found',
			'stored-value/nothing-to-refund',
			'stored-value/seven-days-over',
			'stored-value/seven-days-used',
		],
		example: { memberId: `mem_${'0'.repeat(32)}`, reason: 'seven-day' },
	}),
	'stored-value/refund': request({
		summary: 'Gives stored value back (退储值) by its reason; prints the settlement.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			reason: z.enum(SV_REFUND_REASONS),
			way,
			reference,
			/** What the preview said is paid: another sum is refused. */
			expectedRefundFen: fenView,
		}),
		output: z.strictObject({ ...refundPlanView.shape, paidFen: fenView, ...paperView }),
		refusals: [
			'allowance/needs-hq',
			'member/not-found',
			...moneyRefusals,
			'stored-value/nothing-to-refund',
			'stored-value/seven-days-over',
			'stored-value/seven-days-used',
			'stored-value/refund-changed',
			'stored-value/refund-not-cash',
			'stored-value/held',
		],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			reason: 'agreed',
			way: 'transfer',
			expectedRefundFen: 10000,
		},
	}),
	'stored-value/transfer': request({
		summary: 'Moves all stored value to another member (转让), with its lots and policies.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			toMemberId: memberIdView,
			/** A code: no free text, where names of people would end up. */
			reason: z.enum(TRANSFER_REASONS).default('other'),
		}),
		output: z.strictObject({ moved: pocketsView }),
		refusals: [
			'allowance/needs-hq',
			'family/top-up-primary',
			...whose,
			'stored-value/nothing-to-refund',
			'stored-value/held',
			'stored-value/above-cap',
		],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			toMemberId: `mem_${'1'.repeat(32)}`,
			reason: 'family',
		},
	}),
	'stored-value/adjust': request({
		summary: 'Gives a bonus by hand, or takes one off again; the principal moves with money only.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			direction: z.enum(['give', 'take']),
			amountText,
			reason: z.enum(ADJUST_REASONS).default('other'),
		}),
		output: z.strictObject({ before: pocketsView, after: pocketsView }),
		refusals: [
			...whose,
			...amounts,
			'stored-value/too-little',
			'stored-value/insufficient',
			'stored-value/held',
			'stored-value/above-cap',
			'family/top-up-primary',
		],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			direction: 'give',
			amountText: '20',
			reason: 'goodwill',
		},
	}),
	'stored-value/book': request({
		summary: 'The rules of stored value in force: offers, policy, limits (储值规则).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: storedValueBookView,
		refusals: [],
		example: {},
	}),
	'stored-value/change-book': request({
		summary: 'Puts other rules in force; lots keep the policy they were topped up under.',
		role: 'manager',
		once: true,
		input: z.strictObject({ book: storedValueBookView }),
		output: storedValueBookView,
		refusals: [
			'stored-value/book-wrong',
			'stored-value/gift-unknown',
			'stored-value/too-many-gifts',
		],
		example: { book: DEFAULT_BOOK },
	}),
	'stored-value/liability': request({
		summary:
			'Opening, in, out, closing of each pocket between two dates = Σ of the members (SV-9).',
		role: 'manager',
		once: false,
		input: z.strictObject({ from: dateOrNone.default(''), until: dateOrNone.default('') }),
		output: z.strictObject({
			opening: pocketsView,
			rows: z.array(z.strictObject({ kind: z.string(), n: z.int(), ...pocketsView.shape })),
			closing: pocketsView,
			/** Σ of what the lots hold now; equals `closing` when no end was named. */
			held: pocketsView,
			members: z.int(),
		}),
		refusals: [],
		example: {},
	}),
};
