/**
 * A use of a pass (次卡) while HQ is away: one of those HQ told of, its value on the floor like
 * stored value (PASS-2). The pass's own rules say the rest, and all of it when HQ is there or there
 * is none.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { AllowanceTaken } from '#shared/journal/allowance-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PassCard, PassUse } from '#shared/pass-card/pass-card.ts';
import { passUsesLeft, spendable, type SpendDesk } from './spending.ts';
import { overRefusal, take } from './take.ts';

export function takePassUse(
	desk: SpendDesk,
	{ memberId, passId }: PassCard,
	{ times, recognisedFen: amount }: PassUse,
): Result<AllowanceTaken | undefined, AnyRefusal> {
	if (desk.hq.state() !== 'away') return ok(undefined);
	const purse = { memberId, purse: 'pass_use', balance: Number.MAX_SAFE_INTEGER } as const;
	const { amount: free, why } = spendable(desk, purse);
	// A use without a value is at risk too: where nothing may be risked there is none.
	if (free === 0) return refuse(overRefusal('pass_use', { free, why }));
	const left = passUsesLeft(desk, { memberId, passId }) ?? 0;
	if (left < times) return refuse({ code: 'pass-card/offline-limit', free: Math.max(0, left) });
	const taken = take(desk, purse, { amount });
	if (!taken.ok || taken.value === undefined) return taken;
	return ok({ ...taken.value, pass_id: passId, times });
}
