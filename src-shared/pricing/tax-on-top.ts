/**
 * Where tax comes on top (价外税), the engine prices goods without it; this makes of it what is
 * paid. A line then holds its tax in its net, as everywhere else, and says so by `taxOnTop`:
 * net = base − adjustments + tax. What is dropped of the whole afterwards (抹零, by hand or of the
 * cash part) is dropped of that and leaves the tax as it is, since a price that ends in fen because
 * of its tax is the one that has to be round.
 */
import type { AdjustmentKind } from '../journal/event-head.ts';
import { allocate } from '../kernel/allocate.ts';
import { fen, sum, ZERO_FEN, type Fen } from '../kernel/money.ts';
import type { Basket, PricedBasket, PricedBasketLine } from './basket.ts';
import type { Adjustment } from './priced-sale.ts';
import { taxPerRate } from './tax.ts';

/** What is dropped after tax; everything else lowers the tax. */
export const AFTER_TAX: readonly AdjustmentKind[] = ['small_change', 'cash_rounding'];

/** The tax of every line goes into its net, and of all of them into the total. */
export function withTaxOnTop(priced: PricedBasket, basket: Pick<Basket, 'returned'>): PricedBasket {
	const lines = priced.lines.map((line): PricedBasketLine => {
		return { ...line, net: fen(line.net + line.tax), taxOnTop: true };
	});
	return { ...priced, ...sumsOf(lines, basket) };
}

/** Takes `amount` off a basket with tax on top, shared over its lines by their nets. */
export function takeAfterTax(
	priced: PricedBasket,
	basket: Pick<Basket, 'returned'>,
	row: Adjustment,
): PricedBasket {
	if (row.amount === 0) return priced;
	const shares = allocate(
		row.amount,
		priced.lines.map(({ net }) => net),
	);
	const lines = priced.lines.map((line, at): PricedBasketLine => {
		const amount = fen(shares[at] ?? 0);
		if (amount === 0) return line;
		const adjustments = [...line.adjustments, { ...row, amount }];
		return { ...line, adjustments, net: fen(line.net - amount) };
	});
	const { kind, amount } = row;
	const byKind = { ...priced.byKind, [kind]: fen((priced.byKind[kind] ?? 0) + amount) };
	const isCash = kind === 'cash_rounding';
	return {
		...priced,
		...sumsOf(lines, basket),
		byKind,
		discount: isCash ? priced.discount : fen(priced.discount + amount),
		rounding: isCash ? fen(priced.rounding + amount) : priced.rounding,
	};
}

function sumsOf(
	lines: readonly PricedBasketLine[],
	{ returned = [] }: Pick<Basket, 'returned'>,
): Pick<PricedBasket, 'lines' | 'total' | 'taxes' | 'returned' | 'due'> {
	const total = sum(lines.map(({ net }) => net));
	const back = sum(returned.map(({ net }) => net));
	const sold = lines.map(({ line, net, tax }) => ({ rate: line.tax, net, tax }));
	const taxes = taxPerRate(sold, returned);
	return { lines, total, taxes, returned: back, due: fen(total - back) };
}

/** What a line costs before tax on top: all of it where prices hold their tax. */
export function priceOf({
	net,
	tax,
	taxOnTop,
}: Pick<PricedBasketLine, 'net' | 'tax' | 'taxOnTop'>): Fen {
	return taxOnTop === true ? fen(net - tax) : net;
}

/** The tax that was added to the prices; 0 where they hold it. */
export function taxAdded({ lines }: Pick<PricedBasket, 'lines'>): Fen {
	return sum(lines.map(({ tax, taxOnTop }) => (taxOnTop === true ? tax : ZERO_FEN)));
}
