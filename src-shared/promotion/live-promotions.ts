/**
 * Which promotions of the book hold at this moment, here and for this member, and how much is
 * left.
 */
import { isForAudience } from './conditions/audience.ts';
import { leftOf } from './conditions/limits.ts';
import { isInStore, isOnChannel } from './conditions/place.ts';
import { isOnSchedule } from './conditions/schedule.ts';
import type { PriceBook } from './price-book.ts';
import type { Promotion } from './promotion.ts';
import type { PriorUse, Situation } from './situation.ts';

export type PriorUses = ReadonlyMap<string, PriorUse>;

/**
 * Per promotion of the book: −1 when it does not hold, else what its limits leave, 0 to Infinity.
 */
export function livePromotions(
	{ promotions }: PriceBook,
	situation: Situation,
	prior: PriorUses,
): number[] {
	return promotions.map((promotion) =>
		holds(promotion, situation)
			? leftOf(promotion.limits, prior.get(promotion.id), situation.member !== undefined)
			: -1,
	);
}

function holds(promotion: Promotion, situation: Situation): boolean {
	return (
		isOnSchedule(promotion.schedule, situation.moment) &&
		isForAudience(promotion.audience, situation) &&
		isInStore(promotion, situation) &&
		isOnChannel(promotion, situation)
	);
}
