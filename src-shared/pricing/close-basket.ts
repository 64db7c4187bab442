/** Adds a priced basket up: per kind, per rate, and what is paid or given back in the end. */
import { allocate } from '../kernel/allocate.ts';
import { invariant } from '../kernel/invariant.ts';
import type { AdjustmentKind } from '../journal/event-head.ts';
import { fen, sum, type Fen } from '../kernel/money.ts';
import type { Basket, PricedBasket, PricedBasketLine } from './basket.ts';
import { minimumOf } from './hand-discount.ts';
import type { Adjustment } from './priced-sale.ts';
import { takeAfterTax } from './tax-on-top.ts';
import { taxesOf, taxPerRate } from './tax.ts';

/** A line with its adjustments, not taxed yet. */
export type OpenedLine = Pick<PricedBasketLine, 'line' | 'base' | 'adjustments' | 'passedOver'>;

export type Sums = Pick<
	PricedBasket,
	'lines' | 'base' | 'discount' | 'rounding' | 'total' | 'tax' | 'byKind' | 'taxes' | 'due'
> & { readonly returned: Fen };

export function closeBasket(
	opened: readonly OpenedLine[],
	{ returned = [], taxOnTop = false }: Pick<Basket, 'returned' | 'taxOnTop'>,
): Sums {
	const nets = opened.map(({ base, adjustments }) => {
		return fen(base - sum(adjustments.map(({ amount }) => amount)));
	});
	const taxed = opened.map(({ line }, at) => ({ net: nets[at] ?? fen(0), rate: line.tax }));
	const taxes = taxesOf(taxed, taxOnTop);
	const lines = opened.map((one, at): PricedBasketLine => {
		const net = nets[at] ?? fen(0);
		invariant(net >= 0, `line ${one.line.lineId} must not cost less than nothing`);
		const belowMinimum = net < minimumOf(one.line);
		return { ...one, net, tax: taxes[at] ?? fen(0), belowMinimum };
	});
	const byKind = kindsOf(lines.flatMap(({ adjustments }) => adjustments));
	const base = sum(lines.map((line) => line.base));
	const total = sum(nets);
	const rounding = byKind.cash_rounding ?? fen(0);
	const back = sum(returned.map(({ net }) => net));
	const sold = lines.map(({ line, net, tax }) => ({ rate: line.tax, net, tax }));
	const perRate = taxPerRate(sold, returned);
	const onTop = taxOnTop ? sum(perRate.map(({ tax }) => tax)) : 0;
	return {
		lines,
		base,
		discount: fen(base - total - rounding),
		rounding,
		total,
		tax: sum(taxes),
		byKind,
		taxes: perRate,
		returned: back,
		due: fen(total - back + onTop),
	};
}

function kindsOf(rows: readonly Adjustment[]): Partial<Record<AdjustmentKind, Fen>> {
	const kinds: Partial<Record<AdjustmentKind, Fen>> = {};
	for (const { kind, amount } of rows) kinds[kind] = fen((kinds[kind] ?? 0) + amount);
	return kinds;
}

/**
 * Takes the cash rounding (抹零 of the cash part) off a priced basket, shared over its lines by
 * their nets (E6, E7); tax inside is found anew, since it is of what is paid. Tax on top stays.
 */
export function roundBasket(priced: PricedBasket, basket: Basket, rounding: Fen): PricedBasket {
	if (rounding === 0) return priced;
	if (priced.lines.some(({ taxOnTop }) => taxOnTop === true)) {
		return takeAfterTax(priced, basket, { kind: 'cash_rounding', amount: rounding });
	}
	const shares = allocate(
		rounding,
		priced.lines.map(({ net }) => net),
	);
	const opened = priced.lines.map((line, at): OpenedLine => {
		const amount = fen(shares[at] ?? 0);
		if (amount === 0) return line;
		return { ...line, adjustments: [...line.adjustments, { kind: 'cash_rounding', amount }] };
	});
	return { ...priced, ...closeBasket(opened, basket) };
}
