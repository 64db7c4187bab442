/**
 * The requests that move the basket. Each loads the open sale, asks the pure move, saves the rows
 * it touched in one transaction and announces the change. The first line begins the sale.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView, SaleView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { changeQuantity, removeLine, repeatLine } from '#shared/sale/change-line.ts';
import { withoutLeftAlone } from '#shared/sale/left-alone.ts';
import { newSale, undoChange, type OpenSale, type SaleChange } from '#shared/sale/open-sale.ts';
import { parseQuantity } from '#shared/tender/parse-amount.ts';
import { lineFigures } from '../pricing/hand-figures.ts';
import { beyondHandLimit } from '../pricing/hand-limit.ts';
import { priceOpenSale, type PricedOpenSale } from '../pricing/price-open-sale.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { memberMoveRefusal } from '../payment/tries-of-member.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { noteReduced, noteRemoved, noteUndone, type Moved, type Prices } from './note-move.ts';
import { findOpenSale, saveSaleChange } from './open-sale-store.ts';
import { beyondLimit } from './price-limit.ts';
import { showChange, showSale } from './show-sale.ts';

export type Move = {
	readonly make: (sale: OpenSale) => Result<SaleChange, AnyRefusal>;
	/** Judges what it comes to, for moves that are about money; a refusal undoes the move. */
	readonly judge?: (prices: Prices) => AnyRefusal | undefined;
	/** Writes the audit event that belongs to the move, in the same transaction. */
	readonly note?: (moved: Moved) => void;
};

/** A move that was done, and what the screens were told of it. */
export type MoveDone = SaleChange & { readonly view: SaleChangeView };

/** Does one move on the open sale, on disk before it is answered. */
export function moveBasket(
	terminal: Terminal,
	caller: Caller,
	{ make, judge, note }: Move,
): Result<MoveDone, AnyRefusal> {
	const { pen, clock } = terminal;
	const moved = pen.transaction(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const sale = currentSale(terminal, caller);
		const made = make(sale);
		if (!made.ok) return made;
		const held = memberMoveRefusal(pen, { before: sale, after: made.value.sale });
		if (held !== undefined) return refuse(held);
		const change = stamped(withoutLeftAlone(sale, made.value, clock.now()), clock.now());
		const after = priceOpenSale(terminal, change.sale);
		const prices = pricesOf(terminal, sale, after);
		const refused = judge?.(prices);
		if (refused !== undefined) return refuse(refused);
		saveSaleChange(pen, change, change.sale.changedAtMs);
		noteApproval(pen, caller);
		note?.({ before: sale, change, shiftId: shift.shiftId, prices });
		return ok({ change, after });
	});
	if (!moved.ok) return moved;
	const { change, after } = moved.value;
	const view = showChange(terminal, change, after);
	terminal.announce({ event: 'sale/changed', detail: view });
	return ok({ ...change, view });
}

/** What it cost before is found only for a move that asks. */
function pricesOf(terminal: Terminal, sale: OpenSale, after: PricedOpenSale): Prices {
	let before: PricedOpenSale | undefined;
	return {
		after,
		get before() {
			before ??= priceOpenSale(terminal, sale);
			return before;
		},
	};
}

/** A move takes place at a moment, and the basket has the prices of it. */
function stamped({ sale, ...change }: SaleChange, atMs: number): SaleChange {
	return { ...change, sale: { ...sale, changedAtMs: atMs } };
}

/** The open sale, or an empty one that is saved with its first line. */
export function currentSale({ pen, ids, clock }: Terminal, caller: Caller): OpenSale {
	return findOpenSale(pen) ?? newSale(ids.next('sale'), caller.operator.operatorNo, clock.now());
}

export function showCurrentSale(terminal: Terminal, caller: Caller): Result<SaleView, AnyRefusal> {
	const { pen, clock } = terminal;
	const sale = pen.transaction(() => {
		const found = findOpenSale(pen);
		if (found !== undefined) return found;
		const fresh = currentSale(terminal, caller);
		saveSaleChange(pen, { sale: fresh, put: [], drop: [] }, clock.now());
		return fresh;
	});
	return ok(showSale(terminal, sale));
}

/** A move's result as the screen's. */
export function showMoved(moved: Result<MoveDone, AnyRefusal>): Result<SaleChangeView, AnyRefusal> {
	return moved.ok ? ok(moved.value.view) : moved;
}

export function changeLineQuantity(
	terminal: Terminal,
	caller: Caller,
	{ lineId, quantityText }: ParsedInput<'sale/change-quantity'>,
): Result<SaleChangeView, AnyRefusal> {
	const quantity = parseQuantity(quantityText);
	if (!quantity.ok) return quantity;
	const moved = moveBasket(terminal, caller, {
		make: (sale) => {
			const change = changeQuantity(sale, lineId as LineId, quantity.value);
			return change.ok ? withinLimit(terminal, caller, { sale, change: change.value }) : change;
		},
		judge: (prices) => moreOfDiscounted(terminal, caller, prices),
		note: (made) => noteReduced(terminal, caller, made),
	});
	return showMoved(moved);
}

/** More of goods whose price was changed beyond the limit needs releasing like the price did. */
function withinLimit(
	terminal: Terminal,
	caller: Caller,
	{ sale, change }: { readonly sale: OpenSale; readonly change: SaleChange },
): Result<SaleChange, AnyRefusal> {
	for (const line of change.put) {
		const had = sale.lines.find((one) => one.lineId === line.lineId)?.quantity ?? 0;
		if (line.override === undefined || line.quantity <= had) continue;
		const beyond = beyondLimit(terminal, caller, { line, override: line.override });
		if (beyond !== undefined) return refuse(beyond);
	}
	return ok(change);
}

/** A discount that was released for one piece is none for fifty. */
function moreOfDiscounted(
	terminal: Terminal,
	caller: Caller,
	{ before, after }: Prices,
): AnyRefusal | undefined {
	for (const { line } of after.priced.lines) {
		if (line.lineDiscount === undefined) continue;
		const had = before.priced.lines.find((one) => one.line.lineId === line.lineId);
		if (line.quantity <= (had?.line.quantity ?? 0)) continue;
		const taken = { action: 'line', ...lineFigures(after.priced, line.lineId) } as const;
		const beyond = beyondHandLimit(terminal, caller, taken);
		if (beyond !== undefined) return beyond;
	}
	return undefined;
}

export function removeSaleLine(
	terminal: Terminal,
	caller: Caller,
	{ lineId }: ParsedInput<'sale/remove-line'>,
): Result<SaleChangeView, AnyRefusal> {
	const moved = moveBasket(terminal, caller, {
		make: (sale) => removeLine(sale, lineId as LineId),
		note: (made) => noteRemoved(terminal, caller, made),
	});
	return showMoved(moved);
}

export function repeatSaleLine(
	terminal: Terminal,
	caller: Caller,
	{ lineId }: ParsedInput<'sale/repeat-line'>,
): Result<SaleChangeView, AnyRefusal> {
	const make = (sale: OpenSale) => {
		const line = lineId ?? sale.lines.at(-1)?.lineId;
		if (line === undefined) return refuse({ code: 'sale/empty' });
		const change = repeatLine(sale, line as LineId, terminal.ids.next('line'));
		return change.ok ? withinLimit(terminal, caller, { sale, change: change.value }) : change;
	};
	const judge = (prices: Prices) => moreOfDiscounted(terminal, caller, prices);
	return showMoved(moveBasket(terminal, caller, { make, judge }));
}

export function undoSale(terminal: Terminal, caller: Caller): Result<SaleChangeView, AnyRefusal> {
	const make = (sale: OpenSale) => {
		const change = undoChange(sale);
		return change === undefined ? refuse({ code: 'sale/nothing-to-undo' }) : ok(change);
	};
	const note = (made: Moved) => noteUndone(terminal, caller, made);
	return showMoved(moveBasket(terminal, caller, { make, note }));
}
