/**
 * What pays a member's money out, or hands it on, waits for HQ while that is away: goods are not
 * gone, nobody stands without their change, and what the ledger says they have may be spent already
 * elsewhere. It is no allowance's business, whatever is held here.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import type { Terminal } from '../terminal.ts';

/** Of a top-up while HQ is away: cash only; undefined for all others (domain/offline-policy.md). */
export function cashOnly(
	{ hq }: Pick<Terminal, 'hq'>,
	{ way }: { readonly way: string },
): AnyRefusal | undefined {
	return hq.state() === 'away' && way !== 'cash'
		? { code: 'allowance/top-up-cash-only' }
		: undefined;
}

/** The refusal while HQ is away; undefined when it is there, or there is none. */
export function needsHq({ hq }: Pick<Terminal, 'hq'>): AnyRefusal | undefined {
	return hq.state() === 'away' ? { code: 'allowance/needs-hq' } : undefined;
}

/** The open shift that pays a member's money out. */
export function shiftToPayOut({
	pen,
	hq,
}: Pick<Terminal, 'pen' | 'hq'>): Result<OpenShift, AnyRefusal> {
	const shift = findOpenShift(pen);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const waits = needsHq({ hq });
	return waits === undefined ? ok(shift) : refuse(waits);
}
