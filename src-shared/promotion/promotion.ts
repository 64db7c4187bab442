/**
 * A promotion (促销) is data: when, where, for whom and for which goods it holds, the condition
 * (条件) a basket must meet, and the benefit (优惠) it then gives. A new one is a new row, never new
 * code; read-book.ts judges the rows, conditions/ and benefits/ know one kind each.
 */
import type { Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';
import type { GoodsScope } from './goods-scope.ts';

/** All that is given must hold; days and minutes are business time. */
export type Schedule = {
	/** First and last business date, both included. */
	readonly from?: string;
	readonly until?: string;
	/** Minutes from 0; on the first and last date, the sale starts and ends to the minute. */
	readonly fromMinute?: number;
	readonly untilMinute?: number;
	/** 1 Monday … 7 Sunday. */
	readonly weekdays?: readonly number[];
	/** 会员日每月8号 is [8]. */
	readonly monthDays?: readonly number[];
	/** A holiday calendar: just these business dates. */
	readonly dates?: readonly string[];
	/** Every day between these minutes, the end not included; may cross midnight (happy hour). */
	readonly hours?: { readonly from: number; readonly until: number };
};

export type Audience = {
	/** Only with a member attached. */
	readonly membersOnly?: boolean;
	readonly levels?: readonly string[];
	/** Only in the month of the member's birthday (生日当月). */
	readonly birthdayMonth?: boolean;
};

/**
 * What the basket must hold before the benefit is given. Amounts are counted at list price, as a
 * customer adds up the labels; only 满减 looks at what is left after the line prices.
 */
export type Condition =
	| { readonly kind: 'always' }
	/** At least so many pieces of the promotion's goods (满N件). */
	| { readonly kind: 'quantity'; readonly pieces: number }
	/** At least so much of the promotion's goods (满额). */
	| { readonly kind: 'amount'; readonly amount: Fen }
	/** At least so many pieces of other goods beside them. */
	| { readonly kind: 'together'; readonly goods: GoodsScope; readonly pieces: number };

/** Prices for each piece by itself. */
export type PriceBenefit =
	/** 85 折 charges 8500. */
	| { readonly kind: 'percent'; readonly charge: BasisPoint }
	| { readonly kind: 'amount-off'; readonly off: Fen }
	| { readonly kind: 'fixed-price'; readonly price: Fen };

/** Prices for several pieces together. */
export type GroupBenefit =
	/** 第N件折扣: of every N pieces the cheapest is charged this share; 第二件半价 is 2 and 5000. */
	| { readonly kind: 'nth-item'; readonly n: number; readonly charge: BasisPoint }
	/** N件X元. */
	| { readonly kind: 'n-for-price'; readonly n: number; readonly price: Fen }
	/** 买N送M: the cheapest are free. */
	| { readonly kind: 'buy-n-get-m'; readonly buy: number; readonly free: number }
	/** 组合价: so many of each part for one price. */
	| { readonly kind: 'bundle'; readonly parts: readonly BundlePart[]; readonly price: Fen }
	/** 满额赠 (price 0) and 换购: for each time the condition is met, so many of `gifts` cost `price`. */
	| {
			readonly kind: 'gift' | 'add-on';
			readonly gifts: GoodsScope;
			readonly pieces: number;
			readonly price: Fen;
			readonly every: boolean;
	  };

export type BundlePart = { readonly goods: GoodsScope; readonly pieces: number };

/** 满减: for the basket as a whole, by its amount after the line prices. */
export type SpendAndSave = {
	readonly kind: 'spend-and-save';
	/** One step, or several of which the best counts (满100减10, 满200减30). */
	readonly steps: readonly SaveStep[];
	/** 每满: the step counts as often as it fits. */
	readonly every: boolean;
};

export type SaveStep = {
	readonly reach: Fen;
	/** Either an amount off or a share charged (满200打9折). */
	readonly off?: Fen;
	readonly charge?: BasisPoint;
};

/** Points, never money (满100送20积分, K2). */
export type PointsBenefit =
	| { readonly kind: 'bonus-points'; readonly points: number; readonly every: boolean }
	| { readonly kind: 'points-multiplier'; readonly rate: BasisPoint };

export type Benefit = PriceBenefit | GroupBenefit | SpendAndSave | PointsBenefit;
export type BenefitKind = Benefit['kind'];

/** Counted in pieces for price benefits, in times for the others. */
export type Limits = {
	readonly perSale?: number;
	readonly perMember?: number;
	readonly perMemberDay?: number;
	readonly perDay?: number;
	readonly total?: number;
};

export type Promotion = {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	/** Lower goes first where two would do the same for the customer. */
	readonly priority: number;
	/** 互斥: the goods it prices take part in nothing that comes after. */
	readonly exclusive: boolean;
	/** Of one stack group (叠加组) only the best spend-and-save counts. */
	readonly stackGroup: string;
	readonly schedule: Schedule;
	/** Absent: everywhere. */
	readonly stores?: readonly string[];
	readonly channels?: readonly string[];
	readonly audience: Audience;
	readonly goods: GoodsScope;
	readonly condition: Condition;
	readonly benefit: Benefit;
	readonly limits: Limits;
	/** Never gives more than this to one sale. */
	readonly cap?: Fen;
};
