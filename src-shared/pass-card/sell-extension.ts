/**
 * A longer pass for money (续期): what a template offers is sold to whoever holds the pass. The fee
 * is owed until uses are had, exactly like the price: it is split over the items by list price ×
 * uses left, and inside an item evenly over the positions that are free now. So what a use before
 * it earned stays as it was, every later one earns its share of the fee, and what is left is
 * always price + fees − earned. To take the fee as revenue at once would keep it from a member who
 * gives the pass back; nothing is earned before a service is had.
 *
 * A time card has no positions for a fee to lie on, and days that ran out before the fee was paid
 * would eat of it: it is renewed instead, by another one.
 */
import { split } from '../kernel/allocate.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { extendPass, withDays } from './change-pass.ts';
import { freeUnits, liveUses, type PassCard, type PassItem } from './pass-card.ts';
import type { ExtensionOffer } from './pass-template.ts';

/** What one item gets of a fee, and the positions that share it. */
export type FeeShare = {
	readonly itemNo: number;
	readonly fen: number;
	readonly units: readonly number[];
};

export type SoldExtension = {
	readonly extensionId: string;
	/** Added to its end, the gap after an expiry among them. */
	readonly days: number;
	readonly feeFen: number;
	/** Σ fen = fee. */
	readonly shares: readonly FeeShare[];
};

export type ExtensionRefusal =
	| { readonly code: 'pass-card/refunded' }
	| { readonly code: 'pass-card/no-end' }
	| { readonly code: 'pass-card/no-offer' }
	| { readonly code: 'pass-card/used-up'; readonly left: number }
	| { readonly code: 'pass-card/extension-used' };

export function sellExtension(
	card: PassCard,
	{ days, priceFen: feeFen }: ExtensionOffer,
	{ extensionId, today }: { readonly extensionId: string; readonly today: string },
): Result<SoldExtension, ExtensionRefusal> {
	if (card.kind === 'unlimited') return refuse({ code: 'pass-card/no-offer' });
	const added = extendPass(card, days, today);
	if (!added.ok) return refuse(added.refusal as ExtensionRefusal);
	const open = card.items
		.map((item) => ({ item, units: freeUnits(card, item) }))
		.filter(({ units }) => units.length > 0);
	if (open.length === 0) return refuse({ code: 'pass-card/used-up', left: 0 });
	const weights = open.map(({ item, units }) => item.listPriceFen * units.length);
	const parts = split(feeFen, weights);
	const shares = open.map(({ item, units }, at) => {
		return { itemNo: item.itemNo, fen: parts[at] ?? 0, units };
	});
	return ok({ extensionId, days: added.value, feeFen, shares });
}

/** The card with the fee on it and its end moved. */
export function withExtension(card: PassCard, sold: SoldExtension): PassCard {
	const { extensionId, shares, feeFen } = sold;
	const items = card.items.map((item): PassItem => {
		const share = shares.find(({ itemNo }) => itemNo === item.itemNo);
		if (share === undefined) return item;
		const added = { extensionId, fen: share.fen, units: share.units };
		return { ...item, added: [...(item.added ?? []), added] };
	});
	return withDays({ ...card, items, priceFen: card.priceFen + feeFen }, sold.days);
}

/** Not on a refunded pass, and not once a use has earned of the fee. */
export function undoExtension(
	card: PassCard,
	sold: SoldExtension,
): Result<PassCard, ExtensionRefusal> {
	if (card.refunded !== undefined) return refuse({ code: 'pass-card/refunded' });
	const isUsed = sold.shares.some(({ itemNo, units }) => {
		return liveUses(card, itemNo).some((use) => use.units.some((unit) => units.includes(unit)));
	});
	return isUsed ? refuse({ code: 'pass-card/extension-used' }) : ok(withoutExtension(card, sold));
}

/** The card as if it had not been extended. */
export function withoutExtension(
	card: PassCard,
	{ extensionId, days, feeFen }: Pick<SoldExtension, 'extensionId' | 'days' | 'feeFen'>,
): PassCard {
	const items = card.items.map(({ added = [], ...item }): PassItem => {
		const left = added.filter((one) => one.extensionId !== extensionId);
		return left.length === 0 ? item : { ...item, added: left };
	});
	return withDays({ ...card, items, priceFen: card.priceFen - feeFen }, -days);
}
