/**
 * Requests of what happens to a member's cards (MEM-15) and to the member as such (MEM-6): issued,
 * lost, replaced, handed on; frozen, closed, merged with a second row of the same person, tagged.
 */
import * as z from 'zod';
import { LEAVE_REASONS } from '../member/leaving.ts';
import { MAX_TAGS } from '../member/member.ts';
import { memberIdView, memberPageView } from './member-views.ts';
import { request } from './request.ts';
import { fenView } from './views.ts';

const whose = ['member/not-found', 'member/frozen', 'member/closed'] as const;
const numbers = [
	'member/bad-card',
	'member/card-mistyped',
	'member/card-taken',
	'member/bank-card',
] as const;
const member = { memberId: memberIdView };
/** As it stands on the card, or the `cardId` of the member's page: two may look alike masked. */
const cardNo = z.string().min(4).max(64);
/** '' draws a number of the store's own. */
const newCardNo = z.string().max(64).default('');
const reason = z.enum(LEAVE_REASONS).default('asked');
const someone = { memberId: `mem_${'0'.repeat(32)}` };

const held = [
	'member/holds-stored-value',
	'member/holds-points',
	'member/owes-points',
	'member/holds-passes',
	'member/holds-tier-fee',
	'member/owes-account',
	'member/account-credit',
	'member/account-held',
	'member/owes-stored-value',
	'member/holds-orders',
	'member/on-open-sale',
	'member/has-family',
] as const;

/** Two rows of one person: the one that stays, and the one that goes. */
const pair = z.strictObject({ keepId: memberIdView, dropId: memberIdView });
const twoRows = { keepId: `mem_${'0'.repeat(32)}`, dropId: `mem_${'1'.repeat(32)}` };

/** What one side of a merger has of its own. */
const mergedView = z.strictObject({
	/** Masked. */
	name: z.string(),
	phone: z.string(),
	tierName: z.string(),
	principalFen: fenView,
	bonusFen: fenView,
	points: z.int(),
	passes: z.int(),
});

const mergeRefusals = [
	...whose,
	'member/same-member',
	'member/has-family',
	'member/holds-tier-fee',
	'member/owes-points',
	'member/owes-account',
	'member/account-credit',
	'allowance/needs-hq',
	'member/account-held',
] as const;

export const memberCardRequests = {
	'member/issue-card': request({
		summary: 'Gives a member one more card, with a type or without; a number is drawn if none is.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			...member,
			newCardNo,
			medium: z.enum(['card', 'stripe', 'rfid', 'qr']).default('card'),
			/** Code of a type of card; '' for none. */
			typeCode: z.string().max(20).default(''),
		}),
		output: z.strictObject({ page: memberPageView, cardNo: z.string() }),
		refusals: [...whose, ...numbers, 'card-type/unknown', 'card-type/off'],
		example: { ...someone, newCardNo: 'GT-0002', typeCode: 'GOLD' },
	}),
	'member/report-lost': request({
		summary: 'A card is lost (挂失): dead at once; what the member has stays theirs.',
		role: 'cashier',
		once: true,
		input: z.strictObject({ ...member, cardNo }),
		output: memberPageView,
		refusals: ['member/not-found', 'member/not-their-card'],
		example: { ...someone, cardNo: 'GT-0001' },
	}),
	'member/restore-card': request({
		summary: 'A lost card was found again (解挂).',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, cardNo }),
		output: memberPageView,
		refusals: [...whose, 'member/not-their-card'],
		example: { ...someone, cardNo: 'GT-0001' },
	}),
	'member/replace-card': request({
		summary: 'A new number for a card, lost or worn (补卡, 换卡); the balance does not move.',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, cardNo, newCardNo }),
		output: z.strictObject({ page: memberPageView, cardNo: z.string() }),
		refusals: [...whose, ...numbers, 'member/not-their-card'],
		example: { ...someone, cardNo: 'GT-0001', newCardNo: 'GT-0002' },
	}),
	'member/transfer-card': request({
		summary: 'Hands the number of a card to another member; balances stay where they are.',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, cardNo, toMemberId: memberIdView }),
		output: memberPageView,
		refusals: [
			...whose,
			'member/not-their-card',
			'member/same-member',
			'member/needs-phone-or-card',
		],
		example: { ...someone, cardNo: 'GT-0001', toMemberId: `mem_${'1'.repeat(32)}` },
	}),
	'member/freeze': request({
		summary: 'Freezes a member (停用): nothing is earned or spent until they are released.',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, reason }),
		output: memberPageView,
		refusals: whose,
		example: { ...someone, reason: 'dispute' },
	}),
	'member/release': request({
		summary:
			'Releases a member who is frozen (启用), or who left or was put away and is here again.',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, reason }),
		output: memberPageView,
		refusals: ['member/not-found', 'member/closed', 'member/not-frozen'],
		example: someone,
	}),
	'member/close': request({
		summary: 'Closes a membership (注销); refused while anything is held or owed, by name.',
		role: 'manager',
		once: true,
		input: z.strictObject({ ...member, reason }),
		output: memberPageView,
		refusals: ['member/not-found', 'member/closed', ...held],
		example: someone,
	}),
	'member/preview-merge': request({
		summary: 'What a merger comes to: both rows as they are, and the one that stays as it will be.',
		role: 'cashier',
		once: false,
		input: pair,
		output: z.strictObject({ keep: mergedView, drop: mergedView, after: mergedView }),
		refusals: mergeRefusals,
		example: twoRows,
	}),
	'member/merge': request({
		summary: 'Merges a second row of the same person into the first; all that is theirs moves.',
		role: 'manager',
		once: true,
		input: pair,
		output: memberPageView,
		refusals: [...mergeRefusals, 'stored-value/held', 'stored-value/above-cap'],
		example: twoRows,
	}),
	'member/tag': request({
		summary: 'Puts tags on a member and takes tags off.',
		role: 'cashier',
		once: true,
		input: z.strictObject({
			...member,
			add: z.array(z.string().trim().min(1).max(20)).max(MAX_TAGS).default([]),
			drop: z.array(z.string().max(20)).max(MAX_TAGS).default([]),
		}),
		output: memberPageView,
		refusals: [...whose, 'member/too-many-tags'],
		example: { ...someone, add: ['老客'], drop: [] },
	}),
};
