/**
 * Allowances (额度) in the journal: what HQ set aside for spending here without asking it, what of
 * it was given back, and what a spend took. A grant comes back by its release alone, never because
 * time went by; a spend is told to HQ as it happened, and HQ posts it whatever it knows by then.
 */
import type { EventHead } from './event-head.ts';

/** Stored value and points are purses with a balance; a pass use spends service. */
export const ALLOWANCE_PURSES = ['stored_value', 'points', 'pass_use'] as const;
export type AllowancePurse = (typeof ALLOWANCE_PURSES)[number];

/** What one spend took, in the purse's unit: fen (a pass use: its value), or points. */
export type AllowanceTaken = {
	readonly purse: AllowancePurse;
	/** Whose: of a family, the one who keeps the pool. */
	readonly member_id: string;
	/** Exact; in the order they were drawn on. */
	readonly from_grants: readonly { readonly grant_id: string; readonly amount: number }[];
	/** Beyond them, at the store's risk. */
	readonly from_floor: number;
	/** What of the day's cap it took: the worth of `from_floor`, fen. */
	readonly risk_fen: number;
	/**
	 * What it was judged by, where it took of the floor: spends after this place count, these are
	 * the most that may be spent on it, and the most the terminal may risk in a day.
	 */
	readonly through_pos?: number;
	readonly floor_most?: number;
	readonly cap_fen?: number;
	/** Of a pass use. */
	readonly pass_id?: string;
	readonly times?: number;
};

export type AllowanceGranted = EventHead & {
	readonly kind: 'allowance/granted';
	readonly v: 1;
	readonly grant_id: string;
	readonly member_id: string;
	/** The authorisation it answers, for one exact amount; '' when it was set aside beforehand. */
	readonly for_uid: string;
	readonly stored_value_fen: number;
	readonly points: number;
	/** HQ's clock. */
	readonly granted_ms: number;
};

/** All that was left of a grant: from now on nothing can be spent on it. */
export type AllowanceReleased = EventHead & {
	readonly kind: 'allowance/released';
	readonly v: 1;
	readonly grant_id: string;
	readonly member_id: string;
	readonly stored_value_fen: number;
	readonly points: number;
	/** HQ asked for it back, or what it was for came to nothing. */
	readonly why: 'recalled' | 'unused';
};

/** What was spent may not all be known here any more: nothing is spent until HQ says go on. */
export type AllowanceFrozen = EventHead & {
	readonly kind: 'allowance/frozen';
	readonly v: 1;
	readonly why: 'witness-missing' | 'witness-unreadable' | 'ahead-of-ledger' | 'restored';
};

/** HQ knows what this ledger has. Grants from before are void: HQ settled them. */
export type AllowanceUnfrozen = EventHead & {
	readonly kind: 'allowance/unfrozen';
	readonly v: 1;
	/** Uid of the event that froze, hex: what the handshake answered. */
	readonly freeze: string;
	readonly voided: readonly string[];
	/** HQ's clock: what it signed before is settled, and no grant from before is taken. */
	readonly settled_ms: number;
};

export type AllowanceEvent =
	| AllowanceGranted
	| AllowanceReleased
	| AllowanceFrozen
	| AllowanceUnfrozen;
