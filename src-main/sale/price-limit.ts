/**
 * How far down a price may go by hand (改价权限). Goods that take no discount (不打折) keep their
 * price for everybody. Below the cashier's limit, or below the least the store sells it for
 * (最低价), a manager releases the one action (P23): a price they released for one piece is no
 * licence to sell fifty at it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { priceTimes } from '#shared/kernel/money.ts';
import { MILLI } from '#shared/kernel/quantity.ts';
import { overrideDepth, type Ware } from '#shared/sale/change-line.ts';
import type { PriceOverride } from '#shared/sale/open-sale.ts';
import { isReleased } from '../operator/is-released.ts';
import { findProduct, type ProductRow } from '../catalog/product-store.ts';
import type { Caller, Terminal } from '../terminal.ts';

/** The refusal when neither the caller nor who released them may sell the line at this price. */
export function beyondLimit(
	{ pen, settings }: Terminal,
	caller: Caller,
	{ line, override }: { readonly line: Ware; readonly override: PriceOverride },
): AnyRefusal | undefined {
	const product = findProduct(pen, line.productId);
	const depth = depthOf(line, override);
	if (depth > 0 && product?.discountable === 0) {
		return { code: 'price/not-discountable', name: line.name };
	}
	if (isReleased(caller)) return undefined;
	const needed = { code: 'permission/needs-approval', role: 'manager' } as const;
	const least = leastPrice(line, product);
	const lowered = depth > 0 || line.listPrice === 0;
	if (lowered && override.unitPrice < least) return { ...needed, why: 'price/below-least', least };
	const limit = settings.current().cashierOverrideBp;
	return depth > limit ? { ...needed, why: 'price/beyond-limit', limit } : undefined;
}

function depthOf({ labelAmount, listPrice, quantity }: Ware, { unitPrice }: PriceOverride) {
	if (labelAmount === undefined) return overrideDepth(listPrice, unitPrice);
	return overrideDepth(labelAmount, priceTimes(unitPrice, quantity));
}

/**
 * The least for one unit of the line, fen; 0 when the store set none. It is set for the base unit:
 * a pack, which costs less by the piece anyway, may come down as far by its share.
 */
function leastPrice({ unit, factor, listPrice }: Ware, product: ProductRow | undefined): number {
	const { min_price_fen: least = null, price_fen: price = 0, unit: own = '' } = product ?? {};
	if (least === null || price === 0) return 0;
	if (unit === own && factor === MILLI) return least;
	if (listPrice === 0) return multiplyDivide(least, factor, MILLI);
	return multiplyDivide(listPrice, least, price);
}
