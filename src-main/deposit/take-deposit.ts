/**
 * deposit/take: part of the price now, the goods later. The basket leaves the counter as an order
 * that waits beside the parked sales; payments of it that stand already become part of the deposit.
 * A basket that is an order already takes another instalment and goes back to wait.
 */
import type { DepositTakenView } from '#shared/contract/deposit-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { composeOrderNo } from '#shared/deposit/order-number.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isPaid, isUnsettled } from '#shared/payment/attempt.ts';
import { isHandMethod } from '#shared/payment/method.ts';
import { forgetPresence } from '#shared/sale/forget-presence.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { lettersOf } from '../ledger/receipt-number.ts';
import { listAttempts } from '../payment/attempt-store.ts';
import { announceReplaced, beginSale } from '../sale/park-sale.ts';
import { findOpenSale, saveSaleHeader } from '../sale/open-sale-store.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { announcePaper } from './deposit-paper.ts';
import { findOrderOfSale, insertOrder, nextOrderSeq, type DepositOrder } from './deposit-store.ts';
import { readMoney, receiveMoney } from './receive-money.ts';
import { totalOf } from './price-order.ts';

type Wanted = ParsedInput<'deposit/take'>;

export function takeDeposit(
	terminal: Terminal,
	caller: Caller,
	input: Wanted,
): Result<DepositTakenView, AnyRefusal> {
	const { pen } = terminal;
	let nextSaleId = '';
	const taken = caller.commit(() => {
		const found = findTakable(terminal, input);
		if (!found.ok) return found;
		const { sale, shift } = found.value;
		const attempts = listAttempts(pen, sale.saleId);
		if (attempts.some(({ state }) => isUnsettled(state))) {
			return refuse({ code: 'payment/unsettled' });
		}
		const standing = attempts.filter(({ state }) => isPaid(state));
		// What the ledger keeps for a customer pays for goods they take: it is taken back first.
		const kept = standing.filter(({ method }) => !isHandMethod(method));
		if (kept.length > 0) {
			const paid = kept.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
			return refuse({ code: 'payment/still-paid', paid });
		}
		const standingFen = standing.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
		const before = findOrderOfSale(pen, sale.saleId);
		const held = standingFen + (before?.paid_fen ?? 0);
		const leftFen = totalOf(terminal, sale) - held;
		const amount = readMoney(terminal, input, { leftFen, standingFen });
		if (!amount.ok) return amount;
		const order = orderFor(terminal, caller, { input, sale, before });
		if (before === undefined) insertOrder(pen, order);
		const receiving = { order, sale, shift, standing, amountFen: amount.value, money: input };
		const view = receiveMoney(terminal, caller, receiving);
		const revision = sale.revision + 1;
		const waiting: OpenSale = { ...forgetPresence(sale), state: 'parked', revision };
		// Waiting is no change: its prices stay those of now.
		saveSaleHeader(pen, waiting, sale.changedAtMs);
		nextSaleId = beginSale(terminal, caller).saleId;
		return ok(view);
	});
	// A repeat of the command is answered from memory and has replaced nothing.
	if (taken.ok && nextSaleId !== '') {
		announceReplaced(terminal, nextSaleId);
		announcePaper(terminal);
	}
	return taken;
}

function findTakable(
	{ pen }: Terminal,
	{ saleId, revision }: Wanted,
): Result<{ sale: OpenSale; shift: OpenShift }, AnyRefusal> {
	const shift = findOpenShift(pen);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const sale = findOpenSale(pen);
	if (sale?.saleId !== saleId) return refuse({ code: 'sale/not-open' });
	if (sale.lines.length === 0) return refuse({ code: 'sale/empty' });
	if (sale.terms.returned !== undefined) return refuse({ code: 'exchange/with-deposit' });
	if (sale.revision !== revision) {
		return refuse({ code: 'sale/changed-meanwhile', revision: sale.revision });
	}
	return ok({ sale, shift });
}

type Ordering = {
	readonly input: Wanted;
	readonly sale: OpenSale;
	readonly before: DepositOrder | undefined;
};

/** A new order, or the one the basket is already, with what was written about the customer now. */
function orderFor(
	{ pen, clock }: Terminal,
	caller: Caller,
	{ input, sale, before }: Ordering,
): DepositOrder {
	const label = input.label.trim();
	const phone = input.phone.replaceAll(/[ -]/g, '');
	if (before !== undefined) {
		return {
			...before,
			label: label === '' ? before.label : label,
			phone: phone === '' ? before.phone : phone,
			due_date: input.dueDate === '' ? before.due_date : input.dueDate,
		};
	}
	const seq = nextOrderSeq(pen);
	const now = clock.now();
	return {
		seq,
		order_no: composeOrderNo(seq, lettersOf(pen.head().inc)),
		sale_id: sale.saleId,
		label,
		phone,
		due_date: input.dueDate,
		total_fen: 0,
		paid_fen: 0,
		state: 'open',
		operator: caller.operator.operatorNo,
		created_ms: now,
		changed_ms: now,
	};
}
