/**
 * Taking money for an order, the same for the first part and for every instalment: the amount is
 * read and held against what is left, the event posts it as owed to the customer, its rows and the
 * slip with the order's barcode are written; all inside the caller's transaction.
 */
import type { DepositTakenView, DepositWay } from '#shared/contract/deposit-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { DepositTaken, DepositTender } from '#shared/journal/deposit-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { looksLikeCardNumber, methodFacts } from '#shared/payment/method.ts';
import { composeDepositSlip } from '#shared/receipt/compose-deposit-slip.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import {
	changeAttempt,
	insertAttempt,
	takeOverPaid,
	type Attempt,
} from '../payment/attempt-store.ts';
import type { OpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { queueSlip } from './deposit-paper.ts';
import { insertDepositPayment, listDepositPayments, saveOrder } from './deposit-store.ts';
import type { DepositOrder } from './deposit-store.ts';
import { goodsOf, totalOf } from './price-order.ts';

export type Money = {
	readonly amountText: string;
	readonly way: DepositWay;
	readonly reference: string;
};

export type Receiving = {
	readonly order: DepositOrder;
	readonly sale: OpenSale;
	readonly shift: OpenShift;
	/** Paid payments of the sale that become part of the deposit. */
	readonly standing: readonly Attempt[];
	/** What is typed beside them, fen; 0 for nothing. */
	readonly amountFen: number;
	readonly money: Money;
};

/**
 * What was typed, fen. Refuses nothing at all, more than `leftFen`, cash that is no whole step, a
 * way that is switched off, and what looks like a card number.
 */
export function readMoney(
	{ settings }: Terminal,
	{ amountText, way, reference }: Money,
	left: { readonly leftFen: number; readonly standingFen: number },
): Result<number, AnyRefusal> {
	const { cashStepFen, paymentMethods } = settings.current();
	if (left.leftFen < 0) return refuse({ code: 'deposit/exceeds', over: -left.leftFen });
	const typed = amountText.trim() === '' ? ok(0) : parseYuan(amountText);
	if (!typed.ok) return typed;
	const amount = typed.value;
	if (amount === 0 && left.standingFen === 0) return refuse({ code: 'deposit/no-amount' });
	if (amount > left.leftFen) {
		return refuse({ code: 'deposit/exceeds', over: amount - left.leftFen });
	}
	if (way === 'cash') {
		if (amount % cashStepFen !== 0) {
			return refuse({ code: 'deposit/cash-step', step: cashStepFen });
		}
		return ok(amount);
	}
	if (!paymentMethods.includes(way)) return refuse({ code: 'payment/method-off' });
	if (looksLikeCardNumber(reference)) return refuse({ code: 'payment/card-number' });
	return ok(amount);
}

/** Writes everything that money for an order is. */
export function receiveMoney(
	terminal: Terminal,
	caller: Caller,
	receiving: Receiving,
): DepositTakenView {
	const { pen } = terminal;
	const { order, sale, shift } = receiving;
	const tenders = tendersOf(terminal, caller, receiving);
	const taken = tenders.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	const total = totalOf(terminal, sale);
	const paid = order.paid_fen + taken;
	const { event, pos } = pen.append({
		kind: 'deposit/taken',
		v: 1,
		...byWhom(caller),
		shiftId: shift.shiftId,
		body: {
			order_no: order.order_no,
			sale_id: sale.saleId,
			total_fen: total,
			paid_fen: paid,
			tenders,
		},
	});
	const seats = listDepositPayments(pen, order.order_no).length;
	for (const [index, tender] of tenders.entries()) {
		insertDepositPayment(pen, {
			order_no: order.order_no,
			seat: seats + index + 1,
			pos,
			kind: tender.kind,
			method: tender.method ?? '',
			attempt_id: tender.attempt_id ?? '',
			amount_fen: tender.amount_fen,
			returned_fen: 0,
			at_ms: event.at_ms,
		});
	}
	saveOrder(pen, { ...order, total_fen: total, paid_fen: paid, changed_ms: event.at_ms });
	const paper = queueSlip(terminal, {
		pos,
		cashFen: receiving.money.way === 'cash' ? receiving.amountFen : 0,
		compose: (store, words) => {
			const slip = { store, words, goods: goodsOf(terminal, sale), dueDate: order.due_date };
			return composeDepositSlip(event as DepositTaken, slip);
		},
	});
	return {
		orderNo: order.order_no,
		takenFen: taken,
		totalFen: total,
		paidFen: paid,
		balanceFen: Math.max(0, total - paid),
		...paper,
	};
}

function tendersOf(
	terminal: Terminal,
	caller: Caller,
	{ order, sale, shift, standing, amountFen, money }: Receiving,
): DepositTender[] {
	const tenders = standing.map(tenderOf);
	if (standing.length > 0) takeOverPaid(terminal.pen, sale.saleId, order.order_no);
	if (amountFen === 0) return tenders;
	if (money.way === 'cash') {
		return [...tenders, { kind: 'cash', drawer: shift.drawer, amount_fen: amountFen }];
	}
	return [...tenders, tenderOf(paidByHand(terminal, caller, { order, amountFen, money }))];
}

/** The cashier says that it arrived: its try is written as one that went through (PAY-4). */
function paidByHand(
	{ pen, ids, clock }: Terminal,
	caller: Caller,
	{ order, amountFen, money }: Pick<Receiving, 'order' | 'amountFen' | 'money'>,
): Attempt {
	const now = clock.now();
	const { way, reference } = money;
	if (way === 'cash') throw new Error('cash is no try');
	const attempt: Attempt = {
		attempt_id: ids.next('pay'),
		sale_id: order.order_no,
		method: way,
		amount_fen: amountFen,
		state: 'created',
		reference: reference.trim(),
		subject: '',
		operator: caller.operator.operatorNo,
		created_ms: now,
		changed_ms: now,
	};
	insertAttempt(pen, attempt);
	changeAttempt(pen, attempt, { states: ['sent', 'waiting', 'paid'], atMs: now });
	return attempt;
}

function tenderOf({ attempt_id, method, amount_fen, reference }: Attempt): DepositTender {
	const { kind, unverified } = methodFacts[method];
	return {
		kind,
		method,
		attempt_id,
		amount_fen,
		...(reference === '' ? {} : { reference }),
		...(unverified ? { unverified: 1 } : {}),
	};
}
