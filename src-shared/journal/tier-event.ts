/**
 * Paid levels (付费会员) in the journal. The fee is prepaid: it is owed to the member and earned day by
 * day, so buying a level is no sale and adds to no sales figure. Terms are laid down when it is
 * bought. Who the member is stands in their own rows and never here.
 */
import type { EventHead } from './event-head.ts';
import type { PassPaidBack, PassTender } from './pass-event.ts';

/** Σ tenders = fee. */
export type TierBought = EventHead & {
	readonly kind: 'tier/bought';
	readonly v: 1;
	readonly fee_id: string;
	readonly member_id: string;
	readonly tier: string;
	readonly tier_name: string;
	/** Code of the tier they had. */
	readonly before: string;
	readonly fee_fen: number;
	readonly days: number;
	/** First and last business date; a renewal begins behind the end of what runs. */
	readonly valid_from: string;
	readonly valid_until: string;
	readonly bought_on: string;
	readonly tenders: readonly PassTender[];
};

export type EarnedFee = {
	readonly fee_id: string;
	readonly member_id: string;
	/** Since the event before, > 0 unless a day is worth less than half a fen. */
	readonly earned_fen: number;
};

/** What the days up to a date earned of several fees. */
export type TierFeeEarned = EventHead & {
	readonly kind: 'tier/fee-earned';
	readonly v: 1;
	/** Business date, itself among the days that are over. */
	readonly through: string;
	readonly parts: readonly EarnedFee[];
};

export type FeeCalculationPart = {
	readonly line: 'paid' | 'days' | 'refund';
	readonly gone?: number;
	readonly of?: number;
	/** What is taken off is negative. */
	readonly fen: number;
};

export type TierFeeRefunded = EventHead & {
	readonly kind: 'tier/fee-refunded';
	readonly v: 1;
	readonly fee_id: string;
	readonly member_id: string;
	readonly tier: string;
	readonly tier_name: string;
	/** As the law tells reasons apart; `undone`: on the day it was bought. */
	readonly reason: 'seven-day' | 'trader' | 'consumer' | 'agreed' | 'undone';
	readonly refund_fen: number;
	/** refund + earned is what was still owed: negative takes back what the days had earned. */
	readonly earned_fen: number;
	readonly calculation: readonly FeeCalculationPart[];
	readonly paid_back: readonly PassPaidBack[];
	/** Σ paid back − refund: jiao given for fen. */
	readonly rounding_fen: number;
};

export type TierFeeEvent = TierBought | TierFeeEarned | TierFeeRefunded;

const KINDS: readonly string[] = ['tier/bought', 'tier/fee-earned', 'tier/fee-refunded'];

/** True for what moves the fee of a level. */
export function isTierFeeEvent(event: { readonly kind: string }): event is TierFeeEvent {
	return KINDS.includes(event.kind);
}
