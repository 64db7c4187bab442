// A priced basket of goods that cost these amounts, one piece each, and the rounding of its cash.
import type { Fen } from '#shared/kernel/money.ts';
import type { PricedBasket } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { aBasket, aLine, price } from '../pricing/a-basket.ts';

export function saleOf(...amounts: number[]): PricedBasket {
	return price(aBasket(amounts.map((amount) => aLine(amount))));
}

export function round(priced: PricedBasket, rounding: Fen): PricedBasket {
	return roundBasket(priced, aBasket(priced.lines.map(({ line }) => line)), rounding);
}
