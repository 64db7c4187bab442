/**
 * deposit/reveal-phone: the whole phone an order was taken with (MEM-20). A manager's right, or
 * released by one; each look is an event that names the order and never the number. The reply is
 * not remembered.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { noteApproval } from '../operator/note-approval.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findOrder } from './deposit-store.ts';

export function revealPhone(
	{ pen }: Terminal,
	caller: Caller,
	{ orderNo, reason }: ParsedInput<'deposit/reveal-phone'>,
): Result<RequestOutput<'deposit/reveal-phone'>, AnyRefusal> {
	const order = findOrder(pen, orderNo.trim().toUpperCase());
	if (order === undefined) return refuse({ code: 'deposit/not-found' });
	if (order.state !== 'open') return refuse({ code: 'deposit/over', state: order.state });
	// Not `commit`: it would keep the reply, with the number, for two days.
	pen.transaction(() => {
		noteApproval(pen, caller);
		const body = { order_no: order.order_no, reason };
		pen.append({ kind: 'deposit/phone-revealed', v: 1, ...byWhom(caller), body });
	});
	return ok({ phone: order.phone });
}
