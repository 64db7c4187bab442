/**
 * exchange/begin and exchange/drop: goods of an earlier sale come back with the open basket (换货).
 * Only which goods is remembered; what they are worth is planned whenever the basket is priced.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { attachReturn } from '#shared/sale/change-terms.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { isReleased } from '../operator/is-released.ts';
import { findOrderOfSale } from '../deposit/deposit-store.ts';
import { moveBasket, showMoved } from '../sale/basket.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { readLines } from './plan-wanted.ts';

/** The same sale may be chosen anew; goods of two sales do not come back in one document. */
export function beginExchange(
	terminal: Terminal,
	caller: Caller,
	{ pos, way, lines, reason }: ParsedInput<'exchange/begin'>,
): Result<SaleChangeView, AnyRefusal> {
	const read = readLines(lines);
	if (!read.ok) return read;
	const released = isReleased(caller) ? { released: true as const } : {};
	const by = caller.operator.operatorNo;
	const make = (sale: OpenSale) => {
		const had = sale.terms.returned;
		if (had !== undefined && had.pos !== pos) return refuse({ code: 'exchange/other-sale' });
		if (findOrderOfSale(terminal.pen, sale.saleId) !== undefined) {
			return refuse({ code: 'exchange/with-deposit' });
		}
		return ok(attachReturn(sale, { pos, lines: read.value, reason, way, by, ...released }));
	};
	const moved = moveBasket(terminal, caller, {
		make,
		judge: ({ after: { exchange, setAside } }) => {
			if (setAside.returned !== undefined) return setAside.returned;
			return exchange?.needsManager === true && !isReleased(caller)
				? { code: 'permission/needs-approval', role: 'manager' }
				: undefined;
		},
	});
	return showMoved(moved);
}

export function dropExchange(
	terminal: Terminal,
	caller: Caller,
): Result<SaleChangeView, AnyRefusal> {
	const make = (sale: OpenSale) => {
		return sale.terms.returned === undefined
			? refuse({ code: 'exchange/none' })
			: ok(attachReturn(sale, undefined));
	};
	return showMoved(moveBasket(terminal, caller, { make }));
}
