/** What the line prices hand over to what is taken off the basket as a whole. */
import { fen, type Fen } from '../kernel/money.ts';
import type { Goods, OwnPriced } from '../promotion/goods.ts';
import type { JointPrice } from '../promotion/joint-promotion.ts';
import type { BasketLine } from './basket.ts';
import type { OnLine } from './item-coupons.ts';

/** What was taken off a line so far; some of it may still be held back. */
export type LineRow = {
	readonly kind: 'override' | 'level' | 'promotion' | 'line_discount' | 'item_coupon';
	readonly ruleId?: string;
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
	/** What lies on each place at first. */
	readonly shares: readonly number[];
	/** What each place could bear of it. */
	readonly most: readonly number[];
};

/** What the lines cost before joint promotions. */
export type BeforeJoint = {
	/** Per line, with what a piece costs now. */
	readonly goods: readonly OwnPriced[];
	/** Per line. */
	readonly amounts: readonly number[];
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
