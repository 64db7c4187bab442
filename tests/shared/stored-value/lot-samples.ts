/** Lots of stored value for tests: untouched, in whatever policy. */
import { fen } from '#shared/kernel/money.ts';
import type { SpendPolicy, StoredValueLot } from '#shared/stored-value/lot.ts';

/** A lot as it was topped up: the `seq`th, nothing spent. */
export function lotOf(
	seq: number,
	[principal, bonus]: readonly [number, number],
	policy: SpendPolicy = 'RATIO',
): StoredValueLot {
	return {
		lotId: `lot_${seq}`,
		seq,
		policy,
		principal: fen(principal),
		bonus: fen(bonus),
		principalLeft: principal,
		bonusLeft: bonus,
		bonusExpired: 0,
		bonusExpires: '',
		openedAtMs: seq,
	};
}
