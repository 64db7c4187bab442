/**
 * sale/take-price: a price was changed while the basket was open (PRD-5). The line keeps the price
 * it was scanned at, says so, and takes the new one over when the cashier wants it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { takeListPrice } from '#shared/sale/change-line.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { shelfPriceOf } from '../catalog/product-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { moveBasket, showMoved } from './basket.ts';

export function takeNewPrice(
	terminal: Terminal,
	caller: Caller,
	{ lineId }: ParsedInput<'sale/take-price'>,
): Result<SaleChangeView, AnyRefusal> {
	const make = (sale: OpenSale) => {
		const line = sale.lines.find((one) => one.lineId === lineId);
		const price = line === undefined ? undefined : shelfPriceOf(terminal.pen, line);
		// Goods that are gone, or have no price any more, cost what they cost when they were scanned.
		if (line !== undefined && (price ?? 0) === 0) return refuse({ code: 'price/unchanged' });
		return takeListPrice(sale, lineId as LineId, fen(price ?? 0));
	};
	return showMoved(moveBasket(terminal, caller, { make }));
}
