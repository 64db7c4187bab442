/** What being this member is worth at the till, as a value for the pricing engine. */
import type { MemberRights } from '../promotion/situation.ts';
import type { CardRate } from './card-type.ts';
import type { Tier } from './tier.ts';

export type RightsHolder = {
	readonly memberId: string;
	/** Code of the tier; '' for none. */
	readonly tier: string;
	/** 1…12; 0 when unknown. */
	readonly birthMonth: number;
	/** What their cards take off here. */
	readonly cardRates?: readonly CardRate[];
};

/** A tier that charges the whole list price gives no level discount. */
export function rightsOf(holder: RightsHolder, tiers: readonly Tier[]): MemberRights {
	const tier = tiers.find(({ code }) => code === holder.tier);
	return {
		memberId: holder.memberId,
		level: holder.tier,
		...(tier === undefined || tier.charge === 10_000 ? {} : { levelRate: tier.charge }),
		...(holder.cardRates === undefined || holder.cardRates.length === 0
			? {}
			: { cardRates: holder.cardRates }),
		...(holder.birthMonth === 0 ? {} : { birthMonth: holder.birthMonth }),
	};
}
