/**
 * The frozen share of a sold line that a returned quantity takes with it: net, tax and every
 * adjustment each by `cumulative`, from what was returned before to what is returned after (E12,
 * E14). The base is what those parts add up to, so the pieces of a line always make the line.
 */
import type { SoldLine } from '../journal/event.ts';
import type { Disposition, ReturnedLine } from '../journal/refund-event.ts';
import { withoutTax } from '../journal/post-goods.ts';
import { cumulative } from '../kernel/allocate.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { invariant } from '../kernel/invariant.ts';
import { MILLI } from '../kernel/quantity.ts';

export type LineReturn = {
	/** The row in the refund, from 1. */
	readonly n: number;
	/** Quantity returned before this, thousandths. */
	readonly beforeMilli: number;
	/** Quantity returned now, thousandths, > 0. */
	readonly quantityMilli: number;
	readonly disposition: Disposition;
};

/** The returned part of `line`; the caller has checked that so much of it is left. */
export function returnLine(line: SoldLine, wanted: LineReturn): ReturnedLine {
	const { beforeMilli: before, quantityMilli: quantity } = wanted;
	const sold = line.quantity_milli;
	invariant(quantity > 0 && before + quantity <= sold, `line ${line.n} returns more than was sold`);
	const part = (whole: number) =>
		cumulative(whole, before + quantity, sold) - cumulative(whole, before, sold);
	const adjustments = line.adjustments.map(({ kind, amount_fen: amount }) => ({
		kind,
		amount_fen: part(amount),
		ex_tax_fen: part(withoutTax(amount, line)),
	}));
	const net = part(line.net_fen);
	const tax = part(line.tax_fen);
	const onTop = line.tax_on_top === 1;
	return {
		n: wanted.n,
		of_n: line.n,
		product_id: line.product_id,
		sku: line.sku,
		name: line.name,
		dept: line.dept,
		...(line.category_id === undefined ? {} : { category_id: line.category_id }),
		unit: line.unit,
		quantity_milli: quantity,
		factor_milli: line.factor_milli,
		stock_milli: part(multiplyDivide(sold, line.factor_milli, MILLI)),
		base_fen: adjustments.reduce((sum, one) => sum + one.amount_fen, onTop ? net - tax : net),
		adjustments,
		net_fen: net,
		...(line.weighed === undefined ? {} : { weighed: line.weighed }),
		tax_bp: line.tax_bp,
		tax_fen: tax,
		...(onTop ? { tax_on_top: 1 } : {}),
		disposition: line.dept === 'service' ? 'none' : wanted.disposition,
		...(line.done_by === undefined
			? {}
			: { done_by: { ...line.done_by, commission_fen: part(line.done_by.commission_fen) } }),
	};
}
