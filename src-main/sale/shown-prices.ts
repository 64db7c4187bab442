/**
 * What the screens were last told of the basket's prices, so that a move tells only the lines that
 * cost something else by now. Kept in memory: a screen that missed something asks for all of it.
 */
import type { LineView } from '#shared/contract/views.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';

export type ShownPrices = {
	/** Lines that cost something else, or for another reason, than was told. */
	changed(sale: OpenSale, lines: readonly LineView[]): ReadonlySet<string>;
	keep(sale: OpenSale, lines: readonly LineView[]): void;
};

export function openShownPrices(): ShownPrices {
	let saleId = '';
	let told = new Map<string, string>();
	return {
		changed: (sale, lines) => {
			const known = sale.saleId === saleId ? told : new Map<string, string>();
			const other = lines.filter((line) => known.get(line.lineId) !== priceOf(line));
			return new Set(other.map(({ lineId }) => lineId));
		},
		keep: (sale, lines) => {
			saleId = sale.saleId;
			told = new Map(lines.map((line) => [line.lineId, priceOf(line)]));
		},
	};
}

function priceOf(line: LineView): string {
	const { netFen, discountFen, adjustments, passedOver, lineDiscount, belowMinimum } = line;
	return JSON.stringify([netFen, discountFen, adjustments, passedOver, lineDiscount, belowMinimum]);
}
