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

export type AdjustmentKind = 'override' | 'cash_rounding';
