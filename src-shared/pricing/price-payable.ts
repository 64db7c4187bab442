/** What a basket comes to for whoever pays it: as the engine prices it, or with its tax on top. */
import { fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Basket, PricedBasket, PricingRefusal } from './basket.ts';
import { priceBasket } from './price-basket.ts';
import { takeAfterTax, withTaxOnTop } from './tax-on-top.ts';

/** A basket as it is paid, fen, tax in every net. Refuses what `priceBasket` refuses. */
export function pricePayable(basket: Basket): Result<PricedBasket, PricingRefusal> {
	if (basket.taxOnTop !== true) return priceBasket(basket);
	const { smallChange, ...goods } = basket;
	const priced = priceBasket(goods);
	if (!priced.ok) return priced;
	const taxed = withTaxOnTop(priced.value, basket);
	if (smallChange === undefined) return ok(taxed);
	const { step, limit, reason } = smallChange;
	const amount = fen(taxed.total % step);
	if (amount > limit) return refuse({ code: 'pricing/small-change-limit', amount, limit });
	const row = {
		kind: 'small_change',
		amount,
		...(reason === undefined ? {} : { reason }),
	} as const;
	return ok(takeAfterTax(taxed, basket, row));
}
