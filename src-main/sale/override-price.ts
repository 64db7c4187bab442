/**
 * sale/override-price (改价). Down to the cashier's limit the price is theirs to give; beyond it a
 * manager releases it for this one line (P23). Each is an audit event with its reason.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { overridePrice } from '#shared/sale/change-line.ts';
import type { OpenSale, PriceOverride, SaleChange } from '#shared/sale/open-sale.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { overrideFigures } from '../pricing/hand-figures.ts';
import { beyondDay } from '../pricing/hand-limit.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { moveBasket, showMoved, type Move } from './basket.ts';
import { beyondLimit } from './price-limit.ts';

export function overrideLinePrice(
	terminal: Terminal,
	caller: Caller,
	{ lineId, priceText, reason }: ParsedInput<'sale/override-price'>,
): Result<SaleChangeView, AnyRefusal> {
	const price = parseYuan(priceText);
	if (!price.ok) return price;
	const by = caller.operator.operatorNo;
	const approvedBy = caller.approver?.operatorNo;
	const override: PriceOverride = {
		unitPrice: price.value,
		reason,
		by,
		...(approvedBy === undefined ? {} : { approvedBy }),
	};
	const moved = moveBasket(terminal, caller, {
		make: (sale) => decideOverride(terminal, caller, { sale, lineId: lineId as LineId, override }),
		judge: ({ after: { priced } }) => {
			return beyondDay(terminal, caller, overrideFigures(priced, lineId as LineId));
		},
		note: notePrice(terminal, caller),
	});
	return showMoved(moved);
}

/** The note of a move that gave a line a price by hand. */
export function notePrice({ pen }: Terminal, caller: Caller): NonNullable<Move['note']> {
	return ({ change, shiftId }) => {
		const [line] = change.put;
		if (line?.override === undefined) return;
		pen.append({
			kind: 'sale/price-overridden',
			v: 1,
			...byWhom(caller),
			shiftId,
			body: {
				sale_id: change.sale.saleId,
				product_id: line.productId,
				quantity_milli: line.quantity,
				list_price_fen: line.listPrice,
				unit_price_fen: line.override.unitPrice,
				reason: line.override.reason,
			},
		});
	};
}

type Wanted = {
	readonly sale: OpenSale;
	readonly lineId: LineId;
	readonly override: PriceOverride;
};

function decideOverride(
	terminal: Terminal,
	caller: Caller,
	{ sale, lineId, override }: Wanted,
): Result<SaleChange, AnyRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	const beyond = line && beyondLimit(terminal, caller, { line, override });
	return beyond === undefined ? overridePrice(sale, lineId, override) : refuse(beyond);
}
