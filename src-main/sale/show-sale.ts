/** The basket as the screen sees it: priced, with its totals, or only what a move changed. */
import type { LineView, SaleChangeView, SaleTotals, SaleView } from '#shared/contract/views.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { MILLI } from '#shared/kernel/quantity.ts';
import type { PricedBasketLine } from '#shared/pricing/basket.ts';
import { priceOf, taxAdded } from '#shared/pricing/tax-on-top.ts';
import { countPieces } from '#shared/journal/count-pieces.ts';
import type { OpenLine, OpenSale, SaleChange } from '#shared/sale/open-sale.ts';
import { cashDue } from '#shared/tender/cash.ts';
import { shelfPriceOf } from '../catalog/product-store.ts';
import { onHand } from '../catalog/stock-store.ts';
import { showAttached } from '../member/show-attached.ts';
import { showPointsOnSale } from '../points/points-on-sale.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { toPayOf, type PricedOpenSale } from '../pricing/priced-open-sale.ts';
import { showLinePricing, showPricing } from '../pricing/show-pricing.ts';
import { showExchange } from '../refund/show-exchange.ts';
import type { Terminal } from '../terminal.ts';
import { countParked } from './open-sale-store.ts';

export function showSale(terminal: Terminal, sale: OpenSale): SaleView {
	const found = priceOpenSale(terminal, sale);
	terminal.shownPrices.tell(sale, found);
	return {
		saleId: sale.saleId,
		revision: sale.revision,
		openedAtMs: sale.openedAtMs,
		operator: sale.operator,
		lines: found.priced.lines.map((line) => showLine(terminal, line, found)),
		totals: showTotals(terminal, sale, found),
	};
}

/**
 * What a move put and dropped, and every other line that costs something else by it: the second
 * piece that makes the first cheaper, the happy hour that ended between two scans.
 */
export function showChange(
	terminal: Terminal,
	change: SaleChange,
	found: PricedOpenSale,
): SaleChangeView {
	const moved = new Set(change.put.map(({ lineId }) => lineId));
	const otherwise = terminal.shownPrices.tell(change.sale, found);
	const lines = found.priced.lines.filter(({ line: { lineId } }) => {
		return moved.has(lineId) || otherwise.has(lineId);
	});
	return {
		saleId: change.sale.saleId,
		revision: change.sale.revision,
		put: lines.map((line) => showLine(terminal, line, found)),
		drop: [...change.drop],
		totals: showTotals(terminal, change.sale, found),
	};
}

/** One line with what will be left on the shelf once it is sold; negative is shown, not refused. */
export function showLine(
	terminal: Terminal,
	priced: PricedBasketLine,
	found: PricedOpenSale,
): LineView {
	const { line, base } = priced;
	const price = priceOf(priced);
	return {
		lineId: line.lineId,
		seat: line.seat,
		productId: line.productId,
		sku: line.sku,
		name: line.name,
		spec: line.spec ?? '',
		code: line.code ?? '',
		unit: line.unit,
		weighed: line.weighed,
		labelled: line.labelAmount !== undefined,
		quantityMilli: line.quantity,
		listPriceFen: line.listPrice,
		unitPriceFen: line.override?.unitPrice ?? line.listPrice,
		...newsOf(terminal, line),
		baseFen: base,
		discountFen: base - price,
		netFen: price,
		...showLinePricing(priced, found.setAside),
		...(line.dept === 'service' ? {} : { onHandMilli: leftOnShelf(terminal, line) }),
	};
}

/** The price by now, when it is another than the basket's (PRD-5). A scale label keeps its own. */
function newsOf({ pen }: Terminal, line: OpenLine): Pick<LineView, 'shelfPriceFen'> {
	if (line.labelAmount !== undefined) return {};
	const price = shelfPriceOf(pen, line) ?? 0;
	return price === 0 || price === line.listPrice ? {} : { shelfPriceFen: price };
}

function leftOnShelf({ pen }: Terminal, { productId, quantity, factor }: OpenLine): number {
	return onHand(pen, productId) - multiplyDivide(quantity, factor, MILLI);
}

/** What the basket comes to. */
function showTotals(terminal: Terminal, sale: OpenSale, found: PricedOpenSale): SaleTotals {
	const { priced, basket } = found;
	const pieces = countPieces(
		sale.lines.map((line) => {
			return { quantity_milli: line.quantity, ...(line.weighed ? { weighed: 1 } : {}) };
		}),
	);
	return {
		lineCount: sale.lines.length,
		pieceCount: pieces,
		baseFen: priced.base,
		discountFen: priced.discount,
		totalFen: priced.total,
		taxFen: priced.tax,
		...(basket.taxOnTop === true ? { taxAddedFen: taxAdded(priced) } : {}),
		cashDueFen: cashDue(toPayOf(found), terminal.settings.current().cashStepFen),
		...showExchange(terminal, sale, found),
		...showAttached(terminal, sale),
		...showPointsOnSale(terminal, sale, found),
		canUndo: sale.undo.length > 0,
		parkedCount: countParked(terminal.pen),
		...showPricing(terminal, sale, found),
	};
}
