/**
 * Points (积分) in the journal: what a sale earned and used, what came back with goods, and what was
 * done without a sale. Each names what it did to every lot, so that the lots can be made again, and
 * with what it was computed, so that it can be told years later (PTS-1).
 */
import type { AllowanceTaken } from './allowance-event.ts';
import type { EventHead } from './event-head.ts';

/** Out of a lot, or back into it; > 0. */
export type PointPart = {
	readonly lot_id: string;
	readonly points: number;
	/** Its new end, when it had ended before it got them back. */
	readonly expires?: string;
};

/** What a tender of points took, or got back; `points` is Σ parts. */
export type PointsPaid = {
	readonly points: number;
	readonly parts: readonly PointPart[];
	/** Who gets them back, when whoever paid was merged into them. */
	readonly to_member_id?: string;
};

/** A lot as it is laid down; `lot_id` is '' and points 0 when the debt took all. */
export type PointLotRoots = {
	readonly lot_id: string;
	readonly points: number;
	/** The last business date they are good on. */
	readonly expires: string;
};

export type PointsRedeemed = {
	readonly points: number;
	/** What they took off the lines. */
	readonly amount_fen: number;
	readonly parts: readonly PointPart[];
	/** Points of each line, in the order of the lines. */
	readonly by_line: readonly number[];
};

export type PointsEarned = {
	/** All of it: what repaid the debt, and the lot. */
	readonly points: number;
	readonly eligible_fen: number;
	readonly rate_bp: number;
	readonly level_bp: number;
	readonly birthday_bp: number;
	readonly campaign_bp: number;
	/** Of `points`, what promotions promised. */
	readonly bonus_points: number;
	/** Of `points`, what repaid the debt. */
	readonly repaid: number;
	readonly lot: PointLotRoots;
	readonly by_line: readonly number[];
	/** What the formula gives beyond `points`, left out as `withheld` says. */
	readonly held_back?: number;
};

/** The `points` part of a sale. */
export type SalePoints = {
	/** Whose: of a family, the one who keeps its points. */
	readonly member_id: string;
	readonly redeemed?: PointsRedeemed;
	readonly earned?: PointsEarned;
	/**
	 * Why nothing was earned, when that was not for the goods; `beyond-returned`: no more than went
	 * back with the goods of an exchange.
	 */
	readonly withheld?: 'day-limit' | 'device-limit' | 'beyond-returned';
	/** 1 when what was earned waits: whoever keeps the points is suspended (停用). */
	readonly waits?: number;
	/** Lots less debt, after the event. */
	readonly balance_after: number;
};

/** The `points` part of what came back. */
export type ReturnedPoints = {
	readonly member_id: string;
	/** Taken back of what the sale earned: Σ parts + debt + charged. */
	readonly clawed: number;
	readonly clawed_parts: readonly PointPart[];
	readonly debt: number;
	/** Of the shares that went along, what had ended unspent: beside `clawed`, it moves nothing. */
	readonly ended?: number;
	/** Spent already, and paid for out of the money that goes back (DEDUCT_CASH). */
	readonly charged?: { readonly points: number; readonly amount_fen: number };
	/** Given back of what the sale used, to the lots it came from. */
	readonly given_back: number;
	readonly back_parts: readonly PointPart[];
	/** Of what went back, what repaid an older debt at once: out of the lots again. */
	readonly repaid_parts?: readonly PointPart[];
	readonly balance_after: number;
};

/** By hand or as a gift: a lot for more, parts of lots for less. */
export type PointsAdjusted = EventHead & {
	readonly kind: 'points/adjusted';
	readonly v: 1;
	readonly member_id: string;
	/** Signed. */
	readonly points: number;
	readonly reason: string;
	/** 1 when a person adjusted them; absent when they came with something else. */
	readonly by_hand?: number;
	readonly repaid: number;
	readonly lot?: PointLotRoots;
	readonly parts?: readonly PointPart[];
	/** Of what is taken back (`points` < 0), what no lot had any more; absent for nothing. */
	readonly debt?: number;
	readonly balance_after: number;
};

/** A balance from before this ledger (期初). */
export type PointsOpened = EventHead &
	PointLotRoots & {
		readonly kind: 'points/opened';
		readonly v: 1;
		readonly member_id: string;
	};

/** Lots that ended: all that was left of each. A lot with nothing left cannot end twice. */
export type PointsExpired = EventHead & {
	readonly kind: 'points/expired';
	readonly v: 1;
	readonly on: string;
	readonly lots: readonly (PointPart & { readonly member_id: string })[];
};

/** Lots of one member that another's row took over (合并会员): as they are, with their own ends. */
export type PointsMoved = EventHead & {
	readonly kind: 'points/moved';
	readonly v: 1;
	readonly from_member_id: string;
	readonly member_id: string;
	/** Σ parts. */
	readonly points: number;
	readonly reason: string;
	/** All that is left of each lot. */
	readonly parts: readonly PointPart[];
	/** Of them, what repaid at once what the other owed. */
	readonly repaid_parts?: readonly PointPart[];
	readonly balance_after: number;
};

/** A gift for points (礼品兑换): no money, no fiscal number. */
export type GiftExchanged = EventHead & {
	readonly kind: 'points/gift-exchanged';
	readonly v: 1;
	/** Whose points: of a family, the one who keeps them. */
	readonly member_id: string;
	/** Who took it, where that is a linked member (MEM-12). */
	readonly actor?: string;
	readonly gift_id: string;
	readonly name: string;
	readonly quantity: number;
	readonly points: number;
	readonly parts: readonly PointPart[];
	readonly balance_after: number;
	/** What it took of what HQ lets be spent here. */
	readonly allowance?: readonly AllowanceTaken[];
};

export type PointEvent =
	| PointsAdjusted
	| PointsOpened
	| PointsExpired
	| PointsMoved
	| GiftExchanged;
