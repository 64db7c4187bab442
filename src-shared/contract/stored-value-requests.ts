/** Requests of stored value (储值): topping up, undoing, giving back, looking. It is spent by payment/begin. */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { SPEND_POLICIES } from '../stored-value/lot.ts';
import { SV_REFUND_REASONS } from '../stored-value/refund-lots.ts';
import { memberIdView, memberKindView } from './member-views.ts';
import { paperView } from './pass-card-views.ts';
import { request } from './request.ts';
import { fenView, instantView } from './views.ts';

const way = z.enum(SETTLE_WAYS);
/** Slip or transfer number: never a card number. */
const reference = z.string().max(40).default('');
const amountText = z.string().max(32);
const whose = ['member/not-found', 'member/frozen', 'member/closed'] as const;
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

const giftView = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('bonus'), fen: fenView.min(1) }),
	z.strictObject({ kind: z.literal('points'), points: z.int().min(1) }),
	z.strictObject({
		kind: z.literal('coupon'),
		couponKind: z.string().min(1).max(64),
		count: z.int().min(1).max(20),
	}),
	z.strictObject({ kind: z.literal('pass'), templateId: z.string().min(1).max(64) }),
]);
const dateOrNone = z.string().regex(/^(\d{4}-\d\d-\d\d)?$/);
export const offerView = z.strictObject({
	offerId: z.string().min(1).max(40),
	name: z.string().min(1).max(40),
	reach: fenView.min(1),
	every: z.boolean(),
	gifts: z.array(giftView).min(1).max(5),
	kinds: z.array(memberKindView),
	from: dateOrNone,
	until: dateOrNone,
});

export const storedValueBookView = z.strictObject({
	policy: z.enum(SPEND_POLICIES),
	offers: z.array(offerView).max(50),
	bonusMonths: z.int().min(0).max(120),
	pinFromFen: fenView.min(0),
	leastFen: fenView.min(1),
	offline: z.strictObject({
		floorFen: fenView.min(0),
		capFen: fenView.min(0),
		maxAgeMs: z.int().min(0),
	}),
	rules: z.strictObject({
		registeredCapFen: fenView.min(1),
		unregisteredCapFen: fenView.min(1),
		kycFromFen: fenView.min(1),
		personNoCashFromFen: fenView.min(1),
		companyNoCashFromFen: fenView.min(1),
		cashRefundUpToFen: fenView.min(0),
		unregisteredYears: z.int().min(1),
	}),
	interest: z.array(z.strictObject({ from: dateOrNone, rateBp: z.int().min(0).max(10_000) })),
});

export const pocketsView = z.strictObject({ principalFen: fenView, bonusFen: fenView });

const topUpQuote = z.strictObject({
	amountFen: fenView,
	bonusFen: fenView,
	/** The best offer that is reached. */
	offer: z.strictObject({ offerId: z.string(), name: z.string() }).optional(),
	/** 再充 ¥x 可得. */
	next: z.strictObject({ name: z.string(), missingFen: fenView, bonusFen: fenView }).optional(),
	before: pocketsView,
	after: pocketsView,
	capFen: fenView,
});
export type TopUpQuote = z.infer<typeof topUpQuote>;

const calculationView = z.array(
	z.strictObject({
		line: z.string(),
		fen: fenView,
		used: fenView.optional(),
		days: z.int().optional(),
		rateBp: z.int().optional(),
	}),
);

const refundPlanView = z.strictObject({
	reason: z.enum(SV_REFUND_REASONS),
	/** By the formula. */
	refundFen: fenView,
	/** Left with the store, or (negative) given on top of what was left. */
	keptFen: fenView,
	bonusVoidFen: fenView,
	calculation: calculationView,
	before: pocketsView,
	after: pocketsView,
	/** Above this it goes to an account of the same name. */
	cashUpToFen: fenView,
});
export type StoredValueRefundPlan = z.infer<typeof refundPlanView>;

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
		summary: 'Takes money for stored value (充值): a liability, never revenue; prints the contract.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			amountText,
			way,
			reference,
			/** The bonus the member was told. */
			expectedBonusFen: fenView,
			/** Somebody looked at a document. */
			identified: z.boolean().default(false),
		}),
		output: z.strictObject({
			lotId: z.string(),
			...topUpQuote.shape,
			coupons: z.array(z.string()),
			tierName: z.string(),
			...paperView,
		}),
		refusals: [
			...whose,
			...amounts,
			...moneyRefusals,
			...lawRefusals,
			'stored-value/offer-changed',
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
			expectedRefundFen: fenView,
		}),
		output: z.strictObject({ ...refundPlanView.shape, paidFen: fenView, ...paperView }),
		refusals: [
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
			reason: z.string().min(1).max(60),
		}),
		output: z.strictObject({ moved: pocketsView }),
		refusals: [...whose, 'stored-value/nothing-to-refund', 'stored-value/held', 'stored-value/above-cap'],
		example: {
			memberId: `mem_${'0'.repeat(32)}`,
			toMemberId: `mem_${'1'.repeat(32)}`,
			reason: '转让',
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
		refusals: ['stored-value/book-wrong'],
		example: { book: {} },
	}),
	'stored-value/liability': request({
		summary: 'Opening, in, out, closing of each pocket between two dates = Σ of the members (SV-9).',
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
