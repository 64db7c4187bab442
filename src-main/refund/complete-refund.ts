/**
 * refund/complete: the one transaction a refund is. In it: the event with its own fiscal number,
 * its postings, the goods back on the shelf or written off, its row in the list, the receipt job
 * and the drawer pulse. It is planned again inside, so what is left of the sale is judged by the
 * ledger as it is then: two refunds of one receipt at once cannot both have the same piece (P9).
 */
import type { RefundDoneView } from '#shared/contract/refund-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { RefundMode, ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';
import { composeRefundReceipt } from '#shared/receipt/compose-refund-receipt.ts';
import { partTotal, pocketsLeft } from '#shared/stored-value/lot.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { isReleased } from '../operator/is-released.ts';
import { recordMovements } from '../catalog/stock-store.ts';
import { isAllReturned } from '#shared/refund/refundable-sale.ts';
import type { AppendedEvent, ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { releaseSale } from '../pricing/count-sale.ts';
import { findSlip } from '../credit/credit-store.ts';
import { countReturned } from '../member/count-visit.ts';
import { holdingDay } from '../member/member-day.ts';
import { handOnReturned } from '../member/hand-on.ts';
import { takeBackReward } from '../member/referral-return.ts';
import { newCreditCode } from '../credit/spend-credit.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { findSaleAt, insertSale, listedRefund } from '../sale/completed-sale-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { spendableLots } from '../stored-value/lot-store.ts';
import type { OpenShift } from '../shift/shift-store.ts';
import { asPaidOut, isToGone, payOutGone } from './gone-holder.ts';
import { planWanted } from './plan-wanted.ts';
import { findPosOf, insertReturn, loadRefundable } from './refund-store.ts';
import { movementsOf } from './returned-movements.ts';
import { cashOf, creditOf, paidOf } from './show-refund.ts';

export function completeRefund(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'refund/complete'>,
): Result<RefundDoneView, AnyRefusal> {
	const done = caller.commit(() => {
		const slip = input.way === 'store-credit' ? { slip: newCreditCode(terminal) } : {};
		const planned = planWanted(terminal, { ...input, ...slip });
		if (!planned.ok) return planned;
		const { needsManager, part, out, shift } = planned.value;
		if (needsManager && !isReleased(caller)) {
			return refuse({ code: 'permission/needs-approval', role: 'manager' });
		}
		const { mode, reference } = input;
		if (looksLikeCardNumber(reference)) return refuse({ code: 'payment/card-number' });
		const told = asPaidOut(part, { out, drawer: shift.drawer });
		if (paidOf(told) !== input.expectedPaidFen) return refuse({ code: 'refund/changed-meanwhile' });
		return ok(writeRefund(terminal, caller, { part, told, shift, mode, reference }));
	});
	if (done.ok) announceRefund(terminal);
	return done;
}

/** After the commit: paper and drawer, and the figures of the status. */
export function announceRefund(terminal: Terminal): void {
	terminal.spooler.wake();
	terminal.statusChanged();
}

export type RefundToWrite = {
	readonly part: ReturnedPart;
	/** The part as the customer is told it; another one where its holder is gone. */
	readonly told?: ReturnedPart;
	readonly shift: OpenShift;
	readonly mode: RefundMode;
	/** Of the transfer that pays somebody who is gone. */
	readonly reference?: string;
};

/** Everything a refund writes; inside the caller's transaction. */
export function writeRefund(
	terminal: Terminal,
	caller: Caller,
	refund: RefundToWrite,
): RefundDoneView {
	const done = queuePaper(terminal, appendRefund(terminal, caller, refund), refund);
	payOutGone(terminal, caller, refund);
	return done;
}

function appendRefund(
	terminal: Terminal,
	caller: Caller,
	{ part, shift, mode }: RefundToWrite,
): AppendedEvent {
	const { pen, ids } = terminal;
	const event = pen.append({
		kind: 'sale/refunded',
		v: isSecond(part) ? 2 : 1,
		...byWhom(caller),
		shiftId: shift.shiftId,
		fiscal: { netFen: -part.total_fen, taxFen: part.tax_fen === 0 ? 0 : -part.tax_fen },
		body: { refund_id: ids.next('refund'), mode, returned: part },
	});
	recordMovements(pen, event.pos, movementsOf(part));
	takeBack(pen, event.pos, part);
	takeBackReward(terminal, caller, part);
	handOnReturned(terminal, caller, part);
	return event;
}

/** It gives stored value or points back. */
function isSecond({ paid_back, points }: ReturnedPart): boolean {
	return (
		points !== undefined ||
		paid_back.some((row) => row.parts !== undefined || row.points !== undefined)
	);
}

/** What the event at `pos` took back of a sale is remembered there. */
export function takeBack(pen: WritableLedger, pos: number, part: ReturnedPart): void {
	insertReturn(pen, pos, part);
	settleReturned(pen, part);
}

/** The member spent less by it; and when nothing is left of the sale, what it used is free again. */
function settleReturned(pen: WritableLedger, { of, total_fen: total }: ReturnedPart): void {
	if (of === undefined) return;
	const pos = findPosOf(pen, of);
	if (pos === undefined) return;
	const { refundable } = loadRefundable(pen, pos);
	const isAll = isAllReturned(refundable);
	countReturned(pen, pos, { sale: refundable.sale, totalFen: total, isAll });
	if (isAll) releaseSale(pen, pos, refundable.sale);
}

/** What is in the pool that stored value went back to, with it; undefined where none did. */
function valueLeftOf(terminal: Terminal, { paid_back: rows }: ReturnedPart): number | undefined {
	const pool = rows.find(({ parts = [] }) => parts.length > 0)?.subject;
	if (pool === undefined) return undefined;
	return partTotal(pocketsLeft(spendableLots(terminal.pen, pool, holdingDay(terminal))));
}

function queuePaper(
	terminal: Terminal,
	{ pos, event, fiscal }: AppendedEvent,
	{ part, told = part }: RefundToWrite,
): RefundDoneView {
	const refund = event as SaleRefunded;
	const holderGone = isToGone(terminal, part);
	const valueLeft = holderGone ? undefined : valueLeftOf(terminal, part);
	const paper = { ...refund, holderGone, valueLeft };
	const settings = terminal.settings.current();
	const { printer } = settings;
	// Whatever the store does with receipts: a refund has a slip to sign.
	const receipt = printer.kind === 'none' ? 'none' : 'printing';
	const receiptJob = terminal.spooler.queue(terminal.pen, {
		kind: 'receipt',
		salePos: pos,
		document: composeRefundReceipt(
			paper,
			receiptStoreOf(settings),
			receiptWords[settings.receiptLanguage],
		),
		state: receipt === 'printing' ? 'queued' : 'cancelled',
	});
	insertSale(terminal.pen, {
		pos,
		sale: listedRefund(refund),
		receiptJob,
		member: whose(terminal, part),
	});
	const cash = cashOf(told);
	const drawer = cash > 0 && printer.kind !== 'none' && printer.drawer ? 'opening' : 'none';
	if (drawer === 'opening') terminal.spooler.queueDrawer(terminal.pen, pos);
	return {
		pos,
		receiptNo: fiscal?.receipt_no ?? '',
		totalFen: part.total_fen,
		paidFen: paidOf(told),
		cashFen: cash,
		receipt,
		drawer,
		slips: slipsOf(terminal.pen, part),
		atMs: refund.at_ms,
	};
}

/** The row of the member whose sale came back. */
function whose({ pen }: Terminal, { of }: ReturnedPart): number | undefined {
	const pos = of === undefined ? undefined : findPosOf(pen, of);
	return pos === undefined ? undefined : (findSaleAt(pen, pos)?.member ?? undefined);
}

/** What the slips are good for now, for whoever hands them out. */
function slipsOf(pen: ReadableLedger, part: ReturnedPart): RefundDoneView['slips'] {
	return [...creditOf(part)].map(([code, addedFen]) => {
		return { code, addedFen, balanceFen: findSlip(pen, code)?.balanceFen ?? 0 };
	});
}
