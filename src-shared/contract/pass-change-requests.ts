/**
 * Requests that change a pass (次卡): a longer one for money or free of charge, the same one once
 * more, into other hands. And the parts the requests of passes share.
 */
import * as z from 'zod';
import { SETTLE_WAYS } from '../account/settle-ways.ts';
import { EXTEND_REASONS, TRANSFER_REASONS } from '../pass-card/change-pass.ts';
import { paperView, passView } from './pass-card-views.ts';
import { request } from './request.ts';
import { fenView } from './views.ts';

export const memberId = z.string().min(1).max(64);
export const passId = z.string().min(1).max(64);
export const way = z.enum(SETTLE_WAYS);
/** Slip or transfer number: never a card number. */
export const reference = z.string().max(40).default('');
/** Several ways that make the amount together; without them all of it comes one way. */
export const tenders = z
	.array(z.strictObject({ way, reference, amountFen: fenView.min(1) }))
	.min(1)
	.max(5)
	.optional();

/** A pass, and how what is sold on it is paid. */
const onePassPaid = z.strictObject({
	passId,
	/** What the template asks, as the cashier saw it. */
	expectedPriceFen: fenView,
	way: way.default('cash'),
	reference,
	tenders,
});

export const memberRefusals = ['member/not-found', 'member/frozen', 'member/closed'] as const;
export const changeRefusals = ['pass-card/not-found', 'pass-card/refunded'] as const;
export const moneyRefusals = [
	'shift/none-open',
	'payment/method-off',
	'payment/card-number',
	'pass-card/cash-step',
	'pass-card/tenders-wrong',
	'stored-value/no-cash',
	'pass-card/changed-meanwhile',
] as const;

export const passChangeRequests = {
	'pass-card/extend': request({
		summary: 'Moves the end of a pass (延期); one that has run out counts from today.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			passId,
			days: z.int().min(1).max(3660),
			reason: z.enum(EXTEND_REASONS).default('other'),
		}),
		output: z.strictObject({ pass: passView }),
		refusals: [...changeRefusals, 'pass-card/no-end'],
		example: { passId: 'pass_…', days: 30, reason: 'store-closed' },
	}),
	'pass-card/sell-extension': request({
		summary: 'Sells the longer pass its template offers (续期): the fee is owed like the price.',
		role: 'cashier',
		once: true,
		input: onePassPaid,
		output: z.strictObject({
			pass: passView,
			extensionId: z.string(),
			paidFen: fenView,
			...paperView,
		}),
		refusals: [
			...changeRefusals,
			...memberRefusals,
			...moneyRefusals,
			'pass-card/no-offer',
			'pass-card/no-end',
			'pass-card/used-up',
			'pass-card/above-cap',
		],
		example: { passId: 'pass_…', expectedPriceFen: 5000, way: 'cash' },
	}),
	'pass-card/undo-extension': request({
		summary: 'Takes an extension of today back, before any use has earned of it: all the money.',
		role: 'manager',
		once: true,
		input: z.strictObject({ passId, extensionId: z.string().min(1).max(64) }),
		output: z.strictObject({ pass: passView, paidFen: fenView, ...paperView }),
		refusals: [
			'allowance/needs-hq',
			...changeRefusals,
			'shift/none-open',
			'pass-card/no-such-extension',
			'pass-card/extension-earlier',
			'pass-card/extension-used',
		],
		example: { passId: 'pass_…', extensionId: 'pass_…' },
	}),
	'pass-card/renew': request({
		summary: 'Sells the same pass once more (续卡); what is left on the old one ends with the new.',
		role: 'cashier',
		once: true,
		input: onePassPaid,
		output: z.strictObject({
			pass: passView,
			/** The old one, with its new end. */
			renewed: passView,
			paidFen: fenView,
			...paperView,
		}),
		refusals: [
			...changeRefusals,
			...memberRefusals,
			...moneyRefusals,
			'pass-card/no-template',
			'pass-card/above-cap',
		],
		example: { passId: 'pass_…', expectedPriceFen: 88000, way: 'wechat' },
	}),
	'pass-card/transfer': request({
		summary: 'Hands a pass to another member (转让): what was used stays used.',
		role: 'manager',
		once: true,
		input: z.strictObject({
			passId,
			toMemberId: memberId,
			reason: z.enum(TRANSFER_REASONS).default('other'),
		}),
		output: z.strictObject({ pass: passView }),
		refusals: [
			'allowance/needs-hq',
			...changeRefusals,
			...memberRefusals,
			'pass-card/same-member',
			'pass-card/not-transferable',
			'pass-card/above-cap',
			'stored-value/no-cash',
		],
		example: { passId: 'pass_…', toMemberId: 'mem_…', reason: 'family' },
	}),
};
