/**
 * What the goods of an order come to. They are priced as of the moment the basket last changed, and
 * waiting is no change: what the customer was told when they paid the deposit holds.
 */
import type { Fen } from '#shared/kernel/money.ts';
import type { SlipGoods } from '#shared/receipt/compose-deposit-slip.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import type { Terminal } from '../terminal.ts';

/** Before the rounding of a cash part, fen; 0 for an empty basket. */
export function totalOf(terminal: Terminal, sale: OpenSale): Fen {
	return priceOpenSale(terminal, sale).priced.total;
}

export function goodsOf(terminal: Terminal, sale: OpenSale): SlipGoods[] {
	return priceOpenSale(terminal, sale).priced.lines.map(({ line, net }) => {
		return { name: line.name, unit: line.unit, quantityMilli: line.quantity, netFen: net };
	});
}
