/**
 * What the screens were last told of the basket's prices, so that a move tells only the lines that
 * cost something else by now, or the same for another reason. Kept in memory: a screen that missed
 * something asks for all of it.
 */
import type { LineId } from '#shared/kernel/ids.ts';
import type { PricedBasketLine } from '#shared/pricing/basket.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import type { PricedOpenSale, SetAside } from '../pricing/priced-open-sale.ts';

export type ShownPrices = {
	/** Keeps the prices as told, and returns the lines that were told otherwise before. */
	tell(sale: OpenSale, found: PricedOpenSale): ReadonlySet<LineId>;
};

export function openShownPrices(): ShownPrices {
	let saleId = '';
	let told: ReadonlyMap<LineId, string> = new Map();
	return {
		tell: (sale, { priced, setAside }) => {
			const known = sale.saleId === saleId ? told : undefined;
			saleId = sale.saleId;
			const now = priced.lines.map((line) => {
				return [line.line.lineId, priceOf(line, setAside)] as const;
			});
			told = new Map(now);
			const other = now.filter(([lineId, price]) => known?.get(lineId) !== price);
			return new Set(other.map(([lineId]) => lineId));
		},
	};
}

function priceOf(priced: PricedBasketLine, { lines }: SetAside): string {
	const { line, base, net, adjustments, passedOver, belowMinimum } = priced;
	const aside = lines.get(line.lineId)?.code;
	return JSON.stringify([base, net, adjustments, passedOver, belowMinimum, aside]);
}
