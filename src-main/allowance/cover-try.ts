/** A try to pay with stored value (储值) and HQ: asked before it is begun, looked at again inside. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Method } from '#shared/payment/method.ts';
import type { Backing } from '../payment/payment-port.ts';
import type { Terminal } from '../terminal.ts';
import { authorize } from './authorize.ts';
import { take } from './take.ts';

/** HQ is asked for what the try will take; what stands in the way of it is said by the try. */
export async function authorizeTry(
	terminal: Terminal,
	method: Method,
	plan: () => Result<Backing, AnyRefusal>,
): Promise<Result<void, AnyRefusal>> {
	if (method !== 'stored_value' || terminal.hq.state() !== 'online') return ok(undefined);
	const planned = plan();
	if (!planned.ok) return ok(undefined);
	const { subject: memberId, amountFen: amount } = planned.value;
	return authorize(terminal, {
		purse: { purse: 'stored_value', memberId, balance: amount },
		amount,
	});
}

/** Why a member's money is not covered by an allowance by now; undefined for all other money. */
export function uncoveredTry(
	terminal: Terminal,
	method: Method,
	{ subject: memberId, amountFen: amount }: Backing,
): AnyRefusal | undefined {
	if (method !== 'stored_value') return undefined;
	const balance = Number.MAX_SAFE_INTEGER;
	const taken = take(terminal, { purse: 'stored_value', memberId, balance }, { amount });
	return taken.ok ? undefined : taken.refusal;
}
