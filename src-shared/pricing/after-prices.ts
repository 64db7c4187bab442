/**
 * What follows from a basket once its prices stand: points to give, coupons to issue, gifts that
 * are due, and how often each promotion was used, for the counters that limits are held against.
 */
import { fen, ZERO_FEN } from '../kernel/money.ts';
import { issueCoupons, type PaidGoods } from '../coupon/issue-coupons.ts';
import { timesMet } from '../promotion/conditions/times-met.ts';
import { isInScope } from '../promotion/goods-scope.ts';
import type { OwnPriced } from '../promotion/goods.ts';
import type { Basket, GiftDue, PricedBasket, PricedBasketLine, RuleUse } from './basket.ts';
import type { Lineup } from './lineup.ts';
import { pointsGiven } from './points-given.ts';
import type { PricedVariant } from './price-variants.ts';

type After = Pick<
	PricedBasket,
	'uses' | 'redeemed' | 'bonusPoints' | 'pointsRate' | 'issues' | 'giftsDue'
>;

export function afterPrices(
	basket: Basket,
	priced: PricedVariant,
	lines: readonly PricedBasketLine[],
): After {
	const { lineup } = priced;
	const paid = lineup.lines.map(({ goods }, at): OwnPriced & PaidGoods => {
		const net = lines[at]?.net ?? ZERO_FEN;
		return { ...goods, own: net, free: goods.pieces, ownAmount: net, net };
	});
	const taken = takenBy(lines);
	const points = pointsGiven(lineup, paid);
	return {
		uses: [...usesOf(priced, taken), ...points.uses],
		redeemed: (basket.coupons ?? []).flatMap(({ code }) => {
			const amount = taken.get(code);
			return amount === undefined ? [] : [{ code, amount: fen(amount) }];
		}),
		bonusPoints: points.bonusPoints,
		pointsRate: points.pointsRate,
		issues: issueCoupons(basket.book.issues, basket.situation, {
			goods: paid,
			returned: returnedBy(basket),
		}),
		giftsDue: giftsDue(priced, paid),
	};
}

/** What comes back on the same sale, fen ≥ 0. */
export function returnedBy({ returned = [] }: Pick<Basket, 'returned'>): number {
	return returned.reduce((sum, { net }) => sum + net, 0);
}

function takenBy(lines: readonly PricedBasketLine[]): Map<string, number> {
	const taken = new Map<string, number>();
	for (const { ruleId, amount } of lines.flatMap(({ adjustments }) => adjustments)) {
		if (ruleId !== undefined) taken.set(ruleId, (taken.get(ruleId) ?? 0) + amount);
	}
	return taken;
}

/** Prices per piece count their pieces, the others how often they were given. */
function usesOf(
	{ lineup, stage, order }: PricedVariant,
	taken: ReadonlyMap<string, number>,
): RuleUse[] {
	const times = new Map<string, number>();
	const count = (id: string, more: number) => times.set(id, (times.get(id) ?? 0) + more);
	for (const { earned, times: given } of stage.joint) count(earned.promotion.id, given);
	for (const { claim } of order.choice.taken) {
		if (claim.promotion !== undefined) count(claim.promotion.id, claim.times);
	}
	for (const { ruleId, pieces } of stage.lines.flatMap(({ rows }) => rows)) {
		if (ruleId !== undefined && pieces !== undefined) count(ruleId, pieces);
	}
	return [...times].flatMap(([ruleId, given]) => {
		const promotion = lineup.book.index.byId.get(ruleId);
		const amount = taken.get(ruleId) ?? 0;
		if (promotion === undefined || amount === 0) return [];
		return [{ ruleId, version: promotion.version, times: given, amount: fen(amount) }];
	});
}

function giftsDue({ lineup }: PricedVariant, paid: readonly OwnPriced[]): GiftDue[] {
	const counted = countedGoods(lineup);
	return lineup.book.promotions.flatMap((promotion, at) => {
		const { benefit, id: ruleId, name } = promotion;
		const left = lineup.live[at] ?? -1;
		if (left <= 0 || (benefit.kind !== 'gift' && benefit.kind !== 'add-on')) return [];
		const earned = timesMet(promotion, counted);
		const times = Math.min(left, benefit.every ? earned : Math.min(1, earned));
		const here = paid
			.filter((one) => isInScope(benefit.gifts, one))
			.reduce((sum, { pieces }) => sum + pieces, 0);
		const pieces = times * benefit.pieces - here;
		if (pieces <= 0) return [];
		return [{ ruleId, name, pieces, price: benefit.price, products: benefit.gifts.products ?? [] }];
	});
}

/** The goods that conditions count, at their own prices. */
export function countedGoods({ lines }: Lineup): OwnPriced[] {
	return lines
		.filter(({ line }) => line.discountable)
		.map(({ goods, prices }): OwnPriced => {
			return { ...goods, own: prices[0].piece, free: goods.pieces, ownAmount: prices[0].line };
		});
}
