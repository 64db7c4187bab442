/**
 * A refund (退货) in the journal: a new document that names the sale it answers and the part of it
 * that came back. Every figure is a frozen share of the sale's own figure, never computed anew, so
 * that after the last piece everything is back to the fen (P8). All amounts are positive; the
 * postings turn them round. An exchange (换货) is a completed sale that carries such a part.
 */
import type { SvPart } from './stored-value-event.ts';
import type { DoneBy } from './done-by.ts';
import type { AdjustmentKind, EventHead, FiscalPart } from './event-head.ts';
import type { PointsPaid, ReturnedPoints } from './point-event.ts';

/** The sale that was answered, named so that another terminal's can be found too. */
export type OriginalSale = {
	readonly sale_id: string;
	readonly receipt_no: string;
	readonly inc: number;
	readonly n: number;
	/** The event's hash in lower-case hex: nobody swaps the sale behind a refund. */
	readonly hash: string;
};

/** A share of one of the line's adjustments that goes away with the goods. */
export type ReturnedAdjustment = {
	readonly kind: AdjustmentKind;
	readonly amount_fen: number;
	/** The share of what the sale's postings held for it, without tax. */
	readonly ex_tax_fen: number;
};

/** Back on the shelf (可售), thrown away (报损), or nothing to keep (a service). */
export type Disposition = 'restock' | 'write-off' | 'none';

export type ReturnedLine = {
	readonly n: number;
	/** The line on the sale; absent without a receipt. */
	readonly of_n?: number;
	readonly product_id: number;
	readonly sku: string;
	readonly name: string;
	readonly dept: 'goods' | 'service';
	readonly category_id?: number;
	readonly unit: string;
	/** In the unit sold, > 0. */
	readonly quantity_milli: number;
	readonly factor_milli: number;
	/** Its share of the base units that left with the sale, thousandths. */
	readonly stock_milli: number;
	/** net + Σ adjustments, without tax on top. */
	readonly base_fen: number;
	readonly adjustments: readonly ReturnedAdjustment[];
	readonly net_fen: number;
	readonly weighed?: number;
	readonly tax_bp: number;
	readonly tax_fen: number;
	/** As on the line that was sold. */
	readonly tax_on_top?: number;
	readonly disposition: Disposition;
	/** Whoever did the service, with the share of their commission that goes back. */
	readonly done_by?: DoneBy;
};

/** What goes back for one tender of the sale (E15). */
export type PaidBack = {
	/** Its place among the sale's tenders, from 0; absent without a receipt. */
	readonly of_tender?: number;
	/** How the money leaves: the tender's own kind unless another way was approved. */
	readonly kind: string;
	readonly method?: string;
	readonly drawer?: string;
	/** Whose store credit or account it goes back to. */
	readonly subject?: string;
	/** The account it goes to, where that one was shut for it when two companies became one. */
	readonly to_account?: string;
	/** The tender's exact share of the returned nets. */
	readonly exact_fen: number;
	/** Set against the new goods of an exchange. */
	readonly credit_fen: number;
	/** Stored value: Σ paid, back to the lots it came from; and what the new goods took of it. */
	readonly parts?: readonly SvPart[];
	readonly credit_parts?: readonly SvPart[];
	/** Points: as many as `paid` is of the tender, to their lots; and what the new goods took. */
	readonly points?: PointsPaid;
	readonly credit_points?: PointsPaid;
	/** Kept for points that were spent already (DEDUCT_CASH). */
	readonly deducted_fen?: number;
	/** exact − credit − deducted + rounding: what the customer is given. Cash is rounded up to jiao. */
	readonly paid_fen: number;
};

/** What came back, in a refund of its own or inside an exchange. */
export type ReturnedPart = {
	/** Absent without a receipt (无小票退货). */
	readonly of?: OriginalSale;
	readonly lines: readonly ReturnedLine[];
	/** Σ line nets. */
	readonly total_fen: number;
	readonly tax_fen: number;
	/** Σ paid + Σ credit + Σ deducted − total: back to 0 when all was returned. */
	readonly rounding_fen: number;
	readonly paid_back: readonly PaidBack[];
	readonly reason: string;
	/** What it takes back and gives back of the member's points. */
	readonly points?: ReturnedPoints;
};

/** `void` (作废) is the whole sale in the shift it was made in; it mirrors it exactly. */
export type RefundMode = 'return' | 'void' | 'without-receipt';

export type SaleRefunded = EventHead &
	FiscalPart & {
		readonly kind: 'sale/refunded';
		/** 2 may give stored value and points back. */
		readonly v: 1 | 2;
		readonly refund_id: string;
		readonly mode: RefundMode;
		readonly returned: ReturnedPart;
	};
