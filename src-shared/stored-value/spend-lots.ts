/**
 * Spending stored value draws on the lots first in, first out, and on each by its own policy. By
 * RATIO the bonus goes with the principal in the share it was given in, floored over everything
 * that was spent of the lot, so that no order of spends leaves a fen more or less (E16).
 */
import { allocate } from '../kernel/allocate.ts';
import { multiplyFloor } from '../kernel/integer.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { partTotal, pocketsLeft, type LotPart, type StoredValueLot } from './lot.ts';

export type SpendRefusal = {
	readonly code: 'stored-value/insufficient';
	/** What is there, fen. */
	readonly free: number;
};

/** The parts of a spend of `due` fen (> 0), oldest lot first; bonus that is over is not there. */
export function spendLots(
	lots: readonly StoredValueLot[],
	due: number,
): Result<LotPart[], SpendRefusal> {
	const free = partTotal(pocketsLeft(lots));
	if (due > free) return refuse({ code: 'stored-value/insufficient', free });
	const parts: LotPart[] = [];
	let open = due;
	for (const lot of lots.toSorted((a, b) => a.seq - b.seq)) {
		const take = Math.min(open, lot.principalLeft + lot.bonusLeft);
		if (take === 0) continue;
		const bonus = bonusOf(lot, take);
		parts.push({ lotId: lot.lotId, principal: take - bonus, bonus });
		open -= take;
	}
	return ok(parts);
}

/** How much of a spend of this lot is bonus, fen. */
function bonusOf(lot: StoredValueLot, take: number): number {
	const { principal, bonus, principalLeft, bonusLeft, bonusExpired } = lot;
	const least = Math.max(0, take - principalLeft);
	const most = Math.min(take, bonusLeft);
	switch (lot.policy) {
		case 'PRINCIPAL_FIRST':
			return least;
		case 'BONUS_FIRST':
			return most;
		case 'RATIO': {
			if (principal + bonus === 0) return 0;
			const spent = principal - principalLeft + (bonus - bonusLeft - bonusExpired) + take;
			const { floor: whole } = multiplyFloor(spent, bonus, principal + bonus);
			const share = whole - (bonus - bonusLeft);
			return Math.min(most, Math.max(least, share));
		}
	}
}

/**
 * What a part of a spend gives back, fen: by alloc over the parts that did not come back yet, per
 * lot and pocket. All that is left gives every part back as it was taken.
 */
export function unspend(
	parts: readonly LotPart[],
	back: readonly LotPart[],
	amount: number,
): LotPart[] {
	const left = parts.map((part) => {
		const given = back.filter(({ lotId }) => lotId === part.lotId);
		return {
			lotId: part.lotId,
			principal: part.principal - given.reduce((sum, one) => sum + one.principal, 0),
			bonus: part.bonus - given.reduce((sum, one) => sum + one.bonus, 0),
		};
	});
	const shares = allocate(
		amount,
		left.flatMap(({ principal, bonus }) => [principal, bonus]),
	);
	return left.flatMap(({ lotId }, at) => {
		const [principal = 0, bonus = 0] = shares.slice(at * 2, at * 2 + 2);
		return principal + bonus === 0 ? [] : [{ lotId, principal, bonus }];
	});
}
