/**
 * sale/override-price (改价). Down to the cashier's limit the price is theirs to give; beyond it a
 * manager releases it for this one line (P23). Each is an audit event with its reason.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import { overrideDepth, overridePrice } from '#shared/sale/change-line.ts';
import type { OpenSale, PriceOverride, SaleChange } from '#shared/sale/open-sale.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { moveBasket, showMoved } from './basket.ts';

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
		note: (before, shiftId) => {
			const line = before.lines.find((one) => one.lineId === lineId);
			terminal.pen.append({
				kind: 'sale/price-overridden',
				v: 1,
				...byWhom(caller),
				shiftId,
				body: {
					sale_id: before.saleId,
					product_id: line?.productId ?? 0,
					list_price_fen: line?.listPrice ?? 0,
					unit_price_fen: price.value,
					reason,
				},
			});
		},
	});
	return showMoved(terminal, moved);
}

type Wanted = {
	readonly sale: OpenSale;
	readonly lineId: LineId;
	readonly override: PriceOverride;
};

function decideOverride(
	{ settings }: Terminal,
	{ operator, approver }: Caller,
	{ sale, lineId, override }: Wanted,
): Result<SaleChange, AnyRefusal> {
	const line = sale.lines.find((one) => one.lineId === lineId);
	const depth = line === undefined ? 0 : overrideDepth(line.listPrice, override.unitPrice);
	const limit = settings.current().cashierOverrideBp;
	if (depth > limit && !reaches(approver?.role ?? operator.role, 'manager')) {
		return refuse({ code: 'permission/needs-approval', role: 'manager', limit });
	}
	return overridePrice(sale, lineId, override);
}
