/** What every event of the journal stands under, and the words its documents share. */

/** Stands in every body, and beside it in the journal's columns; `verify` compares the two. */
export type EventHead = {
	readonly kind: string;
	readonly v: number;
	readonly at_ms: number;
	readonly mono_ms: number;
	readonly biz_date: string;
	/** The shift's number on this terminal, from 1; absent when no shift is open. */
	readonly shift_id?: number;
	/** Operator number (工号) of who did it; absent for what the terminal does by itself. */
	readonly operator?: string;
	/** Operator number of the second person who released it (授权放行). */
	readonly approver?: string;
	/** 1 when the wall clock ran backwards against an earlier event. */
	readonly clock_suspect?: number;
};

/** Fiscal events carry a number that is never used twice and totals that are never reset. */
export type FiscalPart = {
	readonly fiscal_no: number;
	readonly receipt_no: string;
	readonly gt_count: number;
	readonly gt_net_fen: number;
	readonly gt_abs_fen: number;
	readonly gt_tax_fen: number;
};

/** What may be taken off a line, in the order in which it is taken. */
export const ADJUSTMENT_KINDS = [
	/** 改价. */
	'override',
	/** 会员价, 等级折扣. */
	'level',
	'promotion',
	/** By hand, on one line. */
	'line_discount',
	'item_coupon',
	/** 满减. */
	'threshold',
	'order_coupon',
	/** By hand, on the whole. */
	'order_discount',
	'points',
	/** 抹零 by hand. */
	'small_change',
	/** 抹零 of the cash part. */
	'cash_rounding',
] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];
