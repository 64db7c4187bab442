/**
 * The prices of the lines, before anything is taken off the basket as a whole: own price,
 * discount by hand, item coupon, and the joint promotions that beat the own prices.
 */
import type { Coupon } from '../coupon/coupon.ts';
import { ok, type Result } from '../kernel/result.ts';
import { timesMet } from '../promotion/conditions/times-met.ts';
import { chooseJoint } from '../promotion/choose-joint.ts';
import type { OwnPriced } from '../promotion/goods.ts';
import { isJoint, type Earned } from '../promotion/joint-promotion.ts';
import type { Promotion } from '../promotion/promotion.ts';
import type { PricingRefusal } from './basket.ts';
import { discountLine, type HandPriced } from './hand-discount.ts';
import { isItemCoupon, placeItemCoupons } from './item-coupons.ts';
import { aimAt, type Target } from './aim-joint.ts';
import type { Lineup } from './lineup.ts';
import { promotedPrice, type OwnPrice } from './own-price.ts';
import { stageClusters, type Placed } from './stage-clusters.ts';
import type { LineStage } from './staged-line.ts';

/** How a basket may be priced when two rights stand in each other's way; the cheapest is kept. */
export type Variant = {
	readonly byHand: boolean;
	readonly itemCoupons: boolean;
	readonly exclusive: boolean;
	/** Promotions with a condition that price no piece, though it is met. */
	readonly unused?: readonly string[];
	/** A benefit of the basket that joint promotions are chosen for. */
	readonly target?: Target;
};

export function stageLines(
	lineup: Lineup,
	coupons: readonly Coupon[],
	variant: Variant,
): Result<LineStage, PricingRefusal> {
	const priced: HandPriced[] = [];
	for (const { line, goods, prices } of lineup.lines) {
		const { lineDiscount: _, ...plain } = line;
		const one = discountLine(variant.byHand ? line : plain, goods, prices[0]);
		if (!one.ok) return one;
		priced.push(one.value);
	}
	const onPiece = variant.itemCoupons ? coupons.filter(isItemCoupon) : [];
	const placed = placeItemCoupons(onPiece, priced);
	if (!placed.ok) return placed;
	const onLine = placed.value;
	const plain = priced.map((one) => plainGoods(one, onLine.has(one.goods.at)));
	const counted = plain.filter((_, at) => priced[at]?.line.discountable === true);
	const isMet = metIn(counted);
	const now = priced.map((one, at) => priceNow(one, plain[at], { lineup, variant, isMet }));
	const goods = plain.map((one, at) => ({ ...one, own: now[at]?.piece ?? one.own }));
	const amounts = priced.map((one, at) => one.net - one.own.line + (now[at] ?? one.own).line);
	const { target } = variant;
	const before = { amounts, prices: now };
	const aim = target === undefined ? undefined : aimAt(target, before);
	const joint = chooseJoint(earnedBy(lineup, counted), { now: goods, plain }, aim);
	const lines = priced.map((one, at): Placed => {
		const free = plain[at]?.free ?? 0;
		return { ...one, now: now[at] ?? one.own, free, coupon: onLine.get(at) };
	});
	return ok({ ...stageClusters(lines, joint), onLine, before });
}

function plainGoods({ line, goods, own, byHand, net }: HandPriced, hasCoupon: boolean): OwnPriced {
	const pieces = Math.max(1, goods.pieces) - (hasCoupon ? 1 : 0);
	const closed = byHand > 0 || line.lineDiscount !== undefined || own.exclusive;
	const free = closed || !line.discountable ? 0 : pieces;
	return { ...goods, own: own.piece, free, ownAmount: net };
}

/** The own price, or that of a promotion whose condition the basket meets, if it is lower. */
function priceNow(
	{ own, goods }: HandPriced,
	plain: OwnPriced | undefined,
	basket: {
		readonly lineup: Lineup;
		readonly variant: Variant;
		readonly isMet: (promotion: Promotion) => boolean;
	},
): OwnPrice {
	if (plain === undefined || plain.free === 0) return own;
	const { unused = [] } = basket.variant;
	const ifMet = basket.lineup.lines[goods.at]?.ifMet ?? [];
	return ifMet.reduce((best, promotion) => {
		if (unused.includes(promotion.id)) return best;
		const price = promotedPrice(promotion, goods);
		if (price === undefined || price.line >= best.line) return best;
		return basket.isMet(promotion) ? price : best;
	}, own);
}

/** Every condition is looked at once, however many lines it prices. */
function metIn(counted: readonly OwnPriced[]): (promotion: Promotion) => boolean {
	const known = new Map<Promotion, boolean>();
	return (promotion) => {
		const isMet = known.get(promotion) ?? timesMet(promotion, counted) > 0;
		known.set(promotion, isMet);
		return isMet;
	};
}

function earnedBy({ joint, book, live }: Lineup, goods: readonly OwnPriced[]): Earned[] {
	return joint.flatMap(({ number, covers }) => {
		const promotion = book.promotions[number];
		if (promotion === undefined || !isJoint(promotion)) return [];
		const times = timesMet(promotion, goods);
		return times === 0 ? [] : [{ promotion, covers, times, most: live[number] ?? 0 }];
	});
}
