/**
 * A pass as its events make it: the first lays it down, every later one changes it. The rows of a
 * ledger are made by the same fold, so `verify` can make them again.
 */
import type {
	PassEvent,
	PassExtensionSold,
	PassItemPart,
	PassOpened,
	PassRoots,
	PassSold,
	PassTermsPart,
} from '../journal/pass-event.ts';
import { invariant } from '../kernel/invariant.ts';
import { withDays } from './change-pass.ts';
import { startingOn, type PassCard, type PassItem, type PassUse } from './pass-card.ts';
import type { PassTemplate, PassTerms } from './pass-template.ts';
import { withExtension, withoutExtension, type SoldExtension } from './sell-extension.ts';
import { withoutUse, withUse } from './use-pass.ts';

/** The pass that a first event lays down. */
export function rootPass(event: PassRoots & { readonly recognised_before_fen?: number }): PassCard {
	return {
		...readTerms(event.terms, event.price_fen),
		passId: event.pass_id,
		memberId: event.member_id,
		homeStore: event.home_store,
		soldOn: event.sold_on,
		...(event.starts_on === undefined ? {} : { startsOn: event.starts_on }),
		items: event.items.map(readItem),
		uses: [],
		recognisedBeforeFen: event.recognised_before_fen ?? 0,
		extendedDays: 0,
	};
}

/** The pass after a later event. */
export function foldPass(
	card: PassCard,
	event: Exclude<PassEvent, PassSold | PassOpened>,
): PassCard {
	switch (event.kind) {
		case 'pass/used': {
			const { use_id: useId, item_no: itemNo, times, units, recognised_fen } = event;
			const had = { useId, itemNo, times, units, undone: false };
			const use: PassUse = { ...had, recognisedFen: recognised_fen, usedOn: event.used_on };
			return withUse(card, use);
		}
		case 'pass/use-undone':
			return withoutUse(card, event.use_id);
		case 'pass/extended': {
			const { days, starts_on: from } = event;
			return from === undefined ? withDays(card, days) : startingOn(withDays(card, days), from);
		}
		case 'pass/extension-sold':
			return withExtension(card, readExtension(event));
		case 'pass/extension-undone': {
			const { extension_id: extensionId, days, fee_fen: feeFen } = event;
			return withoutExtension(card, { extensionId, days, feeFen });
		}
		case 'pass/transferred':
			return { ...card, memberId: event.member_id };
		case 'pass/refunded': {
			const { refund_fen: refundFen, kept_fen: keptFen } = event;
			return { ...card, refunded: { refundFen, keptFen } };
		}
		default:
			return card;
	}
}

/** What an extension did, as its event says. */
export function readExtension({
	extension_id: extensionId,
	days,
	fee_fen: feeFen,
	shares,
}: Pick<PassExtensionSold, 'extension_id' | 'days' | 'fee_fen' | 'shares'>): SoldExtension {
	return {
		extensionId,
		days,
		feeFen,
		shares: shares.map(({ item_no: itemNo, fen, units }) => ({ itemNo, fen, units })),
	};
}

function readTerms(part: PassTermsPart, priceFen: number): PassTerms {
	const { valid_days: days, max_per_day: most } = part;
	return {
		kind: part.pass_kind,
		name: part.name,
		priceFen,
		startRule: part.start_rule,
		stores: part.stores,
		transferable: part.transferable === 1,
		...(days === undefined ? {} : { validDays: days }),
		...(most === undefined ? {} : { maxPerDay: most }),
	};
}

function readItem(part: PassItemPart): PassItem {
	const { product_id: productId, category_id: categoryId } = part;
	invariant(productId !== undefined || categoryId !== undefined, 'an item is of something');
	return {
		itemNo: part.item_no,
		name: part.name,
		target:
			productId === undefined
				? { kind: 'category', categoryId: categoryId ?? 0 }
				: { kind: 'product', productId },
		listPriceFen: part.list_price_fen,
		paid: part.paid,
		gift: part.gift,
		valueFen: part.value_fen,
		usedBefore: part.used_before ?? 0,
	};
}

/** Terms as the journal writes them. */
export function termsPart(terms: PassTerms | PassTemplate): PassTermsPart {
	const { validDays, maxPerDay } = terms;
	return {
		pass_kind: terms.kind,
		name: terms.name,
		start_rule: terms.startRule,
		stores: terms.stores,
		transferable: Number(terms.transferable),
		...(validDays === undefined ? {} : { valid_days: validDays }),
		...(maxPerDay === undefined ? {} : { max_per_day: maxPerDay }),
	};
}

/** An item as the journal writes it. */
export function itemPart(item: PassItem): PassItemPart {
	const { target } = item;
	return {
		item_no: item.itemNo,
		name: item.name,
		...(target.kind === 'product'
			? { product_id: target.productId }
			: { category_id: target.categoryId }),
		list_price_fen: item.listPriceFen,
		paid: item.paid,
		gift: item.gift,
		value_fen: item.valueFen,
		...(item.usedBefore === 0 ? {} : { used_before: item.usedBefore }),
	};
}
