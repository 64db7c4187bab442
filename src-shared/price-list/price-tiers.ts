/** Prices by quantity (量价): the more, the cheaper each, and each quantity once. */

export const MOST_TIERS = 10;

/** The place of the first tier that costs no less than the one before it; undefined: they fall. */
export function notFalling(
	tiers: readonly { readonly from: number; readonly each: number }[],
): number | undefined {
	const order = tiers.map((_, at) => at);
	order.sort((a, b) => (tiers[a]?.from ?? 0) - (tiers[b]?.from ?? 0));
	return order.find((at, place) => {
		const [tier, before] = [tiers[at], tiers[order[place - 1] ?? -1]];
		if (tier === undefined || before === undefined) return false;
		return tier.from === before.from || tier.each >= before.each;
	});
}
