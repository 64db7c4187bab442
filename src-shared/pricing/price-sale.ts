/**
 * What the basket costs. One pure function used by the screen, the tender, the receipt and the
 * report: base per line (list price × quantity, or the label's amount), then the adjustments in
 * their fixed order, then the net, then the tax inside it. Promotions, members and coupons join
 * the list of steps later; each step only ever adds adjustment rows.
 */
import { allocate } from '../kernel/allocate.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { invariant } from '../kernel/invariant.ts';
import { fen, priceTimes, subtract, sum, ZERO_FEN, type Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';
import type { AdjustmentKind } from '../journal/event-head.ts';
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

/** The tax inside a tax-inclusive amount (E9: 8492 at 13 % holds 977). */
export function taxInside(net: Fen, rate: BasisPoint): Fen {
	return fen(multiplyDivide(net, rate, 10_000 + rate));
}

/** Prices a basket without any tender. */
export function priceSale(lines: readonly OpenLine[]): PricedSale {
	return totalOf(lines.map(priceLine));
}

/** Prices one line: exported because the screen shows single lines. */
export function priceLine(line: OpenLine): PricedLine {
	const override = line.override;
	const list = line.labelAmount ?? priceTimes(line.listPrice, line.quantity);
	if (override === undefined) return closeLine(line, list, []);
	const charged = priceTimes(override.unitPrice, line.quantity);
	// Goods without a list price (0) have nothing to take off: the price given is their base.
	if (line.listPrice === 0 && line.labelAmount === undefined) return closeLine(line, charged, []);
	// Nobody pays more than the price shown (Price Law Art. 13).
	if (charged >= list) return closeLine(line, list, []);
	const amount = subtract(list, charged);
	return closeLine(line, list, [{ kind: 'override', amount, reason: override.reason }]);
}

/** Takes `rounding` fen (抹零) off the whole, shared over the lines by their nets (E6, E7). */
export function roundSale(priced: PricedSale, rounding: Fen): PricedSale {
	if (rounding === 0) return priced;
	const shares = allocate(
		rounding,
		priced.lines.map((line) => line.net),
	);
	return totalOf(
		priced.lines.map(({ line, base, adjustments }, index) => {
			const amount = fen(shares[index] ?? 0);
			const more: Adjustment[] = amount === 0 ? [] : [{ kind: 'cash_rounding', amount }];
			return closeLine(line, base, [...adjustments, ...more]);
		}),
	);
}

function closeLine(line: OpenLine, base: Fen, adjustments: readonly Adjustment[]): PricedLine {
	const net = subtract(base, sum(adjustments.map((one) => one.amount)));
	invariant(net >= 0, `line ${line.lineId} must not cost less than nothing`);
	return { line, base, adjustments, net, tax: taxInside(net, line.tax) };
}

function totalOf(lines: readonly PricedLine[]): PricedSale {
	const sumOf = (kind: AdjustmentKind) =>
		sum(
			lines.flatMap((line) =>
				line.adjustments.filter((one) => one.kind === kind).map((one) => one.amount),
			),
		);
	return {
		lines,
		base: sum(lines.map((line) => line.base)),
		discount: sumOf('override'),
		rounding: lines.length === 0 ? ZERO_FEN : sumOf('cash_rounding'),
		total: sum(lines.map((line) => line.net)),
		tax: sum(lines.map((line) => line.tax)),
	};
}
