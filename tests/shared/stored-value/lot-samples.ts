/** Lots of stored value for tests: untouched, in whatever policy. */
import { fen } from '#shared/kernel/money.ts';
import type { RefundLot } from '#shared/stored-value/refund-lots.ts';
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

/** The lot as it is given back: topped up on that day, and all of it lies where it was laid down. */
export function refundLotOf(lot: StoredValueLot, openedOn: string): RefundLot {
	const { lotId, principalLeft: principal, bonusLeft: bonus } = lot;
	const held = principal + bonus === 0 ? [] : [{ lotId, principal, bonus }];
	return { ...lot, openedOn, held, giftsUsed: [], keptBeforeFen: 0 };
}
