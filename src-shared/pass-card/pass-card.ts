/**
 * A pass card (次卡) a member holds: what was sold, what of it was used, and what is left. All of it
 * follows from the sale and the uses that were not undone, so undoing everything is the start.
 */
import { addDays } from '../coupon/add-days.ts';
import { dayNumber } from '../kernel/calendar.ts';
import type { PassTarget, PassTemplate, PassTerms } from './pass-template.ts';
import { itemValues, unitsValue, unitValue } from './pass-values.ts';

export type PassItem = {
	/** From 1. */
	readonly itemNo: number;
	readonly target: PassTarget;
	readonly name: string;
	/** Of one use, as listed when the pass was sold, fen. */
	readonly listPriceFen: number;
	readonly paid: number;
	readonly gift: number;
	/** Its share of the price, fen; 0 in a time card. */
	readonly valueFen: number;
	/** Uses made before this ledger knew the pass (期初): its first positions. */
	readonly usedBefore: number;
	/** Fees of extensions, over the positions that were free then (sell-extension.ts). */
	readonly added?: readonly AddedValue[];
};

export type AddedValue = {
	readonly extensionId: string;
	readonly fen: number;
	readonly units: readonly number[];
};

export type PassUse = {
	readonly useId: string;
	readonly itemNo: number;
	readonly times: number;
	/** Positions inside the item, from 1; none in a time card. */
	readonly units: readonly number[];
	/** Revenue it earned, fen. */
	readonly recognisedFen: number;
	/** Business date. */
	readonly usedOn: string;
	readonly undone: boolean;
};

export type PassCard = PassTerms & {
	readonly passId: string;
	readonly memberId: string;
	readonly homeStore: string;
	/** Business date. */
	readonly soldOn: string;
	/** First day of one that was bought behind another; absent: as its start rule says. */
	readonly startsOn?: string;
	readonly items: readonly PassItem[];
	readonly uses: readonly PassUse[];
	/** Earned before this ledger knew the pass (期初), fen. */
	readonly recognisedBeforeFen: number;
	/** Days added to the end, the gap after an expiry among them. */
	readonly extendedDays: number;
	/** Present once it was given back; nothing is left on it then. */
	readonly refunded?: { readonly refundFen: number; readonly keptFen: number };
};

/** Items as they are sold, with their share of the price. */
export function soldItems({ kind, priceFen, items }: PassTemplate): PassItem[] {
	const values = kind === 'unlimited' ? [] : itemValues(priceFen, items);
	return items.map((item, at) => ({
		...item,
		itemNo: at + 1,
		valueFen: values[at] ?? 0,
		usedBefore: 0,
	}));
}

/** Uses of an item in all, gifts among them; 0 in a time card. */
export function usesOf({ paid, gift }: Pick<PassItem, 'paid' | 'gift'>): number {
	return paid + gift;
}

/** Positions of an item nobody has used, in their order. */
export function freeUnits(card: PassCard, item: PassItem): number[] {
	const taken = new Set(liveUses(card, item.itemNo).flatMap(({ units }) => units));
	const free: number[] = [];
	for (let unit = item.usedBefore + 1; unit <= usesOf(item); unit += 1) {
		if (!taken.has(unit)) free.push(unit);
	}
	return free;
}

/** Uses that stand, of one item or of all. */
export function liveUses({ uses }: PassCard, itemNo?: number): PassUse[] {
	return uses.filter((use) => !use.undone && (itemNo === undefined || use.itemNo === itemNo));
}

/** How often an item was used, before this ledger too. */
export function timesUsed(card: PassCard, item: PassItem): number {
	return liveUses(card, item.itemNo).reduce((sum, { times }) => sum + times, item.usedBefore);
}

/** Undefined for a time card; 0 once it was refunded. */
export function usesLeft(card: PassCard): number | undefined {
	if (card.kind === 'unlimited') return undefined;
	if (card.refunded !== undefined) return 0;
	return card.items.reduce((sum, item) => sum + freeUnits(card, item).length, 0);
}

/** Revenue earned so far, fen. */
export function recognised(card: PassCard): number {
	return liveUses(card).reduce(
		(sum, { recognisedFen }) => sum + recognisedFen,
		card.recognisedBeforeFen,
	);
}

/** What the store still owes on it, fen: price − earned, 0 once refunded. */
export function leftFen(card: PassCard): number {
	return card.refunded === undefined ? card.priceFen - recognised(card) : 0;
}

/** Business date validity began; undefined while it waits for the first use. */
export function startedOn(card: PassCard): string | undefined {
	if (card.startRule === 'purchase') return card.startsOn ?? card.soldOn;
	const dates = liveUses(card).map(({ usedOn }) => usedOn);
	return dates.reduce<string | undefined>(
		(first, date) => (first === undefined || date < first ? date : first),
		hasUsesBefore(card) ? card.soldOn : undefined,
	);
}

function hasUsesBefore({ items, recognisedBeforeFen }: PassCard): boolean {
	return recognisedBeforeFen > 0 || items.some(({ usedBefore }) => usedBefore > 0);
}

/** The card with another first day. */
export function startingOn(card: PassCard, startsOn: string): PassCard {
	return { ...card, startsOn };
}

/** Days of validity in all, extensions among them; undefined without end. */
export function totalDays({ validDays, extendedDays }: PassCard): number | undefined {
	return validDays === undefined ? undefined : validDays + extendedDays;
}

/** Its last day; undefined without end, and while it waits for the first use. */
export function validUntil(card: PassCard): string | undefined {
	const start = startedOn(card);
	const days = totalDays(card);
	return start === undefined || days === undefined ? undefined : addDays(start, days - 1);
}

/** Days of a time card that are gone on a date, that day among them. */
export function daysUsed(card: PassCard, on: string): number {
	const start = startedOn(card);
	if (start === undefined) return 0;
	const days = Math.max(0, dayNumber(on) - dayNumber(start) + 1);
	return Math.min(days, totalDays(card) ?? days);
}

/** What uses at these positions are worth, fen. */
export function valueOf(item: PassItem, units: readonly number[]): number {
	const fees = (item.added ?? []).reduce((sum, added) => sum + shareOf(added, units), 0);
	return unitsValue(item.valueFen, units, usesOf(item)) + fees;
}

/** Their part of a fee: positions that did not share it have none. */
function shareOf({ fen, units: sharing }: AddedValue, units: readonly number[]): number {
	return units.reduce((sum, unit) => {
		const at = sharing.indexOf(unit);
		return at === -1 ? sum : sum + unitValue(fen, at + 1, sharing.length);
	}, 0);
}
