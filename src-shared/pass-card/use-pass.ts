/**
 * Using a pass (核销) and undoing it. A use takes the first free positions of its item and earns
 * their value; a time card earns, at each use, what its days up to today are worth. Undoing gives
 * back the very positions and the very value the use recorded.
 *
 * What may be used while HQ is away follows the offline rule: once a day per pass, in its own
 * store, as long as what is known of it is fresh enough. Without HQ the terminal is the truth.
 */
import { cumulative } from '../kernel/allocate.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import {
	daysUsed,
	freeUnits,
	liveUses,
	recognised,
	totalDays,
	validUntil,
	valueOf,
	type PassCard,
	type PassItem,
	type PassUse,
} from './pass-card.ts';

export type UsePlace = {
	/** Business date. */
	readonly today: string;
	readonly store: string;
	/** `away`: configured and out of reach. */
	readonly hq: 'none' | 'near' | 'away';
	/** What is known of the pass is older than the offline rule allows. */
	readonly isStale?: boolean;
};

export type WantedUse = {
	readonly useId: string;
	readonly itemNo: number;
	readonly times: number;
};

export type PassRefusal =
	| { readonly code: 'pass-card/refunded' }
	| { readonly code: 'pass-card/expired'; readonly until: string }
	| { readonly code: 'pass-card/not-begun'; readonly from: string }
	| { readonly code: 'pass-card/used-up'; readonly left: number }
	| { readonly code: 'pass-card/day-limit'; readonly limit: number; readonly free: number }
	| { readonly code: 'pass-card/offline-limit'; readonly free: number }
	| { readonly code: 'pass-card/other-store' }
	| { readonly code: 'pass-card/no-such-item' };

/** How often an item may be used here and now: 0 or more, or why not at all. */
export function usableNow(
	card: PassCard,
	itemNo: number,
	place: UsePlace,
): Result<{ readonly item: PassItem; readonly most: number }, PassRefusal> {
	const stopped = whyNotHere(card, place);
	if (stopped !== undefined) return refuse(stopped);
	const item = card.items.find((each) => each.itemNo === itemNo);
	if (item === undefined) return refuse({ code: 'pass-card/no-such-item' });
	const left = card.kind === 'unlimited' ? Number.MAX_SAFE_INTEGER : freeUnits(card, item).length;
	if (left === 0) return refuse({ code: 'pass-card/used-up', left: 0 });
	const { limit, refusal } = dayLimit(card, place);
	if (refusal !== undefined) return refuse(refusal);
	return ok({ item, most: Math.min(left, limit) });
}

function whyNotHere(card: PassCard, place: UsePlace): PassRefusal | undefined {
	if (card.refunded !== undefined) return { code: 'pass-card/refunded' };
	// Only what was bought behind another waits: a sale or a first use is never still to come.
	const from = card.startRule === 'purchase' ? card.startsOn : undefined;
	if (from !== undefined && place.today < from) return { code: 'pass-card/not-begun', from };
	const until = validUntil(card);
	if (until !== undefined && place.today > until) return { code: 'pass-card/expired', until };
	// Without HQ there is this store only, whatever it is called by now.
	const isHome = place.hq === 'none' || card.homeStore === place.store;
	if (!isHome && (card.stores === 'home' || place.hq === 'away')) {
		return { code: 'pass-card/other-store' };
	}
	if (place.hq === 'away' && place.isStale === true) {
		return { code: 'pass-card/offline-limit', free: 0 };
	}
	return undefined;
}

function dayLimit(
	card: PassCard,
	{ today, hq }: UsePlace,
): { readonly limit: number; readonly refusal?: PassRefusal } {
	const done = liveUses(card)
		.filter(({ usedOn }) => usedOn === today)
		.reduce((sum, { times }) => sum + times, 0);
	const own = card.maxPerDay ?? Number.MAX_SAFE_INTEGER;
	const most = hq === 'away' ? Math.min(own, 1) : own;
	if (done < most) return { limit: most - done };
	const refusal: PassRefusal =
		hq === 'away' && done < own
			? { code: 'pass-card/offline-limit', free: 0 }
			: { code: 'pass-card/day-limit', limit: own, free: 0 };
	return { limit: 0, refusal };
}

/** The use, ready to be recorded; nothing less than was asked for is ever used. `times` ≥ 1. */
export function usePass(
	card: PassCard,
	{ useId, itemNo, times }: WantedUse,
	place: UsePlace,
): Result<PassUse, PassRefusal> {
	const usable = usableNow(card, itemNo, place);
	if (!usable.ok) return usable;
	const { item, most } = usable.value;
	if (times > most) return refuse(tooOften(card, item, { most, place }));
	const units = card.kind === 'unlimited' ? [] : freeUnits(card, item).slice(0, times);
	const use = { useId, itemNo, times, units, usedOn: place.today, undone: false };
	const recognisedFen =
		card.kind === 'unlimited'
			? earnedByDays(card, { ...use, recognisedFen: 0 })
			: valueOf(item, units);
	return ok({ ...use, recognisedFen });
}

function tooOften(
	card: PassCard,
	item: PassItem,
	{ most, place }: { readonly most: number; readonly place: UsePlace },
): PassRefusal {
	const left = freeUnits(card, item).length;
	if (card.kind === 'counted' && left === most) return { code: 'pass-card/used-up', left };
	const own = card.maxPerDay;
	return place.hq === 'away' || own === undefined
		? { code: 'pass-card/offline-limit', free: most }
		: { code: 'pass-card/day-limit', limit: own, free: most };
}

/** A time card earns by its days; the use that begins it counts that day. Never less than 0. */
function earnedByDays(card: PassCard, use: PassUse): number {
	const days = totalDays(card) ?? 0;
	const gone = daysUsed({ ...card, uses: [...card.uses, use] }, use.usedOn);
	const due = days === 0 ? 0 : cumulative(card.priceFen, gone, days);
	return Math.max(0, due - recognised(card));
}

/** The card with a use on it. */
export function withUse(card: PassCard, use: PassUse): PassCard {
	return { ...card, uses: [...card.uses, use] };
}

export type UndoRefusal =
	| { readonly code: 'pass-card/refunded' }
	| { readonly code: 'pass-card/no-such-use' }
	| { readonly code: 'pass-card/undone-before' };

/** The use that is taken back, as it was recorded; not on a refunded card, and not twice. */
export function undoUse(card: PassCard, useId: string): Result<PassUse, UndoRefusal> {
	if (card.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
	const use = card.uses.find((each) => each.useId === useId);
	if (use === undefined) return refuse({ code: 'pass-card/no-such-use' });
	return use.undone ? refuse({ code: 'pass-card/undone-before' }) : ok(use);
}

/** The card without a use that stood on it. */
export function withoutUse(card: PassCard, useId: string): PassCard {
	const uses = card.uses.map((use) => (use.useId === useId ? { ...use, undone: true } : use));
	return { ...card, uses };
}
