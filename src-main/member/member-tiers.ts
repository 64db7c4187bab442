/**
 * What a member's row says of the tiers they hold. What shows stands in columns of its own, that
 * lists, prices and counts are read by; where something was given, all of it stands behind them.
 */
import { nextEnd, type ShownTier, type TierHolding } from '#shared/member/tier-holding.ts';
import type { MemberRow } from './member-store.ts';

type TierColumns = Pick<
	MemberRow,
	'tier' | 'tier_since' | 'tier_until' | 'tier_by_hand' | 'tier_holding'
>;

/** `end`: the first business date after which some of it is over; absent when none is. */
type Kept = TierHolding & { readonly end?: string };

/** Of a tier given by hand that nothing is kept behind, nothing was earned that is known. */
export function holdingOf(row: TierColumns): TierHolding {
	const { tier, tier_since: since, tier_until: until } = row;
	if (row.tier_holding !== '') {
		const { earned, gifts } = JSON.parse(row.tier_holding) as Kept;
		return { earned, gifts };
	}
	const shown = { tier, since, until };
	if (row.tier_by_hand === 0) return { earned: shown, gifts: [] };
	return { earned: { tier: '', since: '', until: '' }, gifts: [shown] };
}

export function columnsOf(holding: TierHolding, shown: ShownTier): TierColumns {
	const isAll = shown.by === 'earning' && holding.gifts.length === 0;
	const end = nextEnd(holding);
	const kept: Kept = { ...holding, ...(end === '' ? {} : { end }) };
	return {
		tier: shown.tier,
		tier_since: shown.since,
		tier_until: shown.until,
		tier_by_hand: shown.by === 'earning' ? 0 : 1,
		tier_holding: isAll ? '' : JSON.stringify(kept),
	};
}
