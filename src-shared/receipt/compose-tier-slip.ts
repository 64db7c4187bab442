/**
 * The papers of paid levels (付费会员): the contract when the fee is paid, the settlement when it is
 * given back. Neither is a receipt of a sale, and no person stands on them.
 */
import type { TierBought, TierFeeRefunded } from '../journal/tier-event.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { TierSlipWords } from '../words/tier-slip.ts';
import { headBlocks } from './compose-receipt.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';

export type TierSlip = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly tier: TierSlipWords;
};

/** 会员费收据: which level, from when to when, how it was paid, the terms, a line to sign. */
export function composeTierBought(bought: TierBought, slip: TierSlip): ReceiptDocument {
	const { words, tier } = slip;
	return paper(bought, { ...slip, title: tier.boughtTitle }, [
		pair(tier.level, bought.tier_name, true),
		pair(tier.valid, fill(tier.span, { from: bought.valid_from, until: bought.valid_until })),
		pair(tier.days, String(bought.days)),
		{ ...pair(tier.fee, `￥${formatYuan(bought.fee_fen)}`, true), size: 2 },
		...bought.tenders.map((tender) =>
			pair(
				`${words.paidBy(tenderName(tender, words))} ${tender.reference ?? ''}`.trim(),
				formatYuan(tender.amount_fen),
			),
		),
		{ kind: 'rule' },
		{ kind: 'text', text: tier.termsTitle, bold: true },
		...tier.terms.split('\n').map((text) => ({ kind: 'text', text }) as const),
		{ kind: 'text', text: tier.contract },
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

/** 退会员费结算单: the reason, the calculation line by line, what was paid back, a line to sign. */
export function composeTierFeeRefunded(refunded: TierFeeRefunded, slip: TierSlip): ReceiptDocument {
	const { words, tier } = slip;
	return paper(refunded, { ...slip, title: tier.refundTitle }, [
		pair(tier.level, refunded.tier_name, true),
		pair(tier.reason, tier.reasons[refunded.reason]),
		{ kind: 'rule' },
		...refunded.calculation.map(({ line, gone = 0, of = 0, fen }): ReceiptBlock => {
			if (line === 'paid') return pair(tier.fee, formatYuan(fen));
			if (line === 'days') return pair(fill(tier.daysGone, { gone, of }), formatYuan(fen));
			return { ...pair(tier.refund, `￥${formatYuan(fen)}`, true), size: 2 };
		}),
		{ kind: 'rule' },
		...refunded.paid_back.map((row) =>
			pair(
				`${words.refunded(tenderName(row, words))} ${row.reference ?? ''}`.trim(),
				formatYuan(row.paid_fen),
			),
		),
		...(refunded.rounding_fen === 0
			? []
			: [pair(tier.rounding, formatYuan(refunded.rounding_fen))]),
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

function paper(
	event: TierBought | TierFeeRefunded,
	{ store, words, title }: TierSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const { at_ms, biz_date, operator = '', fee_id: feeId } = event;
	const named = { at_ms, biz_date, operator, receipt_no: feeId.slice(-8).toUpperCase() };
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			{ kind: 'rule' },
			...blocks,
			{ kind: 'feed', lines: 1 },
		],
	};
}

function pair(left: string, right: string, bold = false): Extract<ReceiptBlock, { kind: 'pair' }> {
	return { kind: 'pair', left, right, ...(bold ? { bold } : {}) };
}
