/** What the line prices hand over to what is taken off the basket as a whole. */
import { fen, type Fen } from '../kernel/money.ts';
import type { Goods } from '../promotion/goods.ts';
import type { JointPrice } from '../promotion/joint-promotion.ts';
import type { BasketLine } from './basket.ts';
import type { OnLine } from './item-coupons.ts';
import type { OwnPrice } from './own-price.ts';

/** What was taken off a line so far; some of it may still be held back. */
export type LineRow = {
	readonly kind: 'override' | 'level' | 'promotion' | 'line_discount' | 'item_coupon';
	readonly ruleId?: string;
	/** Of what is no promotion. */
	readonly name?: string;
	readonly reason?: string;
	/** Its goods take part in nothing that comes after. */
	readonly exclusive?: boolean;
	/** Pieces it prices, where it prices each by itself. */
	readonly pieces?: number;
	amount: number;
};

export type StagedLine = {
	readonly line: BasketLine;
	readonly goods: Goods;
	readonly rows: LineRow[];
	/** Takes part in what is taken off the basket. */
	readonly shares: boolean;
	/** What may be held back of its savings for a larger benefit. */
	readonly holdable: number;
};

/** A joint promotion that priced something; its saving may still move between its goods. */
export type StagedJoint = JointPrice & {
	/** What each place could bear of its saving. */
	readonly most: readonly number[];
};

/** Per line, before joint promotions. */
export type BeforeJoint = {
	readonly amounts: readonly number[];
	/** The own price, or a lower one of a promotion whose condition is met. */
	readonly prices: readonly OwnPrice[];
};

export type LineStage = {
	readonly lines: readonly StagedLine[];
	/** The joint promotions that priced something. */
	readonly joint: readonly StagedJoint[];
	readonly onLine: ReadonlyMap<number, OnLine>;
	readonly before: BeforeJoint;
};

/** What the line costs by its rows. */
export function netOf({ goods, rows }: Pick<StagedLine, 'goods' | 'rows'>): Fen {
	return fen(goods.base - rows.reduce((sum, { amount }) => sum + amount, 0));
}
