/** 满100送20积分: points, not money (K2); they change nothing of what is paid. */
import type { PointsBenefit } from '../promotion.ts';

/** `times` is how often the promotion's condition is met by what is paid. */
export function bonusPoints(benefit: PointsBenefit, times: number): number {
	if (benefit.kind !== 'bonus-points' || times <= 0) return 0;
	return benefit.points * (benefit.every ? times : 1);
}
