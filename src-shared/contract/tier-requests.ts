/** Requests of tiers (会员等级), their benefits, types of cards (会员卡类型) and rules of the day. */
import * as z from 'zod';
import { CARD_TYPE_KINDS } from '../member/card-type.ts';
import { GRANT_REASONS } from '../member/tier-period.ts';
import { TIER_BASES } from '../member/tier.ts';
import { MAX_BENEFITS, MAX_TIERS } from '../member/tier-table.ts';
import { memberIdView, memberPageView } from './member-views.ts';
import { memberRulesRequests } from './member-rules-requests.ts';
import { request } from './request.ts';
import { tierFeeRequests } from './tier-fee-requests.ts';
import { fenView, instantView } from './views.ts';

const code = z.string().max(20);
const name = z.string().max(20);
const rate = z.int().min(0).max(1_000_000);
const charge = z.int().min(1).max(10_000);

export const tierRowView = z.strictObject({
	code,
	name,
	basis: z.enum(TIER_BASES),
	/** Fen, or visits. */
	threshold: z.int().min(0),
	/** Basis points: 10 000 is once. */
	pointsRate: rate,
	birthdayRate: rate,
	/** The share of the list price that is charged. */
	charge,
	feeFen: fenView.min(0),
	feeDays: z.int().min(0).max(3660),
	benefits: z
		.array(
			z.strictObject({ code: code.min(1), name: name.min(1), perYear: z.int().min(0).max(366) }),
		)
		.max(MAX_BENEFITS),
});
export type TierRowView = z.infer<typeof tierRowView>;

const tierTable = z.strictObject({
	/** The lowest first. */
	tiers: z.array(tierRowView.extend({ members: z.int() })),
	/** Fees of paid levels whose days are not over, and what is owed of them. */
	paid: z.strictObject({ fees: z.int(), leftFen: fenView }),
	/** K4: the table of three and that of five, to begin with. */
	templates: z.strictObject({ three: z.array(tierRowView), five: z.array(tierRowView) }),
});

export const cardTypeView = z.strictObject({
	code: z.string().regex(/^[A-Z0-9-]{1,20}$/),
	name: name.min(1),
	kind: z.enum(CARD_TYPE_KINDS),
	/** 记名. */
	registered: z.boolean(),
	/** Codes of stores; none is all. */
	stores: z.array(z.string().min(1).max(20)).max(100),
	/** Categories of goods; none is all. */
	categories: z.array(z.int()).max(200),
	charge,
	active: z.boolean(),
});

const cardTypes = z.strictObject({
	types: z.array(cardTypeView.extend({ cards: z.int() })),
	/** Of this till, for what is good in this store. */
	storeCode: z.string(),
});

const benefitList = z.strictObject({
	tier: z.string(),
	tierName: z.string(),
	benefits: z.array(
		z.strictObject({
			code: z.string(),
			name: z.string(),
			/** 0 without a limit. */
			perYear: z.int(),
			/** In this calendar year. */
			used: z.int(),
		}),
	),
	/** The newest first. */
	log: z
		.array(
			z.strictObject({
				benefit: z.string(),
				bizDate: z.string(),
				atMs: instantView,
				operator: z.string(),
			}),
		)
		.max(50),
});
export type BenefitListView = z.infer<typeof benefitList>;

const member = { memberId: memberIdView };
const someone = { memberId: `mem_${'0'.repeat(32)}` };

export const tierRequests = {
	...tierFeeRequests,
	...memberRulesRequests,
	'tier/list': request({
		summary: 'The table of tiers, how many members stand on each step, and both templates (K4).',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: tierTable,
		refusals: [],
		example: {},
	}),
	'tier/put-table': request({
		summary: 'Puts the whole table of tiers, judged as one (CFG-2); holds from the next sale on.',
		role: 'manager',
		once: true,
		input: z.strictObject({ tiers: z.array(tierRowView).max(MAX_TIERS) }),
		output: tierTable,
		refusals: ['tier/table-wrong'],
		example: { tiers: [] },
	}),
	'tier/grant': request({
		summary: 'Gives a member a tier by hand, until a date or for good.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			...member,
			tier: code,
			/** Last business date; '' for good. */
			until: z.string().max(10).default(''),
			reason: z.enum(GRANT_REASONS),
		}),
		output: memberPageView,
		refusals: [
			'member/not-found',
			'member/frozen',
			'member/closed',
			'tier/unknown',
			'tier/end-past',
			'tier/paid-higher',
		],
		example: { ...someone, tier: 'gold', until: '2026-12-31', reason: 'campaign' },
	}),
	'card-type/list': request({
		summary: 'The types of cards and how many cards are of each.',
		role: 'cashier',
		once: false,
		input: z.strictObject({}),
		output: cardTypes,
		refusals: [],
		example: {},
	}),
	'card-type/put': request({
		summary: 'Makes or changes a type of card (CFG-1); the next scan obeys.',
		role: 'manager',
		once: true,
		input: cardTypeView,
		output: cardTypes,
		refusals: ['card-type/unknown-category'],
		example: {
			code: 'GOLD',
			name: '金卡',
			kind: 'discount',
			registered: true,
			stores: [],
			categories: [],
			charge: 9500,
			active: true,
		},
	}),
	'benefit/list': request({
		summary: 'What a member’s tier gives besides prices, what was used of it and when (MEM-19).',
		role: 'cashier',
		once: false,
		input: z.strictObject(member),
		output: benefitList,
		refusals: ['member/not-found'],
		example: someone,
	}),
	'benefit/use': request({
		summary: 'Notes that a member used a benefit of their tier.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ ...member, benefit: code }),
		output: benefitList,
		refusals: [
			'member/not-found',
			'member/frozen',
			'member/closed',
			'benefit/not-theirs',
			'benefit/used-up',
		],
		example: { ...someone, benefit: 'gift' },
	}),
};
