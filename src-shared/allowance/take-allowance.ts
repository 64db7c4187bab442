/**
 * Taking an allowance (额度): what a spend draws on which grants, and what of it stands on the floor.
 * The answer is written into the spend's own event. Nothing is ever taken in part: it is all there,
 * or the spend is refused and says how much there is.
 */
import type { AllowanceTaken } from '../journal/allowance-event.ts';
import { multiplyFloor } from '../kernel/integer.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { PointWorth } from './limits.ts';
import { spendableNow, type PurseLimits, type SpendState, type WhyLess } from './spendable-now.ts';

export type HeldGrant = {
	readonly grantId: string;
	/** Of the purse that is spent. */
	readonly left: number;
};

export type WantedSpend = {
	readonly amount: number;
	/** Drawn on in this order. */
	readonly grants: readonly HeldGrant[];
};

export type TakenParts = Pick<AllowanceTaken, 'from_grants' | 'from_floor'>;

export type TakeRefusal = {
	readonly code: 'over' | 'not-authorized';
	readonly free: number;
	readonly why: WhyLess;
};

/** What it takes; undefined without an HQ, where there is nothing to keep count of. */
export function takeAllowance(
	state: SpendState,
	limits: PurseLimits,
	{ amount, grants }: WantedSpend,
): Result<TakenParts | undefined, TakeRefusal> {
	if (state.hq === 'none') return ok(undefined);
	const { amount: free, why } = spendableNow(state, limits);
	if (amount > free) return refuse({ code: 'over', free, why });
	const drawn = drawGrants(grants, amount);
	const fromGrants = drawn.reduce((sum, part) => sum + part.amount, 0);
	// Online nothing stands on the floor: HQ said yes to all of it, or it was not asked.
	if (state.hq === 'online' && fromGrants < amount) {
		return refuse({ code: 'not-authorized', free: fromGrants, why });
	}
	return ok({ from_grants: drawn, from_floor: amount - fromGrants });
}

function drawGrants(
	grants: readonly HeldGrant[],
	amount: number,
): { readonly grant_id: string; readonly amount: number }[] {
	let rest = amount;
	const drawn: { grant_id: string; amount: number }[] = [];
	for (const { grantId, left } of grants) {
		const part = Math.min(left, rest);
		if (part === 0) continue;
		drawn.push({ grant_id: grantId, amount: part });
		rest -= part;
	}
	return drawn;
}

/** What points on the floor put at risk, fen, rounded up: never less than they are worth. */
export function riskOfPoints({ valueFen }: PointWorth, points: number): number {
	const { floor, rest } = multiplyFloor(points, valueFen, 10_000);
	return rest === 0n ? floor : floor + 1;
}

/** The points that fit into what is left of the day's cap; all of them where they are worth nothing. */
export function pointsWithin({ valueFen }: PointWorth, capFen: number): number {
	if (valueFen === 0) return Number.MAX_SAFE_INTEGER;
	return multiplyFloor(Math.max(0, capFen), 10_000, valueFen).floor;
}
