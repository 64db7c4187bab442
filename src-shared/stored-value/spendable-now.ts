/**
 * What may be spent now without asking HQ (protocol 3.7): a signed grant first, exactly; beyond it
 * up to a floor per member, out of what the last snapshot said they had, within what the terminal
 * may risk in a day, and only while the snapshot is young. Without an HQ the ledger is the truth,
 * and all that is in it may be spent.
 */
export type OfflineLimits = {
	/** U: beyond the grant, per member, fen. */
	readonly floorFen: number;
	/** C: Σ over members and terminal, a day, fen. */
	readonly capFen: number;
	/** A: how old a snapshot may be, ms. */
	readonly maxAgeMs: number;
};

/** ¥100, ¥1,000 a day, 72 hours; all may be set to 0. */
export const OFFLINE_LIMITS: OfflineLimits = {
	floorFen: 10_000,
	capFen: 100_000,
	maxAgeMs: 72 * 3_600_000,
};

export type SpendState = {
	/** 'none': no HQ is configured; 'online': it is asked; 'away': it is configured and not there. */
	readonly hq: 'none' | 'online' | 'away';
	/** In the lots of this ledger, fen. */
	readonly balanceFen: number;
	/** Left of the grant this terminal holds for the member, fen. */
	readonly grantFen: number;
	readonly snapshotAvailableFen: number;
	readonly snapshotAgeMs: number;
	/** Beyond the grant since the last sync, by this member and by all, fen. */
	readonly spentSinceSyncFen: number;
	readonly riskedTodayFen: number;
	/** A witness or gap was found: grants and floors wait for HQ. */
	readonly frozen: boolean;
	/** They owe from an earlier offline spend. */
	readonly overdraft: boolean;
};

export type Spendable = {
	readonly fen: number;
	/** Why it is not all there is. */
	readonly why: 'all' | 'grant' | 'floor' | 'cap' | 'snapshot-old' | 'frozen' | 'overdraft';
};

export function spendableNow(state: SpendState, limits: OfflineLimits): Spendable {
	if (state.overdraft) return { fen: 0, why: 'overdraft' };
	if (state.hq !== 'away') return { fen: state.balanceFen, why: 'all' };
	if (state.frozen) return { fen: 0, why: 'frozen' };
	const grant = Math.min(state.grantFen, state.balanceFen);
	if (state.snapshotAgeMs > limits.maxAgeMs) return { fen: grant, why: 'snapshot-old' };
	const most = Math.min(limits.floorFen, state.snapshotAvailableFen) - state.spentSinceSyncFen;
	const floor = Math.max(0, most);
	const cap = Math.max(0, limits.capFen - state.riskedTodayFen);
	const beyond = Math.min(floor, cap);
	const fen = Math.min(state.balanceFen, grant + beyond);
	if (fen === state.balanceFen) return { fen, why: 'all' };
	if (beyond === 0 && grant > 0) return { fen, why: 'grant' };
	return { fen, why: cap < floor ? 'cap' : 'floor' };
}
