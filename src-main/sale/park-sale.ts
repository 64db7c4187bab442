/**
 * Parking (挂单), recalling (取单) and voiding (作废) a basket. All three are audit events; a parked
 * sale keeps its lines, prices and undo, also over a restart.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { SaleView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { namesSomebody } from '#shared/privacy/personal-number.ts';
import { forgetPresence } from '#shared/sale/forget-presence.ts';
import { isEmpty, type OpenSale } from '#shared/sale/open-sale.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { findOrderOfSale } from '../deposit/deposit-store.ts';
import { findMember } from '../member/member-store.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { currentSale } from './basket.ts';
import {
	dropOpenSale,
	findOpenSale,
	findParkedSale,
	listParkedSales,
	saveSaleChange,
	saveSaleHeader,
} from './open-sale-store.ts';
import { paidRefusal } from './settle-paid.ts';
import { showSale } from './show-sale.ts';

type AuditKind = 'sale/parked' | 'sale/recalled' | 'sale/voided';

export function parkSale(
	terminal: Terminal,
	caller: Caller,
	{ saleId, label }: ParsedInput<'sale/park'>,
): Result<SaleView, AnyRefusal> {
	const leave = (sale: OpenSale, shiftId: number) => {
		park(terminal, caller, { sale, shiftId, label });
	};
	return leaveSale(terminal, caller, { saleId, leave });
}

export function voidSale(
	terminal: Terminal,
	caller: Caller,
	{ saleId, reason }: ParsedInput<'sale/void'>,
): Result<SaleView, AnyRefusal> {
	const order = findOrderOfSale(terminal.pen, saleId);
	if (order !== undefined) {
		return refuse({ code: 'deposit/holds-sale', paid: order.paid_fen });
	}
	const attached = findOpenSale(terminal.pen)?.terms.member;
	const member = attached === undefined ? undefined : findMember(terminal.pen, attached.memberId);
	if (namesSomebody(reason, member?.name ?? '')) return refuse({ code: 'privacy/reason-names' });
	const leave = (sale: OpenSale, shiftId: number) => {
		dropOpenSale(terminal.pen, sale.saleId);
		note(terminal, caller, { kind: 'sale/voided', sale, shiftId, reason });
	};
	return leaveSale(terminal, caller, { saleId, leave });
}

/** The open sale goes somewhere, and an empty one takes its place. */
function leaveSale(
	terminal: Terminal,
	caller: Caller,
	{ saleId, leave }: { saleId: string; leave: (sale: OpenSale, shiftId: number) => void },
): Result<SaleView, AnyRefusal> {
	const { pen } = terminal;
	const left = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const sale = findOpenSale(pen);
		if (sale === undefined || sale.saleId !== saleId) return refuse({ code: 'sale/not-open' });
		if (isEmpty(sale)) return refuse({ code: 'sale/empty' });
		const held = paidRefusal(pen, sale);
		if (held !== undefined) return refuse(held);
		leave(sale, shift.shiftId);
		return ok(showSale(terminal, beginSale(terminal, caller)));
	});
	if (left.ok) announceReplaced(terminal, left.value.saleId);
	return left;
}

export function recallSale(
	terminal: Terminal,
	caller: Caller,
	{ saleId }: ParsedInput<'sale/recall'>,
): Result<SaleView, AnyRefusal> {
	return bringBack(terminal, caller, () => {
		const parked = findParkedSale(terminal.pen, saleId);
		return parked === undefined ? refuse({ code: 'sale/parked-gone' }) : ok(parked);
	});
}

/** A sale that waits comes back to the counter; what stands there is parked, or dropped if empty. */
export function bringBack(
	terminal: Terminal,
	caller: Caller,
	find: () => Result<OpenSale, AnyRefusal>,
): Result<SaleView, AnyRefusal> {
	const { pen, clock } = terminal;
	const recalled = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const parked = find();
		if (!parked.ok) return parked;
		const open = findOpenSale(pen);
		const held = open === undefined ? undefined : paidRefusal(pen, open);
		if (held !== undefined) return refuse(held);
		const isOrder = open !== undefined && findOrderOfSale(pen, open.saleId) !== undefined;
		if (open !== undefined && (!isEmpty(open) || isOrder)) {
			park(terminal, caller, { sale: open, shiftId: shift.shiftId, label: '' });
		} else if (open !== undefined) dropOpenSale(pen, open.saleId);
		// The goods of an order keep the prices of the moment the deposit was taken.
		const isKept = findOrderOfSale(pen, parked.value.saleId) !== undefined;
		const changedAtMs = isKept ? parked.value.changedAtMs : clock.now();
		const revision = parked.value.revision + 1;
		const waited = forgetPresence(parked.value);
		const sale: OpenSale = { ...waited, state: 'open', label: '', revision, changedAtMs };
		saveSaleHeader(pen, sale, changedAtMs);
		note(terminal, caller, { kind: 'sale/recalled', sale, shiftId: shift.shiftId });
		return ok(showSale(terminal, sale));
	});
	if (recalled.ok) announceReplaced(terminal, recalled.value.saleId);
	return recalled;
}

export function listParked(
	terminal: Terminal,
): Result<RequestOutput<'sale/list-parked'>, AnyRefusal> {
	const parked = listParkedSales(terminal.pen).map(({ sale, parkedAtMs }) => ({
		saleId: sale.saleId,
		label: sale.label,
		operator: sale.operator,
		parkedAtMs,
		lineCount: sale.lines.length,
		totalFen: priceOpenSale(terminal, sale).priced.total,
		firstNames: sale.lines.slice(0, 3).map((line) => line.name),
	}));
	return ok({ parked });
}

/** An empty sale, saved, so that its id is known to the screen at once. */
export function beginSale(terminal: Terminal, caller: Caller): OpenSale {
	const sale = currentSale(terminal, caller);
	saveSaleChange(terminal.pen, { sale, put: [], drop: [] }, terminal.clock.now());
	return sale;
}

type Parking = { readonly sale: OpenSale; readonly shiftId: number; readonly label: string };

function park(terminal: Terminal, caller: Caller, { sale, shiftId, label }: Parking): void {
	const revision = sale.revision + 1;
	const parked: OpenSale = { ...forgetPresence(sale), state: 'parked', label, revision };
	const isKept = findOrderOfSale(terminal.pen, sale.saleId) !== undefined;
	saveSaleHeader(terminal.pen, parked, isKept ? sale.changedAtMs : terminal.clock.now());
	note(terminal, caller, { kind: 'sale/parked', sale, shiftId });
}

type Note = {
	readonly kind: AuditKind;
	readonly sale: OpenSale;
	readonly shiftId: number;
	readonly reason?: string;
};

/** The label stays off the journal: it may describe a customer, and an event is forever. */
function note(terminal: Terminal, caller: Caller, { kind, sale, shiftId, reason }: Note): void {
	const total = priceOpenSale(terminal, sale).priced.total;
	terminal.pen.append({
		kind,
		v: 1,
		...byWhom(caller),
		shiftId,
		body: {
			sale_id: sale.saleId,
			lines: sale.lines.length,
			total_fen: total,
			...(reason === undefined ? {} : { reason }),
		},
	});
}

/** Another sale stands on the counter: whoever showed a card showed it for the one before. */
export function announceReplaced(terminal: Terminal, saleId: string): void {
	terminal.recognised.forget();
	terminal.announce({ event: 'sale/replaced', detail: { saleId } });
}
