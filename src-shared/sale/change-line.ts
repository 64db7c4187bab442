/**
 * The moves of the basket: put goods in, count them up, change the quantity, change the price, take
 * a line out, take it once more. Each answers with the change or with a refusal the cashier reads.
 */
import { ok, refuse, type Result } from '../kernel/result.ts';
import { multiplyFloor } from '../kernel/integer.ts';
import { fen, priceTimes, type Fen } from '../kernel/money.ts';
import { MILLI, milli, type Milli } from '../kernel/quantity.ts';
import type { LineId } from '../kernel/ids.ts';
import {
	changeLines,
	MAX_LINE_AMOUNT,
	MAX_LINES,
	MAX_QUANTITY,
	type OpenLine,
	type OpenSale,
	type PriceOverride,
	type SaleChange,
} from './open-sale.ts';

export type LineRefusal =
	| { readonly code: 'sale/line-gone' }
	| { readonly code: 'sale/too-many-lines'; readonly most: number }
	| { readonly code: 'quantity/too-large'; readonly most: number }
	| { readonly code: 'quantity/not-positive' }
	| { readonly code: 'quantity/whole-pieces' }
	| { readonly code: 'quantity/from-label' }
	| { readonly code: 'price/above-list'; readonly list: number }
	| { readonly code: 'price/negative' }
	| { readonly code: 'price/unchanged' }
	| { readonly code: 'amount/too-large' };

/** What is sold, without its place in the basket. */
export type Ware = Omit<OpenLine, 'lineId' | 'seat'>;

/**
 * Adds goods. The same goods at the same price count up in place (×2) when the last line of them
 * has no label amount and no price of its own; weighed goods always get a line of their own.
 */
export function addLine(
	sale: OpenSale,
	ware: Ware,
	lineId: LineId,
): Result<SaleChange, LineRefusal> {
	const alone = ware.weighed || ware.labelAmount !== undefined || ware.override !== undefined;
	const same = alone ? undefined : findSame(sale, ware);
	if (same !== undefined) {
		return changeQuantity(sale, same.lineId, milli(same.quantity + ware.quantity));
	}
	if (sale.lines.length >= MAX_LINES) {
		return refuse({ code: 'sale/too-many-lines', most: MAX_LINES });
	}
	const checked = checkQuantity(ware, ware.quantity);
	if (!checked.ok) return checked;
	return ok(changeLines(sale, [{ ...ware, lineId, seat: sale.nextSeat }], []));
}

function findSame(sale: OpenSale, ware: Ware): OpenLine | undefined {
	return sale.lines.findLast(
		(line) =>
			line.productId === ware.productId &&
			line.unit === ware.unit &&
			line.factor === ware.factor &&
			line.listPrice === ware.listPrice &&
			line.labelAmount === undefined &&
			line.override === undefined &&
			line.lineDiscount === undefined &&
			line.salesperson === ware.salesperson &&
			line.technician === undefined &&
			!line.weighed,
	);
}

/** Sets a line's quantity. Labels keep theirs; pieces are whole; weights may have three decimals. */
export function changeQuantity(
	sale: OpenSale,
	lineId: LineId,
	quantity: Milli,
): Result<SaleChange, LineRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	if (line.labelAmount !== undefined) return refuse({ code: 'quantity/from-label' });
	const checked = checkQuantity(line, quantity);
	if (!checked.ok) return checked;
	return ok(changeLines(sale, [{ ...line, quantity }], []));
}

function checkQuantity(ware: Ware, quantity: Milli): Result<Milli, LineRefusal> {
	if (quantity <= 0) return refuse({ code: 'quantity/not-positive' });
	if (quantity > MAX_QUANTITY) return refuse({ code: 'quantity/too-large', most: MAX_QUANTITY });
	// A label's quantity is worked out from its amount, for the stock: it need not come out whole.
	const whole = !ware.weighed && ware.labelAmount === undefined;
	if (whole && quantity % MILLI !== 0) return refuse({ code: 'quantity/whole-pieces' });
	// What the list says is priced too, for what was taken off it.
	const unitPrice = fen(Math.max(ware.override?.unitPrice ?? 0, ware.listPrice));
	if (priceTimes(unitPrice, quantity) > MAX_LINE_AMOUNT) {
		return refuse({ code: 'amount/too-large' });
	}
	return ok(quantity);
}

/**
 * Gives a line another unit price (改价). Never above the list price, and never above what a scale
 * label says (Price Law Art. 13: nothing may cost more than the price shown); goods that have no
 * price are given one.
 */
export function overridePrice(
	sale: OpenSale,
	lineId: LineId,
	override: PriceOverride,
): Result<SaleChange, LineRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	if (override.unitPrice < 0) return refuse({ code: 'price/negative' });
	if (line.listPrice > 0 && override.unitPrice > line.listPrice) {
		return refuse({ code: 'price/above-list', list: line.listPrice });
	}
	const { labelAmount, quantity } = line;
	if (labelAmount !== undefined && priceTimes(override.unitPrice, quantity) > labelAmount) {
		const list = multiplyFloor(labelAmount, MILLI, quantity).floor;
		return refuse({ code: 'price/above-list', list });
	}
	const checked = checkQuantity({ ...line, override }, quantity);
	if (!checked.ok) return checked;
	return ok(changeLines(sale, [{ ...line, override }], []));
}

/**
 * Takes over the price the goods have on the shelf by now (PRD-5): a basket keeps the price it was
 * scanned at until somebody says otherwise. A price given by hand was given against the old one and
 * goes with it. What a scale label says stands.
 */
export function takeListPrice(
	sale: OpenSale,
	lineId: LineId,
	listPrice: Fen,
): Result<SaleChange, LineRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	if (line.labelAmount !== undefined || line.listPrice === listPrice) {
		return refuse({ code: 'price/unchanged' });
	}
	const { override: _given, ...kept } = line;
	const checked = checkQuantity({ ...kept, listPrice }, line.quantity);
	if (!checked.ok) return checked;
	return ok(changeLines(sale, [{ ...kept, listPrice }], []));
}

/** Takes a line out of the basket. */
export function removeLine(sale: OpenSale, lineId: LineId): Result<SaleChange, LineRefusal> {
	if (!sale.lines.some((line) => line.lineId === lineId)) return refuse({ code: 'sale/line-gone' });
	return ok(changeLines(sale, [], [lineId]));
}

/** The same goods once more: one piece more, or for weighed and labelled goods the line again. */
export function repeatLine(
	sale: OpenSale,
	lineId: LineId,
	newLineId: LineId,
): Result<SaleChange, LineRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	if (line === undefined) return refuse({ code: 'sale/line-gone' });
	const { lineId: _id, seat: _seat, ...ware } = line;
	if (line.weighed || line.labelAmount !== undefined) return addLine(sale, ware, newLineId);
	return changeQuantity(sale, lineId, milli(line.quantity + MILLI));
}

/**
 * How far below the list price an override goes, in basis points of the list price. For a scale
 * label hand in the line's two amounts instead: what was shown is the label's, not today's price.
 */
export function overrideDepth(listPrice: Fen, unitPrice: Fen): number {
	if (listPrice <= 0) return 0;
	return Math.ceil(((listPrice - unitPrice) * 10_000) / listPrice);
}
