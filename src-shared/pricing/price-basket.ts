/**
 * What a basket costs, and why: the one function behind the screen, the tender, the receipt, the
 * refund and the reports. Pure, with the steps in their fixed order (先单品,后整单): list price → the
 * best of override, member or level price and promotion, line by line → line discount → item
 * coupon → 满减 → order coupon → order discount → points → 抹零 → tax. Each step writes its share
 * into every line, so a refund never computes anything anew.
 */
import { fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { afterPrices } from './after-prices.ts';
import type { Basket, PricedBasket, PricingRefusal } from './basket.ts';
import { roomIn, shareOver, type BookedLine } from './book-claims.ts';
import { checkBasket } from './check-basket.ts';
import { closeBasket, type OpenedLine } from './close-basket.ts';
import { explainLines, nameOf } from './explain-lines.ts';
import { findUnlocks, passedOverBy } from './find-unlocks.ts';
import { all, takeByHand } from './order-stage.ts';
import { priceVariants, type PricedVariant } from './price-variants.ts';

/**
 * Prices a basket in fen, tax included unless it says otherwise. Refuses by name what is no
 * basket, a coupon that may not be used, and what is taken off by hand beyond what there is
 * (E26).
 */
export function priceBasket(basket: Basket): Result<PricedBasket, PricingRefusal> {
	const wrong = checkBasket(basket);
	if (wrong !== undefined) return refuse(wrong);
	const found = priceVariants(basket);
	if (!found.ok) return found;
	const priced = found.value;
	const byHand = takeByHand(basket, priced.order.lines);
	if (!byHand.ok) return byHand;
	const refused = dropSmallChange(basket, priced);
	if (refused !== undefined) return refused;
	const passed = explainLines(priced);
	const opened = priced.order.lines.map((line, at): OpenedLine => {
		const original = priced.lineup.lines[at]?.line ?? line.staged.line;
		return {
			line: original,
			base: line.staged.goods.base,
			adjustments: namedRows(line, priced),
			passedOver: passed[at] ?? [],
		};
	});
	const sums = closeBasket(opened, basket);
	return ok({
		...sums,
		passedOver: passedOverBy(priced),
		unlocks: findUnlocks(basket, priced),
		...afterPrices(basket, priced, sums.lines),
	});
}

/** 抹零 by hand: floors the total, never raises it. */
function dropSmallChange({ smallChange }: Basket, { order }: PricedVariant) {
	if (smallChange === undefined) return undefined;
	const amount = roomIn(order.lines, all(order.lines)) % smallChange.step;
	const { limit, reason } = smallChange;
	if (amount > limit) return refuse({ code: 'pricing/small-change-limit', amount, limit });
	const row = { kind: 'small_change', ...(reason === undefined ? {} : { reason }) } as const;
	shareOver(order.lines, amount, { row, mask: all(order.lines) });
	return undefined;
}

function namedRows({ adjustments }: BookedLine, priced: PricedVariant) {
	return adjustments.map((row) => {
		const name = row.ruleId === undefined ? undefined : nameOf(priced, row.ruleId);
		return { ...row, amount: fen(row.amount), ...(name === undefined ? {} : { name }) };
	});
}
