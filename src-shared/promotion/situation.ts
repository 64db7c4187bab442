/**
 * When, where and for whom a basket is priced. Nothing here is looked up: the clock, the store and
 * the member's rights are handed in as values, so that the same basket always costs the same.
 */
import type { BasisPoint } from '../kernel/rate.ts';
import type { BusinessDate } from '../kernel/time.ts';
import type { CardRate } from '../member/card-type.ts';

/** The moment in business time: between midnight and the cut-off it still belongs to yesterday. */
export type BusinessMoment = {
	readonly bizDate: BusinessDate;
	/** 1 Monday … 7 Sunday, of the business date. */
	readonly weekday: number;
	/** Minutes of the wall clock since local midnight, 0…1439. */
	readonly minute: number;
	/** Minutes after midnight that still belong to yesterday (04:00 is 240). */
	readonly cutOff: number;
};

/** What being this member is worth at the till; members themselves are another room's. */
export type MemberRights = {
	readonly memberId: string;
	/** Code of the level (会员等级); '' for a member without one. */
	readonly level: string;
	/** Pays this share of the list price (黄金 9 折 = 9000); absent: no level discount. */
	readonly levelRate?: BasisPoint;
	/** What their cards take off, each for its own goods (CFG-1). */
	readonly cardRates?: readonly CardRate[];
	/** 1…12; absent when unknown. */
	readonly birthMonth?: number;
};

export type Situation = {
	readonly moment: BusinessMoment;
	readonly store: string;
	/** 'counter' at the till; HQ knows others. */
	readonly channel: string;
	readonly member?: MemberRights;
};

/** How often a promotion was used before this basket, as the ledger counts it. */
export type PriorUse = {
	/** Pieces or times in this store since it began. */
	readonly total: number;
	readonly today: number;
	readonly byMember: number;
	readonly byMemberToday: number;
};
