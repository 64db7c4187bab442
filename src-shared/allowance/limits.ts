/**
 * What a store lets its members spend while HQ cannot be asked (额度, protocol 3.7): the owner's
 * figures, all of which may be 0. They hold on a terminal that has an HQ; without one the ledger is
 * the truth, and all that is in it may be spent.
 */
export type OfflineLimits = {
	/** U: beyond the grant, per member, of stored value and pass uses together, fen. */
	readonly floorFen: number;
	/** U of points, per member. */
	readonly floorPoints: number;
	/** C: Σ over members and terminal, a business day, points by their worth, fen. */
	readonly capFen: number;
	/** A: how old a snapshot may be, ms. */
	readonly maxAgeMs: number;
	/** The largest grant the terminal takes for a member ahead of a spend, points by worth, fen. */
	readonly grantFen: number;
};

/** ¥100, 2,000 points, ¥1,000 a day, 72 hours, grants of up to ¥300. */
export const OFFLINE_LIMITS: OfflineLimits = {
	floorFen: 10_000,
	floorPoints: 2000,
	capFen: 100_000,
	maxAgeMs: 72 * 3_600_000,
	grantFen: 30_000,
};

/** What 10 000 points are worth, fen: how points count against what is counted in money. */
export type PointWorth = { readonly valueFen: number };
