/**
 * The open sale (未结单): the basket in front of the cashier before it is paid. It lives in main
 * and on disk; every move below is pure and returns the new sale with the move that takes it back,
 * so undo (撤销) is one more move and survives a restart.
 */
import type { BasisPoint } from '../kernel/rate.ts';
import type { Fen } from '../kernel/money.ts';
import type { LineId, SaleId } from '../kernel/ids.ts';
import type { Milli } from '../kernel/quantity.ts';
import { NO_TERMS, type ManualDiscount, type SaleTerms } from './terms.ts';

/** Why a line costs less (or, without a list price, what) than the list says. */
export type PriceOverride = {
	readonly unitPrice: Fen;
	readonly reason: string;
	readonly by: string;
	readonly approvedBy?: string;
};

export type LineTechnician = {
	readonly technicianId: string;
	/** As it was typed (工号). */
	readonly code: string;
};

export type OpenLine = {
	readonly lineId: LineId;
	/** Its place in the basket; never reused, so a line put back by undo finds its old place. */
	readonly seat: number;
	readonly productId: number;
	readonly sku: string;
	readonly name: string;
	readonly spec?: string;
	readonly code?: string;
	readonly dept: 'goods' | 'service';
	readonly categoryId?: number;
	readonly unit: string;
	/** Base units in one unit sold, in thousandths (1000 unless a pack). */
	readonly factor: Milli;
	readonly weighed: boolean;
	readonly quantity: Milli;
	readonly listPrice: Fen;
	/** The amount a scale label carries; it wins over price × quantity. */
	readonly labelAmount?: Fen;
	readonly override?: PriceOverride;
	/** Taken off this line by hand, after its price is found. */
	readonly lineDiscount?: ManualDiscount;
	/** Number of the operator whose sale it is (导购); absent: the cashier's. */
	readonly salesperson?: string;
	/** Who does the service (技师), where somebody was named. */
	readonly technician?: LineTechnician;
	readonly tax: BasisPoint;
};

export type OpenSale = {
	readonly saleId: SaleId;
	readonly state: 'open' | 'parked';
	readonly openedAtMs: number;
	/**
	 * Of its last change: the basket keeps the prices of that moment, so that a happy hour that ends
	 * while the money is counted changes nothing the customer was told.
	 */
	readonly changedAtMs: number;
	readonly operator: string;
	/** Counts every change; the screen uses it to notice that it missed one. */
	readonly revision: number;
	readonly nextSeat: number;
	/** What the cashier wrote when parking it. */
	readonly label: string;
	readonly lines: readonly OpenLine[];
	readonly terms: SaleTerms;
	/** Newest last; at most UNDO_DEPTH. */
	readonly undo: readonly Reversal[];
};

/** What takes a move back: put these lines as they were, and drop those. */
export type Reversal = {
	readonly put: readonly OpenLine[];
	readonly drop: readonly LineId[];
	/** As they were, when the move changed them. */
	readonly terms?: SaleTerms;
};

/** What a move did, for saving only the rows it touched. */
export type SaleChange = {
	readonly sale: OpenSale;
	readonly put: readonly OpenLine[];
	readonly drop: readonly LineId[];
};

export const UNDO_DEPTH = 30;
export const MAX_LINES = 500;
/** 999 of anything; more is a barcode typed into the quantity (量). */
export const MAX_QUANTITY = 999_000 as Milli;
/** ¥99,999,999.99 for one line; a basket of such lines still adds up exactly. */
export const MAX_LINE_AMOUNT = 9_999_999_999 as Fen;

/** An empty basket. */
export function newSale(saleId: SaleId, operator: string, openedAtMs: number): OpenSale {
	const start = { saleId, operator, openedAtMs, changedAtMs: openedAtMs, revision: 0, nextSeat: 1 };
	return { ...start, state: 'open', label: '', lines: [], terms: NO_TERMS, undo: [] };
}

/** True when there is nothing in the basket, bought or brought back. */
export function isEmpty({ lines, terms }: OpenSale): boolean {
	return lines.length === 0 && terms.returned === undefined;
}

/** Puts and drops lines, remembers how to take it back, and counts the revision. */
export function changeLines(
	sale: OpenSale,
	put: readonly OpenLine[],
	drop: readonly LineId[],
): SaleChange {
	const reversal = reversalOf(sale, put, drop);
	const undo = [...sale.undo, reversal].slice(-UNDO_DEPTH);
	return { sale: withLines({ ...sale, undo }, put, drop), put, drop };
}

/** Changes what was agreed, remembers how it was, and counts the revision. */
export function changeTerms(sale: OpenSale, terms: SaleTerms): SaleChange {
	const undo = [...sale.undo, { put: [], drop: [], terms: sale.terms }].slice(-UNDO_DEPTH);
	return { sale: withLines({ ...sale, undo, terms }, [], []), put: [], drop: [] };
}

/** Takes the last change back; undefined when there is nothing to take back. */
export function undoChange(sale: OpenSale): SaleChange | undefined {
	const last = sale.undo.at(-1);
	if (last === undefined) return undefined;
	const undo = sale.undo.slice(0, -1);
	const { terms = sale.terms } = last;
	return {
		sale: withLines({ ...sale, undo, terms }, last.put, last.drop),
		put: last.put,
		drop: last.drop,
	};
}

function withLines(sale: OpenSale, put: readonly OpenLine[], drop: readonly LineId[]): OpenSale {
	const gone = new Set<LineId>([...drop, ...put.map((line) => line.lineId)]);
	const lines = sale.lines.filter((line) => !gone.has(line.lineId));
	lines.push(...put);
	lines.sort((a, b) => a.seat - b.seat);
	const nextSeat = put.reduce((next, line) => Math.max(next, line.seat + 1), sale.nextSeat);
	return { ...sale, lines, nextSeat, revision: sale.revision + 1 };
}

function reversalOf(sale: OpenSale, put: readonly OpenLine[], drop: readonly LineId[]): Reversal {
	const before = new Map(sale.lines.map((line) => [line.lineId, line]));
	const touched = [...put.map((line) => line.lineId), ...drop];
	return {
		put: touched.flatMap((id) => before.get(id) ?? []),
		drop: put.filter((line) => !before.has(line.lineId)).map((line) => line.lineId),
	};
}
