/** A line of the basket as goods of promotions: its pieces, its list price, its categories. */
import { fen, priceTimes, type Fen } from '../kernel/money.ts';
import { MILLI } from '../kernel/quantity.ts';
import type { Goods } from '../promotion/goods.ts';
import type { BasketLine } from './basket.ts';

/** List price × quantity, the amount of a scale label, or the price given to goods without one. */
export function baseOf(line: BasketLine): Fen {
	const { labelAmount, listPrice, quantity, override } = line;
	if (labelAmount !== undefined) return labelAmount;
	if (listPrice === 0 && override !== undefined) return priceTimes(override.unitPrice, quantity);
	return priceTimes(listPrice, quantity);
}

export function goodsOf(line: BasketLine, at: number): Goods {
	const { productId, quantity, factor, weighed, labelAmount, categoryId } = line;
	const base = baseOf(line);
	const pricedByUnit = factor === MILLI && labelAmount === undefined && line.listPrice > 0;
	const whole = pricedByUnit && !weighed && quantity % MILLI === 0;
	const pieces = whole ? quantity / MILLI : 0;
	const counted = !weighed && labelAmount === undefined && quantity % MILLI === 0;
	const own = categoryId === undefined ? [] : [categoryId];
	return {
		at,
		productId,
		categories: line.categories ?? own,
		pieces,
		units: counted ? quantity / MILLI : 1,
		quantity,
		pricedByUnit,
		list: whole ? fen(line.listPrice) : base,
		base,
	};
}
