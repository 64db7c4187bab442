/**
 * Prices a basket in every way its rights allow and keeps the cheapest: a line discounted by hand
 * and a piece with a coupon stay out of joint promotions, and an exclusive promotion keeps its
 * goods out of 满减, so each of them may cost the customer more than it gives. Then it is not used.
 */
import type { Coupon } from '../coupon/coupon.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { livePromotions } from '../promotion/live-promotions.ts';
import type { Basket, PricingRefusal } from './basket.ts';
import { targetsOf } from './aim-joint.ts';
import { isItemCoupon } from './item-coupons.ts';
import { stageLines, type Variant } from './line-stage.ts';
import type { LineStage } from './staged-line.ts';
import { lineUp, type Lineup } from './lineup.ts';
import { stageOrder, type OrderStage } from './order-stage.ts';

export type PricedVariant = {
	readonly variant: Variant;
	readonly lineup: Lineup;
	readonly stage: LineStage;
	readonly order: OrderStage;
};

/** More of them are not left out one by one. */
const MOST_UNUSED = 3;

type Priced = Result<PricedVariant, PricingRefusal>;

export function priceVariants(basket: Basket): Priced {
	const coupons = (basket.coupons ?? []).toSorted((a, b) => (a.code < b.code ? -1 : 1));
	const live = livePromotions(basket.book, basket.situation, basket.priorUse ?? new Map());
	const lineup = lineUp(basket, live);
	const usual = { byHand: true, itemCoupons: true, exclusive: true };
	const first = priceVariant({ lineup, coupons, variant: usual });
	if (!first.ok) return first;
	const priced = (open: Lineup, variant: Variant): PricedVariant[] => {
		const found = priceVariant({ lineup: open, coupons, variant });
		return found.ok ? [found.value] : [];
	};
	const others = otherVariants(basket, first.value).flatMap((variant) =>
		priced(variant.exclusive ? lineup : lineUp(basket, withoutExclusive(basket, live)), variant),
	);
	const plain = [first.value, ...others];
	const freed = plain.flatMap((one) =>
		pricesInTheWay(one).flatMap((unused) => priced(one.lineup, { ...one.variant, unused })),
	);
	const aimed = [...plain, ...freed].flatMap(({ variant, lineup: open, stage, order }) =>
		targetsOf(order, stage, open).flatMap((target) => priced(open, { ...variant, target })),
	);
	const all = [...plain, ...freed, ...aimed];
	const best = all.reduce((least, one) => (one.order.total < least.order.total ? one : least));
	// A coupon that is good one way is left out where another way costs less; one that never is, is
	// refused.
	const { unusable } = best.order;
	const never = all.every(({ order }) => order.unusable !== undefined);
	return unusable !== undefined && never ? refuse(unusable) : ok(best);
}

function priceVariant(how: {
	readonly lineup: Lineup;
	readonly coupons: readonly Coupon[];
	readonly variant: Variant;
}): Priced {
	const { lineup, coupons, variant } = how;
	const stage = stageLines(lineup, coupons, variant);
	if (!stage.ok) return stage;
	const ofOrder = coupons.filter((coupon) => !isItemCoupon(coupon));
	const order = stageOrder({ lineup, stage: stage.value }, ofOrder);
	return ok({ variant, lineup, stage: stage.value, order });
}

/** The variants that could differ from the usual one. */
function otherVariants({ lines }: Basket, { lineup, stage }: PricedVariant): Variant[] {
	const ifMet = lineup.lines.filter((one) => one.ifMet.length > 0).map(({ goods }) => goods.at);
	const covered = new Set([...ifMet, ...lineup.joint.flatMap(({ covers }) => covers)]);
	const byHand = lines.some(
		({ lineDiscount }, at) => lineDiscount !== undefined && covered.has(at),
	);
	// A piece with a coupon counts for less towards 满减, and stays out of joint promotions.
	const onPiece = stage.onLine.size > 0;
	const exclusive = meetsExclusive(lineup);
	const both = (asked: boolean) => (asked ? [true, false] : [true]);
	const variants = both(byHand).flatMap((hand) =>
		both(onPiece).flatMap((itemCoupons) =>
			both(exclusive).map((alone): Variant => ({
				byHand: hand,
				itemCoupons,
				exclusive: alone,
			})),
		),
	);
	return variants.slice(1);
}

/**
 * Promotions with a condition, one by one and together, that price a piece which a joint promotion
 * could have priced as well: what a joint promotion saves could lie on goods outside a 满减 or
 * coupon, and what these save cannot.
 */
function pricesInTheWay({ lineup, stage, order }: PricedVariant): string[][] {
	const found = new Set<string>();
	for (const { mask } of order.claims) {
		for (const { covers } of lineup.joint) {
			if (covers.every((at) => mask[at] === true)) continue;
			for (const at of covers) {
				const { ruleId } = stage.before.prices[at] ?? {};
				const isMet = lineup.lines[at]?.ifMet.some(({ id }) => id === ruleId) ?? false;
				if (mask[at] === true && isMet && ruleId !== undefined) found.add(ruleId);
			}
		}
	}
	const each = [...found].slice(0, MOST_UNUSED);
	return each.length > 1 ? [...each.map((id) => [id]), each] : each.map((id) => [id]);
}

function meetsExclusive({ book, joint, lines }: Lineup): boolean {
	return (
		joint.some(({ number }) => book.promotions[number]?.exclusive === true) ||
		lines.some(({ prices, ifMet }) => [...prices, ...ifMet].some(({ exclusive }) => exclusive))
	);
}

function withoutExclusive({ book }: Basket, live: readonly number[]): number[] {
	return live.map((left, at) => {
		const promotion = book.promotions[at];
		const onLines = promotion?.benefit.kind !== 'spend-and-save';
		return promotion?.exclusive === true && onLines ? -1 : left;
	});
}
