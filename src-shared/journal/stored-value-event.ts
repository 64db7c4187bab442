/**
 * Stored value (储值) in the journal. A top-up is owed to the member until it is spent: it is no
 * sale, has no fiscal number and adds to no sales figure. Every event names what it did to both
 * pockets of every lot, so that the lots can be made again. Who the member is stands in their own
 * row only.
 */
import type { EventHead } from './event-head.ts';
import type { PassTender } from './pass-event.ts';
import type { SignedPart } from './signed-part.ts';

/** What leaves the pockets of a lot, or comes back to them; ≥ 0. */
export type SvPart = {
	readonly lot_id: string;
	readonly principal_fen: number;
	readonly bonus_fen: number;
	/** The new end of its bonus, when that had ended before it got this back. */
	readonly bonus_expires?: string;
};

/** A lot as it is laid down; its policy is agreed then and never changed. */
export type SvLotRoots = {
	readonly lot_id: string;
	readonly member_id: string;
	readonly principal_fen: number;
	readonly bonus_fen: number;
	readonly policy: 'RATIO' | 'PRINCIPAL_FIRST' | 'BONUS_FIRST';
	/** The last business date the bonus is good on; '' without an end. */
	readonly bonus_expires: string;
	/** Handed over: the lot it came out of, whose history it goes on with. */
	readonly from_lot?: string;
};

/** Both pockets of the member after the event. */
export type SvAfter = {
	readonly principal_after_fen: number;
	readonly bonus_after_fen: number;
};

export type StoredValueToppedUp = EventHead &
	SvLotRoots &
	SvAfter & {
		readonly kind: 'stored-value/topped-up';
		readonly v: 1;
		/** Σ = principal. */
		readonly tenders: readonly PassTender[];
		readonly offer_id?: string;
		readonly offer_name?: string;
		/** Coupons given with it, by code and kind. */
		readonly coupons?: readonly {
			readonly code: string;
			readonly kind_id: string;
			readonly valid_from: string;
			readonly valid_until: string;
		}[];
		/** Points given with it, by an event of their own; their lot, '' when a debt took them all. */
		readonly gift_points?: number;
		readonly gift_lot?: string;
		/** 1 when somebody looked at a document. */
		readonly identified?: number;
		/** Which kind of document it was; no number. */
		readonly identity_kind?: string;
		readonly signed?: SignedPart;
	};

/** A balance from before this ledger (期初): no money moves now. */
export type StoredValueOpened = EventHead &
	SvLotRoots & {
		readonly kind: 'stored-value/opened';
		readonly v: 1;
	};

export type SvPaidBack = {
	readonly kind: string;
	readonly method?: string;
	readonly drawer?: string;
	readonly reference?: string;
	readonly unverified?: number;
	/** What the member is given; cash is rounded up to jiao. */
	readonly paid_fen: number;
};

/** The same day, nothing of it spent (SV-7). */
export type StoredValueTopUpUndone = EventHead &
	SvPart &
	SvAfter & {
		readonly kind: 'stored-value/top-up-undone';
		readonly v: 1;
		readonly member_id: string;
		readonly paid_back: readonly SvPaidBack[];
		/** Codes given with it that are void now. */
		readonly coupons?: readonly string[];
	};

/** One line of the calculation that is printed. */
export type SvCalculationLine = {
	readonly line: string;
	readonly fen: number;
	readonly used?: number;
	readonly times?: number;
	readonly days?: number;
	readonly rateBp?: number;
};

/** `fee_fen`: what was paid to extend it and no use earned, given back by the pass's own event. */
export type GiftPassPart = {
	readonly pass_id: string;
	readonly name: string;
	readonly fee_fen?: number;
};

/** What came with what is given back, and is void now; passes and points by events of their own. */
export type SvGiftsBack = {
	/** Codes. */
	readonly coupons: readonly string[];
	readonly passes: readonly GiftPassPart[];
	/** Handed on and extended for money: they stay with whoever has them. */
	readonly stay?: readonly GiftPassPart[];
	/** All that are taken back; of them what was spent already is owed. */
	readonly points: number;
	readonly points_owed: number;
};

export type StoredValueRefunded = EventHead &
	SvAfter & {
		readonly kind: 'stored-value/refunded';
		readonly v: 1;
		readonly member_id: string;
		readonly reason: string;
		/** All that leaves the lots; the bonus of it is void. */
		readonly parts: readonly SvPart[];
		/** Without interest, of each top-up by its own lot; absent where the principal went in full. */
		readonly shares?: readonly { readonly lot_id: string; readonly fen: number }[];
		/** By the formula, before cash is rounded. */
		readonly refund_fen: number;
		/** Σ principal of the parts − refund: stays with the store; negative costs it. */
		readonly kept_fen: number;
		readonly calculation: readonly SvCalculationLine[];
		readonly paid_back: readonly SvPaidBack[];
		/** Σ paid back − refund. */
		readonly rounding_fen: number;
		readonly gifts?: SvGiftsBack;
	};

export type StoredValueBonusExpired = EventHead & {
	readonly kind: 'stored-value/bonus-expired';
	readonly v: 1;
	readonly member_id: string;
	readonly parts: readonly SvPart[];
};

/** By hand, with a reason: a lot of its own for more, parts of lots for less. */
export type StoredValueAdjusted = EventHead &
	SvAfter & {
		readonly kind: 'stored-value/adjusted';
		readonly v: 1;
		readonly member_id: string;
		readonly reason: string;
		readonly lot?: SvLotRoots;
		readonly parts?: readonly SvPart[];
	};

/** To another member (转让, 合并): what is left goes, under the policy it had. */
export type StoredValueTransferred = EventHead & {
	readonly kind: 'stored-value/transferred';
	readonly v: 1;
	readonly from_member_id: string;
	readonly member_id: string;
	readonly reason: string;
	readonly parts: readonly SvPart[];
	readonly lots: readonly SvLotRoots[];
};

export type StoredValueEvent =
	| StoredValueToppedUp
	| StoredValueOpened
	| StoredValueTopUpUndone
	| StoredValueRefunded
	| StoredValueBonusExpired
	| StoredValueAdjusted
	| StoredValueTransferred;

/** True for events of stored value that are no sale. */
export function isStoredValueEvent(event: { readonly kind: string }): event is StoredValueEvent {
	return event.kind.startsWith('stored-value/');
}
