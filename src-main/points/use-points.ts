/** sale/redeem-points: so many, none, or (F8) the most useful; a second F8 takes them off again. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { mostUseful } from '#shared/points/redeem-points.ts';
import { usePoints } from '#shared/sale/change-terms.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { moveBasket, showMoved } from '../sale/basket.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { roomOn } from './points-on-sale.ts';

export function redeemPoints(
	terminal: Terminal,
	caller: Caller,
	{ saleId, points }: ParsedInput<'sale/redeem-points'>,
): Result<SaleChangeView, AnyRefusal> {
	const moved = moveBasket(terminal, caller, {
		make: (sale) => {
			if (saleId !== undefined && sale.saleId !== saleId) {
				return refuse({ code: 'sale/not-open' });
			}
			if (sale.lines.length === 0) return refuse({ code: 'sale/empty' });
			const toggledOff = points === undefined && sale.terms.points !== undefined;
			if (points === 0 || toggledOff) return ok(usePoints(sale, undefined));
			const wanted = wantedOn(terminal, sale, points);
			return wanted.ok ? ok(usePoints(sale, wanted.value)) : wanted;
		},
		judge: ({ after }) => after.setAside.points,
	});
	return showMoved(moved);
}

function wantedOn(
	terminal: Terminal,
	sale: OpenSale,
	points: number | undefined,
): Result<number, AnyRefusal> {
	const room = roomOn(terminal.pen, priceOpenSale(terminal, sale));
	if (room === undefined) return refuse({ code: 'member/none-attached' });
	if (points !== undefined) return ok(points);
	const most = mostUseful(room.book, room.redeeming);
	return most === 0 ? refuse({ code: 'points/none-useful' }) : ok(most);
}
