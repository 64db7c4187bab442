/** What comes back with the basket, as the screen's. */
import type { ExchangeView } from '#shared/contract/exchange-view.ts';
import { setAgainst } from '#shared/refund/plan-exchange.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { toPayOf, type PricedOpenSale } from '../pricing/priced-open-sale.ts';
import { findSaleAt } from '../sale/completed-sale-store.ts';
import type { Terminal } from '../terminal.ts';
import { chargedOf, lateOf, paidOf, showReturned } from './show-refund.ts';

/** Nothing for a basket that is no exchange; with its reason when it cannot come back by now. */
export function showExchange(
	{ pen }: Pick<Terminal, 'pen'>,
	{ terms }: OpenSale,
	found: PricedOpenSale,
): { readonly exchange?: ExchangeView } {
	const { returned } = terms;
	if (returned === undefined) return {};
	const { exchange, setAside } = found;
	const head = {
		pos: returned.pos,
		receiptNo: findSaleAt(pen, returned.pos)?.receipt_no ?? '',
		reason: returned.reason,
		dueFen: toPayOf(found),
	};
	if (exchange === undefined) {
		const nothing = { lines: [], totalFen: 0, creditFen: 0, backFen: 0, paidBack: [] };
		const aside = setAside.returned === undefined ? {} : { setAside: setAside.returned };
		return { exchange: { ...head, ...nothing, roundingFen: 0, ...aside } };
	}
	const { part } = exchange;
	const shown = showReturned(part);
	return {
		exchange: {
			...head,
			lines: shown.lines.map(({ n, name, unit, quantityMilli, netFen, disposition }) => {
				return { n, name, unit, quantityMilli, netFen, disposition };
			}),
			totalFen: part.total_fen,
			creditFen: setAgainst(part),
			backFen: paidOf(part),
			paidBack: shown.paidBack.filter(({ paidFen }) => paidFen > 0),
			roundingFen: part.rounding_fen,
			...chargedOf(part),
			...lateOf(part),
		},
	};
}
