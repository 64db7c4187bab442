/**
 * Members (会员) as the counter sees them. Names, phones and card numbers come masked (MEM-20): the
 * whole of one is another request, with its own right and its own line in the journal.
 */
import * as z from 'zod';
import { FOUND_BY, MEMBER_KINDS, MEMBER_STATES } from '../member/member.ts';
import { accountView } from './account-view.ts';
import { allowanceView } from './allowance-views.ts';
import { fenView, instantView } from './views.ts';

export const memberIdView = z.string().regex(/^mem_[0-9a-f]{32}$/);
export const memberKindView = z.enum(MEMBER_KINDS);
export const memberStateView = z.enum(MEMBER_STATES);
export const foundByView = z.enum(FOUND_BY);

/** One of a list to choose from. */
export const memberRowView = z.strictObject({
	memberId: memberIdView,
	/** Masked: 欧**明. */
	name: z.string(),
	/** Masked: 138****1234. */
	phone: z.string(),
	kind: memberKindView,
	state: memberStateView,
	tierName: z.string(),
	points: z.int(),
	storedValueFen: fenView,
	/** 0 for never. */
	lastMs: instantView,
});
export type MemberRowView = z.infer<typeof memberRowView>;

/** 结账时的会员面板 (MEM-5). */
export const memberPanelView = z.strictObject({
	...memberRowView.shape,
	/** Masked, of whoever left no phone: their card; '' otherwise. */
	cardNo: z.string(),
	foundBy: foundByView,
	/** A card or their own code was in their hand. */
	present: z.boolean(),
	tier: z.string(),
	/** '' when it is not soon; this month; today. */
	birthday: z.enum(['', 'month', 'today']),
	principalFen: fenView,
	bonusFen: fenView,
	/** Taken back beyond what is left; the next earning repays it. `points` are what may be spent. */
	pointDebt: z.int(),
	/** The next points to expire. */
	pointsNext: z.strictObject({ points: z.int(), date: z.string() }).optional(),
	passes: z
		.array(
			z.strictObject({
				passId: z.string(),
				name: z.string(),
				usesLeft: z.int(),
				/** '' without an end. */
				validUntil: z.string(),
			}),
		)
		.max(5),
	passCount: z.int(),
	coupons: z
		.array(z.strictObject({ code: z.string(), name: z.string(), validUntil: z.string() }))
		.max(5),
	couponCount: z.int(),
	visits: z.int(),
	spentFen: fenView,
	note: z.string(),
	tags: z.array(z.string()),
	hasPin: z.boolean(),
	/** On whose pool they draw (家庭会员); '' on their own. */
	familyOf: z.string(),
	/** What may be spent here now; absent without an HQ. */
	allowance: allowanceView.optional(),
	/** On which a company buys now and pays later (挂账). */
	account: accountView.optional(),
	/** The agreed prices they buy at (价格表). */
	priceList: z.strictObject({ code: z.string(), name: z.string() }).optional(),
	/** At most three promotions for this member that hold now (PRO-11). */
	offers: z.array(z.strictObject({ ruleId: z.string(), name: z.string() })).max(3),
	/** 常买: at most three goods of their last visits (PRO-12). */
	usual: z
		.array(
			z.strictObject({
				productId: z.int(),
				name: z.string(),
				unit: z.string(),
				priceFen: fenView,
				times: z.int(),
			}),
		)
		.max(3),
});
export type MemberPanelView = z.infer<typeof memberPanelView>;

export const memberCardView = z.strictObject({
	/** Names the card in requests; says nothing of its number. */
	cardId: z.string(),
	/** Masked but for its last four. */
	cardNo: z.string(),
	medium: z.enum(['card', 'stripe', 'rfid', 'qr']),
	typeCode: z.string(),
	state: z.enum(['active', 'lost', 'replaced', 'closed']),
	issuedMs: instantView,
});

/** The member's own page: all but what needs a reveal. */
export const memberPageView = z.strictObject({
	panel: memberPanelView,
	gender: z.enum(['', 'female', 'male']),
	/** Month and day; the year is revealed. */
	birthday: z.string(),
	hasAddress: z.boolean(),
	hasIdentityNo: z.boolean(),
	taxNo: z.string(),
	accountCode: z.string(),
	referralCode: z.string(),
	/** Masked name; '' for nobody. */
	referredBy: z.string(),
	marketing: z.boolean(),
	tierSince: z.string(),
	tierUntil: z.string(),
	tierByHand: z.boolean(),
	cards: z.array(memberCardView),
	createdMs: instantView,
	version: z.int(),
});
export type MemberPageView = z.infer<typeof memberPageView>;

export const memberChangeView = z.strictObject({
	atMs: instantView,
	operator: z.string(),
	approver: z.string(),
	field: z.string(),
	/** Masked where the field is personal. */
	before: z.string(),
	after: z.string(),
});
