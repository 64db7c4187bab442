/**
 * Stored value (储值) lives in lots (批次), one for each top-up, in two pockets: the principal (本金)
 * the member paid and the bonus (赠金) we gave. How the two are drawn on was agreed at the top-up and
 * is frozen in the lot. Everything that happens to a lot is a part: what it did to each pocket.
 */
import { invariant } from '../kernel/invariant.ts';

export const SPEND_POLICIES = ['RATIO', 'PRINCIPAL_FIRST', 'BONUS_FIRST'] as const;
export type SpendPolicy = (typeof SPEND_POLICIES)[number];

export type StoredValueLot = {
	readonly lotId: string;
	/** First in, first out. */
	readonly seq: number;
	readonly policy: SpendPolicy;
	/** As topped up, fen. */
	readonly principal: number;
	readonly bonus: number;
	readonly principalLeft: number;
	readonly bonusLeft: number;
	/** Bonus that is over: gone from what is left, and never spent. */
	readonly bonusExpired: number;
	/** The last business date the bonus is good on; '' without an end. The principal has none. */
	readonly bonusExpires: string;
	readonly openedAtMs: number;
};

/** What is taken out of both pockets of a lot, or put back; ≥ 0. */
export type LotPart = {
	readonly lotId: string;
	readonly principal: number;
	readonly bonus: number;
};

export type Pockets = { readonly principal: number; readonly bonus: number };

/** Σ of what is left in the lots, fen. */
export function pocketsLeft(lots: readonly StoredValueLot[]): Pockets {
	return {
		principal: lots.reduce((sum, lot) => sum + lot.principalLeft, 0),
		bonus: lots.reduce((sum, lot) => sum + lot.bonusLeft, 0),
	};
}

export function partTotal({ principal, bonus }: Pockets): number {
	return principal + bonus;
}

/** The lots after parts were taken out; throws where one would hold less than nothing. */
export function takeParts(
	lots: readonly StoredValueLot[],
	parts: readonly LotPart[],
): StoredValueLot[] {
	return moveParts(lots, parts, -1);
}

/** The lots after parts were put back; throws where one would hold more than was topped up. */
export function putBack(
	lots: readonly StoredValueLot[],
	parts: readonly LotPart[],
): StoredValueLot[] {
	return moveParts(lots, parts, 1);
}

function moveParts(
	lots: readonly StoredValueLot[],
	parts: readonly LotPart[],
	sign: 1 | -1,
): StoredValueLot[] {
	const left = new Map(lots.map((lot) => [lot.lotId, lot]));
	for (const { lotId, principal, bonus } of parts) {
		const lot = left.get(lotId);
		invariant(lot !== undefined, `a part names a lot that is there: ${lotId}`);
		const principalLeft = lot.principalLeft + sign * principal;
		const bonusLeft = lot.bonusLeft + sign * bonus;
		invariant(principalLeft >= 0 && principalLeft <= lot.principal, 'principal within the lot');
		invariant(bonusLeft >= 0 && bonusLeft <= lot.bonus, 'bonus within the lot');
		left.set(lotId, { ...lot, principalLeft, bonusLeft });
	}
	return lots.map(({ lotId }) => {
		const lot = left.get(lotId);
		invariant(lot !== undefined, 'a lot stays');
		return lot;
	});
}

/** What of a part, or all of it, the bonus that is over on a business date is. */
export function expiredBonus(lots: readonly StoredValueLot[], today: string): LotPart[] {
	return lots
		.filter((lot) => lot.bonusExpires !== '' && lot.bonusExpires < today && lot.bonusLeft > 0)
		.map(({ lotId, bonusLeft }) => ({ lotId, principal: 0, bonus: bonusLeft }));
}
