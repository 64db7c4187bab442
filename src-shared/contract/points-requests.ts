/** Requests of points (积分): using them on a sale, the rules, adjusting, gifts, looking. */
import * as z from 'zod';
import { memberIdView } from './member-views.ts';
import { paperView } from './pass-card-views.ts';
import {
	giftView,
	pointsAlertView,
	pointsBookView,
	pointsEndingView,
	pointsStatementView,
	tierPreviewView,
} from './points-views.ts';
import { ALLOWANCE_REFUSALS } from './allowance-refusals.ts';
import { request } from './request.ts';
import { FAMILY_SPEND_REFUSALS } from './stored-value-refusals.ts';
import { saleChangeView } from './views.ts';

const memberRefusals = ['member/not-found', 'member/frozen', 'member/closed'] as const;
const aMember = { memberId: `mem_${'0'.repeat(32)}` };
const anyBook = {
	rateBp: 8000,
	from: '',
	until: '',
	excludedCategories: [],
	excludedProducts: [],
	excludedTenders: ['voucher'],
	bonusEarns: false,
	valueFen: 8000,
	redeemLeast: 100,
	redeemStep: 100,
	redeemShareBp: 5000,
	redeemAs: 'discount' as const,
	clawBack: 'NEGATIVE' as const,
	redeemProof: true,
	pinFromFen: 20_000,
	lifeMonths: 36,
	earnsPerDay: 10,
	cashierPerDay: 3,
	membersPerDevice: 3,
	adjustPerDay: 1000,
};

/** That the member is there: their PIN, or the last of their phone. */
const proof = z.strictObject({
	pin: z.string().max(12).default(''),
	tail: z.string().max(4).default(''),
});

export const pointsRequests = {
	'sale/redeem-points': request({
		summary: 'Lets points pay part of the open sale: so many, none (0), or the most useful (F8).',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			/** Absent: whichever is open. */
			saleId: z.string().max(64).optional(),
			/** Absent: the most useful, or none when some are used. */
			points: z.int().min(0).max(100_000_000).optional(),
			proof: proof.optional(),
		}),
		output: saleChangeView,
		refusals: [
			'shift/none-open',
			'sale/not-open',
			'sale/empty',
			'member/none-attached',
			'points/none-useful',
			'points/not-enough',
			...ALLOWANCE_REFUSALS,
			'points/too-few',
			'points/uneven',
			'points/above-share',
			'points/needs-proof',
			'points/needs-pin',
			'points/no-pin',
			'member/not-found',
			'member/wrong-pin',
			'member/wrong-tail',
			'member/pin-locked',
			...FAMILY_SPEND_REFUSALS,
		],
		example: {},
	}),
	'points/book': request({
		summary: 'The rules of points in force, and the templates of trades (积分规则).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({
			book: pointsBookView,
			templates: z.array(z.strictObject({ trade: z.string(), book: pointsBookView })),
			/** What the products that earn nothing are called. */
			excludedGoods: z.array(z.strictObject({ productId: z.int(), name: z.string() })),
		}),
		refusals: [],
		example: {},
	}),
	'points/change-book': request({
		summary: 'Changes the rules; what was earned stays as it is.',
		role: 'manager',
		once: true,
		input: z.strictObject({ book: pointsBookView }),
		output: z.strictObject({ book: pointsBookView }),
		refusals: ['points/book-wrong'],
		example: { book: anyBook },
	}),
	'points/preview': request({
		summary: 'What an amount would earn in each tier: ¥100 → n 分; with other rules, if given.',
		role: 'cashier',
		once: false,
		input: z.strictObject({
			amountText: z.string().max(32).default('100'),
			book: pointsBookView.optional(),
		}),
		output: z.strictObject({ amountFen: z.int(), tiers: z.array(tierPreviewView) }),
		refusals: [
			'amount/looks-like-barcode',
			'amount/not-a-number',
			'amount/too-precise',
			'amount/too-large',
			'points/book-wrong',
		],
		example: { amountText: '100' },
	}),
	'points/adjust': request({
		summary: 'Gives or takes points by hand, with a reason, up to a cap a day (PTS-7).',
		role: 'manager',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			points: z.int().min(-1_000_000).max(1_000_000),
			/** Kept for ever: nobody's name or number stands in it. */
			reason: z.string().trim().min(1).max(80),
		}),
		output: z.strictObject({ balance: z.int() }),
		refusals: [
			...memberRefusals,
			'family/primary-frozen',
			'points/nothing',
			'points/not-enough',
			'points/day-cap',
			'privacy/reason-names',
		],
		example: { ...aMember, points: 100, reason: '补登' },
	}),
	'points/gifts': request({
		summary: 'What may be had for points (礼品), with stock.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ gifts: z.array(giftView) }),
		refusals: [],
		example: {},
	}),
	'points/put-gift': request({
		summary: 'Adds a gift or changes it.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			/** Empty: a new one. */
			giftId: z.string().max(64).default(''),
			name: z.string().trim().min(1).max(60),
			points: z.int().min(1).max(100_000_000),
			stock: z.int().min(0).max(1_000_000),
			active: z.boolean().default(true),
		}),
		output: giftView,
		refusals: ['points/no-gift'],
		example: { name: '保温杯', points: 1000, stock: 20 },
	}),
	'points/exchange-gift': request({
		summary: 'Gives a gift for points; the slip says what it took and what is left (PTS-4).',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			memberId: memberIdView,
			giftId: z.string().min(1).max(64),
			quantity: z.int().min(1).max(99).default(1),
			/** What the cashier saw; another price meanwhile is refused. */
			expectedPoints: z.int().min(1),
			proof: proof.optional(),
		}),
		output: z.strictObject({ balance: z.int(), stock: z.int(), ...paperView }),
		refusals: [
			...memberRefusals,
			'shift/none-open',
			'points/no-gift',
			'points/gift-out',
			'points/gift-changed',
			'points/not-enough',
			'points/needs-proof',
			'points/needs-pin',
			'points/no-pin',
			'member/wrong-pin',
			'member/wrong-tail',
			'member/pin-locked',
			...FAMILY_SPEND_REFUSALS,
			...ALLOWANCE_REFUSALS,
		],
		example: { ...aMember, giftId: 'gift_…', expectedPoints: 1000 },
	}),
	'points/statement': request({
		summary: 'A member’s points: lots with their ends, debt, the last movements.',
		role: 'cashier',
		once: false,
		input: z.strictObject({ memberId: memberIdView }),
		output: pointsStatementView,
		refusals: ['member/not-found'],
		example: aMember,
	}),
	'points/ending': request({
		summary: 'Whose points end within so many days, the first to end first (30 or 7 days before).',
		role: 'cashier',
		once: false,
		input: z.strictObject({ days: z.int().min(0).max(366).default(30) }),
		output: z.strictObject({ members: z.array(pointsEndingView) }),
		refusals: [],
		example: { days: 30 },
	}),
	'points/alerts': request({
		summary: 'What a manager should look at: too many sales of one member in a day (PTS-8).',
		role: 'manager',
		once: false,
		input: z.strictObject({}),
		output: z.strictObject({ alerts: z.array(pointsAlertView) }),
		refusals: [],
		example: {},
	}),
};
