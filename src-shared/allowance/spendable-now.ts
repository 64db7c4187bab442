/**
 * What may be spent of one purse now without asking HQ (protocol 3.7): a signed grant first,
 * exactly; beyond it up to a floor per member, out of what the last snapshot said they had, within
 * what the terminal may risk in a day, and only while the snapshot is young. All amounts are in the
 * purse's own unit: fen, or points.
 */

/** 'none': no HQ is configured; 'online': it is asked; 'away': it is configured and not there. */
export type HqState = 'none' | 'online' | 'away';

export type SpendState = {
	readonly hq: HqState;
	/** In the lots of this ledger, less what open sales hold. */
	readonly balance: number;
	/** Left of the grants this terminal holds for the member. */
	readonly grant: number;
	/** What the last snapshot said they had; undefined for a member it never told of. */
	readonly snapshot: { readonly available: number; readonly ageMs: number } | undefined;
	/** Beyond the grants, by this member, since what the snapshot knew of. */
	readonly spentSince: number;
	/** Left of what the terminal may risk today. */
	readonly capLeft: number;
	/** A witness or gap was found: grants and floors wait for HQ. */
	readonly frozen: boolean;
	/** They owe from an earlier offline spend: HQ blocked them. */
	readonly blocked: boolean;
};

export type PurseLimits = { readonly floor: number; readonly maxAgeMs: number };

/** Why it is not all there is. */
export const WHY_LESS = [
	'all',
	'grant',
	'floor',
	'cap',
	'unknown',
	'snapshot-old',
	'frozen',
	'blocked',
] as const;
export type WhyLess = (typeof WHY_LESS)[number];

export type Spendable = {
	readonly amount: number;
	/** Of the amount, out of grants: exact. */
	readonly fromGrant: number;
	/** Of the amount, on the floor: at risk until HQ hears of it. */
	readonly fromFloor: number;
	readonly why: WhyLess;
};

/** A snapshot from further ahead than clocks differ is of another clock: it is as good as old. */
const CLOCK_SLACK_MS = 10 * 60_000;

export function spendableNow(state: SpendState, limits: PurseLimits): Spendable {
	if (state.hq === 'none') return allOf(state, 0);
	if (state.frozen) return nothing('frozen');
	// HQ says yes to the very amount: nothing is at risk.
	if (state.hq === 'online') return allOf(state, Math.max(0, state.balance));
	if (state.blocked) return nothing('blocked');
	const grant = Math.max(0, Math.min(state.grant, state.balance));
	const floor = floorOf(state, limits);
	const room = Math.max(0, state.balance - grant);
	const fromFloor = Math.min(floor.most, room);
	const amount = grant + fromFloor;
	const parts = { amount, fromGrant: grant, fromFloor };
	if (amount === Math.max(0, state.balance)) return { ...parts, why: 'all' };
	const isGrantOnly = fromFloor === 0 && grant > 0 && floor.why === 'floor';
	return { ...parts, why: isGrantOnly ? 'grant' : floor.why };
}

function floorOf(
	{ snapshot, spentSince, capLeft }: SpendState,
	{ floor, maxAgeMs }: PurseLimits,
): { readonly most: number; readonly why: WhyLess } {
	if (snapshot === undefined) return { most: 0, why: 'unknown' };
	const { available, ageMs } = snapshot;
	if (ageMs > maxAgeMs || ageMs < -CLOCK_SLACK_MS) return { most: 0, why: 'snapshot-old' };
	const own = Math.max(0, Math.min(floor, available) - spentSince);
	const cap = Math.max(0, capLeft);
	return cap < own ? { most: cap, why: 'cap' } : { most: own, why: 'floor' };
}

function allOf({ balance }: SpendState, fromGrant: number): Spendable {
	return { amount: Math.max(0, balance), fromGrant, fromFloor: 0, why: 'all' };
}

function nothing(why: WhyLess): Spendable {
	return { amount: 0, fromGrant: 0, fromFloor: 0, why };
}
