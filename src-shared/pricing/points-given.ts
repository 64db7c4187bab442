/**
 * The points that promotions give with a basket (满额送积分, 积分倍数; K2, PTS-2): each as often as its
 * condition is met and its limits leave. They take no money, so their uses count times and no fen.
 */
import { ZERO_FEN } from '../kernel/money.ts';
import { basisPoint } from '../kernel/rate.ts';
import { bonusPoints } from '../promotion/benefits/bonus-points.ts';
import { timesMet } from '../promotion/conditions/times-met.ts';
import type { OwnPriced } from '../promotion/goods.ts';
import type { Promotion } from '../promotion/promotion.ts';
import type { PricedBasket, RuleUse } from './basket.ts';
import type { Lineup } from './lineup.ts';

export type PointsGiven = Pick<PricedBasket, 'bonusPoints' | 'pointsRate' | 'uses'>;

/** Bonus points add up; of the multipliers the best holds, the first of equal ones. */
export function pointsGiven({ book, live }: Lineup, paid: readonly OwnPriced[]): PointsGiven {
	const bonus: PricedBasket['bonusPoints'][number][] = [];
	const uses: RuleUse[] = [];
	let best: { readonly promotion: Promotion; readonly rate: number } | undefined;
	for (const [at, promotion] of book.promotions.entries()) {
		const { benefit } = promotion;
		if (benefit.kind !== 'bonus-points' && benefit.kind !== 'points-multiplier') continue;
		const met = timesMet(promotion, paid);
		const wanted = 'every' in benefit && benefit.every ? met : Math.min(1, met);
		const times = Math.min(Math.max(0, live[at] ?? -1), wanted);
		if (times === 0) continue;
		if (benefit.kind === 'points-multiplier') {
			if (benefit.rate > (best?.rate ?? 10_000)) best = { promotion, rate: benefit.rate };
			continue;
		}
		const points = bonusPoints(benefit, times);
		if (points === 0) continue;
		bonus.push({ ruleId: promotion.id, points });
		uses.push(useOf(promotion, times));
	}
	if (best !== undefined) uses.push(useOf(best.promotion, 1));
	return { bonusPoints: bonus, pointsRate: basisPoint(best?.rate ?? 10_000), uses };
}

function useOf({ id: ruleId, version }: Promotion, times: number): RuleUse {
	return { ruleId, version, times, amount: ZERO_FEN };
}
