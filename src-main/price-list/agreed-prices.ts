/**
 * What a member's price list says of the lines of a basket. Nobody without a list costs the counter
 * anything: nothing is asked of the tables then.
 */
import { agreedPrice, type AgreedLine, type AgreedPrice } from '#shared/price-list/agreed-price.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findPriceList, holdsOn, listRates, listTiersOf } from './price-list-store.ts';

/** The agreed price of a line; undefined when the list says nothing of it. */
export type AgreedPrices = (productId: number, line: AgreedLine) => AgreedPrice | undefined;

/** Undefined for a member whose list does not hold on that day. */
export function agreedPricesOf(
	ledger: ReadableLedger,
	code: string,
	bizDate: string,
): AgreedPrices | undefined {
	const list = code === '' ? undefined : findPriceList(ledger, code);
	if (list === undefined || !holdsOn(list, bizDate)) return undefined;
	const rates = listRates(ledger, code);
	return (productId, line) => {
		const prices = listTiersOf(ledger, code, productId);
		return agreedPrice({ code, name: list.name, prices, rates }, line);
	};
}
