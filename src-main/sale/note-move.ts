/**
 * The audit events of moves that take something out of a basket before it is paid: the line that
 * was removed, the quantity that went down, the move that was taken back. Whichever key it was,
 * what left and what it cost is told; what is added needs no event, the sale will say it.
 */
import type { TouchedLine } from '#shared/journal/event.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { OpenSale, SaleChange } from '#shared/sale/open-sale.ts';
import type { PricedOpenSale } from '../pricing/priced-open-sale.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

/** What the basket cost and costs. */
export type Prices = { readonly before: PricedOpenSale; readonly after: PricedOpenSale };

export type Moved = {
	readonly before: OpenSale;
	readonly change: SaleChange;
	readonly shiftId: number;
	/** What everything cost and costs, promotions and discounts in it. */
	readonly prices: Prices;
};

/** sale/line-removed, for every line the move dropped. */
export function noteRemoved({ pen }: Terminal, caller: Caller, moved: Moved): void {
	const { before, change, shiftId } = moved;
	for (const line of before.lines.filter(({ lineId }) => change.drop.includes(lineId))) {
		pen.append({
			kind: 'sale/line-removed',
			v: 1,
			...byWhom(caller),
			shiftId,
			body: {
				sale_id: before.saleId,
				product_id: line.productId,
				quantity_milli: line.quantity,
				net_fen: netIn(moved.prices.before, line.lineId),
			},
		});
	}
}

/** sale/quantity-reduced, when there is less of a line than before. */
export function noteReduced({ pen }: Terminal, caller: Caller, moved: Moved): void {
	const { before, shiftId } = moved;
	for (const touched of touchedLines(moved)) {
		if (touched.after_milli >= touched.before_milli) continue;
		pen.append({
			kind: 'sale/quantity-reduced',
			v: 1,
			...byWhom(caller),
			shiftId,
			body: { sale_id: before.saleId, ...touched },
		});
	}
}

/** sale/undone, with what the lines held and cost before and after. */
export function noteUndone({ pen }: Terminal, caller: Caller, moved: Moved): void {
	const { before, shiftId } = moved;
	pen.append({
		kind: 'sale/undone',
		v: 1,
		...byWhom(caller),
		shiftId,
		body: { sale_id: before.saleId, lines: touchedLines(moved) },
	});
}

function touchedLines({ before, change, prices }: Moved): TouchedLine[] {
	const touched = new Set<LineId>([...change.put.map(({ lineId }) => lineId), ...change.drop]);
	return [...touched].map((lineId) => {
		const was = lineIn(before, lineId);
		const is = lineIn(change.sale, lineId);
		return {
			product_id: was?.productId ?? is?.productId ?? 0,
			before_milli: was?.quantity ?? 0,
			after_milli: is?.quantity ?? 0,
			before_fen: netIn(prices.before, lineId),
			after_fen: netIn(prices.after, lineId),
		};
	});
}

/** What a line cost, fen; 0 when it is not there. */
function netIn({ priced }: PricedOpenSale, lineId: LineId): number {
	return priced.lines.find(({ line }) => line.lineId === lineId)?.net ?? 0;
}

function lineIn({ lines }: OpenSale, lineId: LineId) {
	return lines.find((line) => line.lineId === lineId);
}
