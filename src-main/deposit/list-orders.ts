/** deposit/list: what customers still have to pay (欠款), overdue first. Nothing is written here. */
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { businessDate } from '#shared/kernel/time.ts';
import { findSale } from '../sale/open-sale-store.ts';
import type { Terminal } from '../terminal.ts';
import {
	listDepositPayments,
	listOpenOrders,
	sumOpenOrders,
	type DepositOrder,
} from './deposit-store.ts';
import { wayOf } from './return-deposit.ts';
import { totalOf } from './price-order.ts';

export function listOrders(
	terminal: Terminal,
	{ text, limit }: ParsedInput<'deposit/list'>,
): Result<RequestOutput<'deposit/list'>, AnyRefusal> {
	const { pen } = terminal;
	const orders = listOpenOrders(pen, text.trim());
	const { count, heldFen } = sumOpenOrders(pen);
	const today = todayOf(terminal);
	return ok({
		orders: orders.slice(0, limit).map((order) => showOrder(terminal, order, today)),
		more: orders.length > limit,
		openCount: count,
		heldFen,
	});
}

function todayOf({ clock, settings }: Terminal): string {
	const { timeZone, cutOffMinutes } = settings.current();
	return businessDate(clock.now(), timeZone, cutOffMinutes);
}

function showOrder(terminal: Terminal, order: DepositOrder, today: string): DepositOrderView {
	const sale = findSale(terminal.pen, order.sale_id);
	invariant(sale !== undefined, 'an open order has its sale');
	const total = totalOf(terminal, sale);
	return {
		orderNo: order.order_no,
		label: order.label,
		phone: masked(order.phone),
		dueDate: order.due_date,
		overdue: order.due_date !== '' && order.due_date < today,
		onCounter: sale.state === 'open',
		totalFen: total,
		paidFen: order.paid_fen,
		balanceFen: Math.max(0, total - order.paid_fen),
		overFen: Math.max(0, order.paid_fen - total),
		lineCount: sale.lines.length,
		firstNames: sale.lines.slice(0, 3).map(({ name }) => name),
		operator: order.operator,
		takenAtMs: order.created_ms,
		payments: listDepositPayments(terminal.pen, order.order_no).map((payment) => ({
			seat: payment.seat,
			way: wayOf(payment),
			amountFen: payment.amount_fen,
			returnedFen: payment.returned_fen,
			atMs: payment.at_ms,
		})),
	};
}

/** 138****5678: enough to ask "is it you?", too little to take along. */
function masked(phone: string): string {
	if (phone.length < 8) return phone === '' ? '' : `***${phone.slice(-2)}`;
	return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
