/**
 * The papers of paid levels (付费会员): the contract when the fee is paid, the settlement when it is
 * given back. Neither is a receipt of a sale, and no person stands on them.
 */
import type { TierBought, TierFeeRefunded } from '../journal/tier-event.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { TierSlipWords } from '../words/tier-slip.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { largePair, pair } from './pair.ts';
import { signLine } from './signature-blocks.ts';
import { contractBlocks, paidInBlocks, paidOutBlocks, slipPaper } from './slip-blocks.ts';

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
		largePair(tier.fee, `￥${formatYuan(bought.fee_fen)}`),
		...paidInBlocks(bought.tenders, words),
		{ kind: 'rule' },
		...contractBlocks(tier),
		...signLine(words),
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
			return largePair(tier.refund, `￥${formatYuan(fen)}`);
		}),
		{ kind: 'rule' },
		...paidOutBlocks(refunded.paid_back, words),
		...(refunded.rounding_fen === 0
			? []
			: [pair(tier.rounding, formatYuan(refunded.rounding_fen))]),
		...signLine(words),
	]);
}

function paper(
	event: TierBought | TierFeeRefunded,
	head: TierSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	return slipPaper({ ...event, id: event.fee_id }, head, blocks);
}
