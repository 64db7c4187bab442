/** deposit/pay and deposit/collect: more money for an order that waits, and the goods in the end. */
import type { DepositTakenView } from '#shared/contract/deposit-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { bringBack } from '../sale/park-sale.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { announcePaper } from './deposit-paper.ts';
import { findOpenOrder, type FoundOrder } from './find-order.ts';
import { readMoney, receiveMoney } from './receive-money.ts';
import { totalOf } from './price-order.ts';

export function payInstalment(
	terminal: Terminal,
	caller: Caller,
	{ orderNo, ...money }: ParsedInput<'deposit/pay'>,
): Result<DepositTakenView, AnyRefusal> {
	const paid = caller.commit(() => {
		const found = findWaiting(terminal, orderNo);
		if (!found.ok) return found;
		const { order, sale } = found.value;
		const leftFen = totalOf(terminal, sale) - order.paid_fen;
		const amount = readMoney(terminal, money, { leftFen, standingFen: 0 });
		if (!amount.ok) return amount;
		const receiving = { ...found.value, standing: [], amountFen: amount.value, money };
		return ok(receiveMoney(terminal, caller, receiving));
	});
	if (paid.ok) announcePaper(terminal);
	return paid;
}

export function collectOrder(
	terminal: Terminal,
	caller: Caller,
	{ orderNo }: ParsedInput<'deposit/collect'>,
): Result<SaleView, AnyRefusal> {
	return bringBack(terminal, caller, () => {
		const found = findWaiting(terminal, orderNo);
		return found.ok ? ok(found.value.sale) : found;
	});
}

/** What stands on the counter is worked on there. */
function findWaiting({ pen }: Terminal, orderNo: string): Result<FoundOrder, AnyRefusal> {
	const found = findOpenOrder(pen, orderNo);
	if (!found.ok || found.value.sale.state === 'parked') return found;
	return refuse({ code: 'deposit/on-counter' });
}
