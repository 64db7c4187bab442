/**
 * What a member holds of tiers, one under the other (members.md 6.6): what they earned, with the
 * period it has, and what was given by hand, each until its own date. The highest shows. What is
 * given hides what lies under it and takes nothing of it away: at its end that holds again as it
 * was. A tier that is paid for is no part of it: its fee says how long it holds.
 */
import { tierAfter, type Standing, type Tier } from './tier.ts';
import { atOpening, endOfPeriod, type HeldTier } from './tier-period.ts';

/** `until` of one that was given: the last business date of it, '' for good. */
export type TierGift = HeldTier & {
	/** Of one lower than what was held: that, and it holds again behind its end. */
	readonly hides?: TierHolding;
};

export type TierHolding = {
	readonly earned: HeldTier;
	readonly gifts: readonly TierGift[];
};

export type ShownTier = HeldTier & { readonly by: 'earning' | 'hand' | 'fee' };

/** The highest of all; of two alike the one that is given, and the one that ends later. */
export function shownTier(
	tiers: readonly Tier[],
	{ earned, gifts }: TierHolding,
	paid?: HeldTier,
): ShownTier {
	const given: ShownTier[] = gifts.map(({ tier, since, until }) => {
		return { tier, since, until, by: 'hand' };
	});
	if (paid !== undefined) given.push({ ...paid, by: 'fee' });
	return given.reduce<ShownTier>(
		(best, one) => {
			const above = rankOf(tiers, one.tier) - rankOf(tiers, best.tier);
			const isBetter =
				above > 0 || (above === 0 && (best.by === 'earning' || endsLater(one, best)));
			return isBetter ? one : best;
		},
		{ ...earned, by: 'earning' },
	);
}

/**
 * A tier given by hand is the last word: one that is not lower stands in front of those that are
 * and end later, and instead of the others; a lower one hides all that was held until its end.
 */
export function giveTier(
	tiers: readonly Tier[],
	holding: TierHolding,
	{ tier, since, until }: HeldTier,
): TierHolding {
	const gift = { tier, since, until };
	const rank = rankOf(tiers, tier);
	if (rank < rankOf(tiers, shownTier(tiers, holding).tier)) {
		const earned = { tier, since, until: '' };
		return { earned, gifts: [until === '' ? gift : { ...gift, hides: holding }] };
	}
	const isUnder = (one: TierGift) => rankOf(tiers, one.tier) < rank && endsLater(one, gift);
	const gifts = holding.gifts.filter(isUnder);
	const hidden = holding.gifts.flatMap((one) => (isUnder(one) ? [] : (one.hides ?? [])));
	const [first, ...more] = until === '' ? [] : hidden;
	if (first === undefined) return { earned: holding.earned, gifts: [gift, ...gifts] };
	const hides = more.reduce((all, one) => joinHoldings(tiers, all, one), first);
	return { earned: holding.earned, gifts: [{ ...gift, hides }, ...gifts] };
}

/** Up at once to what a payment came to, also under what was given. */
export function raiseEarned(
	tiers: readonly Tier[],
	holding: TierHolding,
	{ standing, today }: { readonly standing: Standing; readonly today: string },
): TierHolding {
	const tier = tierAfter(tiers, holding.earned.tier, standing);
	if (tier === holding.earned.tier) return holding;
	return { ...holding, earned: { tier, since: today, until: '' } };
}

/** Of two rows of one person: the higher they earned, and all that either was given. */
export function joinHoldings(
	tiers: readonly Tier[],
	one: TierHolding,
	other: TierHolding,
): TierHolding {
	const above = rankOf(tiers, other.earned.tier) - rankOf(tiers, one.earned.tier);
	const isOther = above > 0 || (above === 0 && endOfPeriod(other.earned) > endOfPeriod(one.earned));
	return {
		earned: isOther ? other.earned : one.earned,
		gifts: [...one.gifts, ...other.gifts],
	};
}

/** The opening of a business date: gifts that are over end, and a period that is over is looked at. */
export function lookAgain(
	tiers: readonly Tier[],
	holding: TierHolding,
	{ standing, today }: { readonly standing: Standing; readonly today: string },
): TierHolding {
	const { earned, gifts } = withoutOver(tiers, holding, today);
	if (rankOf(tiers, earned.tier) < 0) {
		return raiseEarned(tiers, { earned, gifts }, { standing, today });
	}
	const end = atOpening(tiers, earned, { standing, today });
	switch (end.what) {
		case 'not-yet':
			return { earned, gifts };
		case 'renewed':
			return { earned: { ...earned, until: end.until }, gifts };
		case 'moved':
			return { earned: { tier: end.tier, since: today, until: '' }, gifts };
	}
}

/** The first business date after which some of it is over; '' when all of it is for good. */
export function nextEnd({ earned, gifts }: TierHolding): string {
	const ends = [endOfPeriod(earned), ...gifts.map(({ until }) => until)];
	return ends.filter((end) => end !== '').toSorted()[0] ?? '';
}

function withoutOver(tiers: readonly Tier[], holding: TierHolding, today: string): TierHolding {
	const isOver = ({ until }: HeldTier) => until !== '' && until < today;
	const gifts = holding.gifts.filter((gift) => !isOver(gift));
	if (gifts.length === holding.gifts.length) return holding;
	return holding.gifts
		.filter(isOver)
		.flatMap(({ hides }) => (hides === undefined ? [] : [withoutOver(tiers, hides, today)]))
		.reduce((all, hidden) => joinHoldings(tiers, all, hidden), { ...holding, gifts });
}

function endsLater(one: HeldTier, other: HeldTier): boolean {
	return other.until !== '' && (one.until === '' || one.until > other.until);
}

function rankOf(tiers: readonly Tier[], code: string): number {
	return tiers.find((tier) => tier.code === code)?.rank ?? -1;
}
