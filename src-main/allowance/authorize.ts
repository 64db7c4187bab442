/**
 * Asking HQ for the very amount of a spend (授权), before it is made: the answer is a grant that is
 * taken in and written down like any other, so what was said yes to stays spendable here when the
 * line goes. HQ that does not answer in time counts as away, and the offline limits hold.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { acceptAllowance } from './accept-allowance.ts';
import { findFreeze } from './allowance-store.ts';
import { spendingOf, type Purse } from './spending.ts';

export type ToAuthorize = {
	readonly purse: Purse & { readonly purse: 'stored_value' | 'points' };
	readonly amount: number;
};

/** Done, or HQ said no. Asks nothing where there is no HQ, and nothing that grants cover already. */
export async function authorize(
	terminal: Terminal,
	{ purse, amount }: ToAuthorize,
): Promise<Result<void, AnyRefusal>> {
	const { hq, ids, log, pen } = terminal;
	if (hq.state() !== 'online') return ok(undefined);
	if (findFreeze(pen) !== undefined) return refuse({ code: 'allowance/frozen' });
	const missing = amount - spendingOf(terminal, purse).state.grant;
	if (missing <= 0) return ok(undefined);
	const { memberId } = purse;
	const wanted = { uid: ids.next('auth'), memberId, purse: purse.purse, amount: missing };
	const takeIn = (message: unknown) => {
		const taken = acceptAllowance(terminal, message);
		if (!taken.ok) log.warn('allowance/not-taken', taken.refusal);
		return taken.ok;
	};
	const heard = await hq.authorize(wanted, takeIn);
	if (heard.answer === 'refused') {
		const isPoints = purse.purse === 'points';
		const free = Math.max(0, heard.free);
		return refuse({ code: isPoints ? 'allowance/points-refused' : 'allowance/refused', free });
	}
	if (heard.answer === 'granted' && !takeIn(heard.message)) {
		return refuse({ code: 'allowance/not-authorized' });
	}
	return ok(undefined);
}
