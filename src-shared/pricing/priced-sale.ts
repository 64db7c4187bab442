/**
 * A sale that was priced: per line what it would cost, what was taken off and why, what is left to
 * pay, and the tax in it. Each step of pricing only ever adds adjustments; Σ line nets is the
 * total.
 */
import type { AdjustmentKind } from '../journal/event-head.ts';
import type { Fen } from '../kernel/money.ts';
import type { OpenLine } from '../sale/open-sale.ts';

export type Adjustment = {
	readonly kind: AdjustmentKind;
	/** Taken off the line, > 0. */
	readonly amount: Fen;
	readonly reason?: string;
	/** Promotion, or code of the coupon, that took it off. */
	readonly ruleId?: string;
	/** What that is called on the screen and on the receipt. */
	readonly name?: string;
};

export type PricedLine = {
	readonly line: OpenLine;
	readonly base: Fen;
	readonly adjustments: readonly Adjustment[];
	readonly net: Fen;
	/** Tax inside `net`: round(net × r ÷ (10000 + r)); China prices are tax-inclusive (E9, E10). */
	readonly tax: Fen;
};

export type PricedSale = {
	readonly lines: readonly PricedLine[];
	readonly base: Fen;
	readonly discount: Fen;
	readonly rounding: Fen;
	/** Σ line nets. */
	readonly total: Fen;
	readonly tax: Fen;
};
