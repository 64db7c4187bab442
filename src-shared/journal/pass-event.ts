/**
 * Pass cards (次卡) in the journal. Money for a pass is owed to the member until its uses are had:
 * selling one is no sale, has no fiscal number and adds to no sales figure. A use is a document of
 * its own, without money: it turns part of what was owed into revenue, and the tax of the service
 * falls due. Terms and values are laid down when the pass is sold and never computed anew. Who the
 * member is stands in their own rows and never here.
 */
import type { DoneBy } from './done-by.ts';
import type { AllowanceTaken } from './allowance-event.ts';
import type { EventHead } from './event-head.ts';
import type { SignedPart } from './signed-part.ts';

/** What the pass was sold as. */
export type PassTermsPart = {
	readonly pass_kind: 'counted' | 'unlimited';
	readonly name: string;
	readonly start_rule: 'purchase' | 'first-use';
	/** The first day counts; absent: without end. */
	readonly valid_days?: number;
	readonly stores: 'home' | 'all';
	/** 1 when it may be handed to another member. */
	readonly transferable: number;
	/** Uses on one business date; absent: as many as are left. */
	readonly max_per_day?: number;
};

export type PassItemPart = {
	readonly item_no: number;
	readonly name: string;
	/** One of the two: a service, or any service of a category. */
	readonly product_id?: number;
	readonly category_id?: number;
	/** Of one use, as listed then. */
	readonly list_price_fen: number;
	readonly paid: number;
	readonly gift: number;
	/** Its share of the price. */
	readonly value_fen: number;
	/** Uses from before this ledger (期初). */
	readonly used_before?: number;
};

/** What a pass is from its first event on. */
export type PassRoots = {
	readonly pass_id: string;
	readonly member_id: string;
	/** '' for a pass that was brought along (期初). */
	readonly template_id: string;
	readonly terms: PassTermsPart;
	readonly items: readonly PassItemPart[];
	readonly price_fen: number;
	readonly home_store: string;
	readonly sold_on: string;
	/** Its first day, where that comes after the one it renews. */
	readonly starts_on?: string;
	/** Both '' while it waits for its first use; the end is '' without one. */
	readonly valid_from: string;
	readonly valid_until: string;
};

/** One way it was paid. */
export type PassTender = {
	/** 'cash', 'transfer', or the kind of the method. */
	readonly kind: string;
	readonly method?: string;
	readonly drawer?: string;
	/** Slip or transfer number: never a card number. */
	readonly reference?: string;
	/** 1 when nobody but the cashier saw it arrive (待核对). */
	readonly unverified?: number;
	/** > 0. */
	readonly amount_fen: number;
};

/** Σ tenders = price. */
export type PassSold = EventHead &
	PassRoots & {
		readonly kind: 'pass/sold';
		readonly v: 1;
		readonly tenders: readonly PassTender[];
		/** Lot of the top-up it was given with; it costs nothing then. */
		readonly with_lot?: string;
		readonly signed?: SignedPart;
		readonly renews?: PassRenewal;
	};

/** The pass it was bought on top of (续卡), and by how much that is longer for it; 0: as it was. */
export type PassRenewal = { readonly pass_id: string; readonly days: number };

/** A pass from before this ledger (期初): no money moves now. */
export type PassOpened = EventHead &
	PassRoots & {
		readonly kind: 'pass/opened';
		readonly v: 1;
		/** Earned before; price − this is what is owed. */
		readonly recognised_before_fen: number;
	};

/** The figures of one use. */
export type PassUsePart = {
	readonly pass_id: string;
	readonly member_id: string;
	readonly use_id: string;
	readonly item_no: number;
	readonly times: number;
	/** Positions in the item, from 1; none in a time card. */
	readonly units: readonly number[];
	/** Revenue, tax included. */
	readonly recognised_fen: number;
	readonly product_id: number;
	readonly dept: 'goods' | 'service';
	readonly tax_bp: number;
	readonly tax_fen: number;
	/** Who did the service (技师), where somebody was named; an undo names them again. */
	readonly done_by?: DoneBy;
	/** As the pass stands after it. */
	readonly valid_from: string;
	readonly valid_until: string;
};

/** The ¥0 line of the document. */
export type PassUseLine = {
	readonly name: string;
	readonly sku: string;
	readonly unit: string;
	readonly quantity_milli: number;
	readonly list_price_fen: number;
	readonly net_fen: 0;
};

export type PassUsed = EventHead &
	PassUsePart & {
		readonly kind: 'pass/used';
		readonly v: 1;
		readonly pass_name: string;
		readonly line: PassUseLine;
		/** Operator number of whoever did it, in events from before there were technicians. */
		readonly technician?: string;
		/** Of this item, afterwards: 3 of 10 used; both absent in a time card. */
		readonly uses_left?: number;
		readonly uses_total?: number;
		/** Business date of the use: the pass's own calendar goes by it. */
		readonly used_on: string;
		/** What it took of what may be had while HQ is away. */
		readonly allowance?: readonly AllowanceTaken[];
	};

/** Takes one use back: the same positions, the same value. */
export type PassUseUndone = EventHead &
	PassUsePart & { readonly kind: 'pass/use-undone'; readonly v: 1; readonly pass_name: string };

export type PassExtended = EventHead & {
	readonly kind: 'pass/extended';
	readonly v: 1;
	readonly pass_id: string;
	readonly member_id: string;
	readonly pass_name: string;
	/**
	 * Added to its end, the gap after an expiry among them; below 0 when the pass that renewed it is
	 * given back.
	 */
	readonly days: number;
	/** Another first day: it waits behind a pass whose end moved or that was given back. */
	readonly starts_on?: string;
	readonly valid_from: string;
	readonly valid_until: string;
	/** A code: no free text, where names of people would end up. */
	readonly reason: string;
	/** The pass that was bought on top (续卡), which it ends with from now on, or does no more. */
	readonly renewed_by?: string;
};

/** What one item gets of an extension's fee, and the positions that share it. */
export type PassFeeShare = {
	readonly item_no: number;
	readonly fen: number;
	readonly units: readonly number[];
};

/** A longer pass for money (续期): owed like the price, over the uses that were left. */
export type PassExtensionSold = EventHead & {
	readonly kind: 'pass/extension-sold';
	readonly v: 1;
	readonly pass_id: string;
	readonly member_id: string;
	readonly pass_name: string;
	readonly extension_id: string;
	/** Added to its end, the gap after an expiry among them. */
	readonly days: number;
	/** Σ shares = Σ tenders. */
	readonly fee_fen: number;
	readonly shares: readonly PassFeeShare[];
	readonly tenders: readonly PassTender[];
	readonly sold_on: string;
	readonly valid_from: string;
	readonly valid_until: string;
};

/** Takes it back on its day, as long as no use has earned of it: all of it, the way it came. */
export type PassExtensionUndone = EventHead & {
	readonly kind: 'pass/extension-undone';
	readonly v: 1;
	readonly pass_id: string;
	readonly member_id: string;
	readonly pass_name: string;
	readonly extension_id: string;
	readonly days: number;
	readonly fee_fen: number;
	/** Σ amounts = fee. */
	readonly paid_back: readonly PassTender[];
	readonly valid_from: string;
	readonly valid_until: string;
};

export type PassTransferred = EventHead & {
	readonly kind: 'pass/transferred';
	readonly v: 1;
	readonly pass_id: string;
	readonly pass_name: string;
	readonly from_member_id: string;
	/** Whose it is from now on. */
	readonly member_id: string;
	/** A code. */
	readonly reason: string;
};

export type PassPaidBack = {
	readonly kind: string;
	readonly method?: string;
	readonly drawer?: string;
	readonly reference?: string;
	readonly unverified?: number;
	/** What is owed back. */
	readonly exact_fen: number;
	/** What the member is given: cash is rounded up to whole steps. */
	readonly paid_fen: number;
};

/** A line of the printed calculation; what is taken off is negative. */
export type PassCalculationPart = {
	readonly line: string;
	readonly at?: string;
	readonly name?: string;
	readonly times?: number;
	readonly gone?: number;
	readonly of?: number;
	readonly fen: number;
};

export type PassRefunded = EventHead & {
	readonly kind: 'pass/refunded';
	readonly v: 1;
	readonly pass_id: string;
	readonly member_id: string;
	readonly pass_name: string;
	/** Why, as the law tells reasons apart. */
	readonly reason: 'seven-day' | 'trader' | 'consumer' | 'agreed';
	/** refund + kept is what was owed. */
	readonly refund_fen: number;
	readonly kept_fen: number;
	/** Uses that end with it; 0 for a time card. */
	readonly uses_left: number;
	readonly calculation: readonly PassCalculationPart[];
	readonly paid_back: readonly PassPaidBack[];
	/** Σ paid back − refund: jiao given for fen. */
	readonly rounding_fen: number;
	/** The pass it renewed, which ends as it did without it. */
	readonly ends_again?: { readonly pass_name: string; readonly valid_until: string };
};

export type PassEvent =
	| PassSold
	| PassOpened
	| PassUsed
	| PassUseUndone
	| PassExtended
	| PassExtensionSold
	| PassExtensionUndone
	| PassTransferred
	| PassRefunded;
