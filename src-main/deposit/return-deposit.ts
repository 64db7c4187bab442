/**
 * deposit/cancel and deposit/return-over: money of an order goes back, all of it when the order is
 * called off, what is too much when its goods became cheaper. Another way than it came, or more
 * than a cashier may refund alone, is a manager's to release.
 */
import type { DepositReturnedView, DepositWay } from '#shared/contract/deposit-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { planReturn, type PlannedReturn } from '#shared/deposit/plan-return.ts';
import type { DepositReturned, DepositReturnReason } from '#shared/journal/deposit-event.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isPaid } from '#shared/payment/attempt.ts';
import { HAND_METHODS } from '#shared/payment/method.ts';
import { composeDepositReturn } from '#shared/receipt/compose-deposit-slip.ts';
import { isReleased } from '../operator/is-released.ts';
import { changeAttempt, findAttempt } from '../payment/attempt-store.ts';

import { announceReplaced, beginSale } from '../sale/park-sale.ts';
import { dropOpenSale } from '../sale/open-sale-store.ts';
import { paidRefusal } from '../sale/settle-paid.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { announcePaper, queueSlip } from './deposit-paper.ts';
import {
	endOrder,
	listDepositPayments,
	noteReturned,
	saveOrder,
	type DepositPayment,
} from './deposit-store.ts';
import { findOpenOrder, type FoundOrder } from './find-order.ts';
import { totalOf } from './price-order.ts';

export function cancelOrder(
	terminal: Terminal,
	caller: Caller,
	{ orderNo, way, expectedPaidFen }: ParsedInput<'deposit/cancel'>,
): Result<DepositReturnedView, AnyRefusal> {
	const { pen, clock } = terminal;
	let nextSaleId = '';
	const cancelled = caller.commit(() => {
		const found = findOpenOrder(pen, orderNo);
		if (!found.ok) return found;
		const { order, sale } = found.value;
		if (order.paid_fen !== expectedPaidFen) {
			return refuse({ code: 'deposit/changed-meanwhile', paid: order.paid_fen });
		}
		const held = paidRefusal(pen, sale);
		if (held !== undefined) return refuse(held);
		const wanted = { amountFen: order.paid_fen, inCash: way === 'cash' };
		const view = giveBack(terminal, caller, { ...found.value, ...wanted, reason: 'cancelled' });
		if (!view.ok) return view;
		endOrder(pen, order.order_no, { state: 'cancelled', atMs: clock.now() });
		dropOpenSale(pen, sale.saleId);
		if (sale.state === 'open') nextSaleId = beginSale(terminal, caller).saleId;
		return view;
	});
	if (cancelled.ok) announcePaper(terminal);
	if (nextSaleId !== '' && cancelled.ok) announceReplaced(terminal, nextSaleId);
	return cancelled;
}

export function returnOver(
	terminal: Terminal,
	caller: Caller,
	{ orderNo }: ParsedInput<'deposit/return-over'>,
): Result<DepositReturnedView, AnyRefusal> {
	const { pen } = terminal;
	const returned = caller.commit(() => {
		const found = findOpenOrder(pen, orderNo);
		if (!found.ok) return found;
		const { order, sale } = found.value;
		const over = order.paid_fen - totalOf(terminal, sale);
		if (over <= 0) return refuse({ code: 'deposit/not-over' });
		const wanted = { amountFen: over, inCash: true, reason: 'overpaid' } as const;
		return giveBack(terminal, caller, { ...found.value, ...wanted });
	});
	if (returned.ok) announcePaper(terminal);
	return returned;
}

type Returning = FoundOrder & {
	readonly amountFen: number;
	readonly inCash: boolean;
	readonly reason: DepositReturnReason;
};

/** The event, what is noted of the payments it takes from, the slip; or who must release it. */
function giveBack(
	terminal: Terminal,
	caller: Caller,
	returning: Returning,
): Result<DepositReturnedView, AnyRefusal> {
	const { pen } = terminal;
	const { order, shift, amountFen, inCash, reason } = returning;
	const { cashStepFen, cashierRefundFen } = terminal.settings.current();
	const payments = listDepositPayments(pen, order.order_no);
	const plan = planReturn(payments.map(heldOf), {
		amountFen,
		inCash,
		drawer: shift.drawer,
		step: cashStepFen === 1 ? 1 : 10,
	});
	if ((plan.isOtherWay || amountFen > cashierRefundFen) && !isReleased(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'manager' });
	}
	const paid = order.paid_fen - amountFen;
	const { pos, event } = pen.append({
		kind: 'deposit/returned',
		v: 1,
		...byWhom(caller),
		shiftId: shift.shiftId,
		body: {
			order_no: order.order_no,
			sale_id: order.sale_id,
			reason,
			paid_fen: paid,
			paid_back: plan.paidBack,
			rounding_fen: plan.roundingFen,
		},
	});
	noteGone(terminal, { payments, taken: plan.taken, inCash });
	saveOrder(pen, { ...order, paid_fen: paid, changed_ms: event.at_ms });
	const cashFen = cashOf(plan);
	const paper = queueSlip(terminal, {
		pos,
		cashFen,
		compose: (store, words) => composeDepositReturn(event as DepositReturned, { store, words }),
	});
	const paidBack = plan.paidBack.map((row) => ({ way: wayOf(row), paidFen: row.paid_fen }));
	const { roundingFen } = plan;
	return ok({ orderNo: order.order_no, paidBack, cashFen, roundingFen, ...paper });
}

function heldOf({ kind, method, amount_fen, returned_fen }: DepositPayment) {
	return { kind, method, heldFen: amount_fen - returned_fen };
}

type Gone = {
	readonly payments: readonly DepositPayment[];
	readonly taken: readonly number[];
	readonly inCash: boolean;
};

/** A try whose money goes back by its own way is over; given back in cash, the channel keeps it. */
function noteGone({ pen, clock }: Terminal, { payments, taken, inCash }: Gone): void {
	for (const [at, payment] of payments.entries()) {
		const fen = taken[at] ?? 0;
		if (fen === 0) continue;
		noteReturned(pen, payment, fen);
		const attempt = inCash ? undefined : findAttempt(pen, payment.attempt_id);
		if (attempt === undefined || !isPaid(attempt.state)) continue;
		changeAttempt(pen, attempt, { states: ['refunding', 'refunded'], atMs: clock.now() });
	}
}

function cashOf({ paidBack }: PlannedReturn): number {
	const cash = paidBack.filter(({ kind }) => kind === 'cash');
	return cash.reduce((sum, row) => sum + row.paid_fen, 0);
}

/** `cash`, or the method: what a kind and a method of a payment are on the screen. */
export function wayOf({ kind, method }: { kind: string; method?: string }): DepositWay {
	if (kind === 'cash') return 'cash';
	const way = HAND_METHODS.find((one) => one === method);
	invariant(way !== undefined, `a deposit paid by ${method} came by no way there is`);
	return way;
}
