/** 特价: the piece, or the unit of what is weighed, has a price of its own. */
import { priceTimes, type Fen } from '../../kernel/money.ts';
import type { Goods } from '../goods.ts';

/** Undefined for goods that are not priced by the unit: a case is not sold at a bottle's price. */
export function fixedForPiece(price: Fen, goods: Goods): Fen | undefined {
	if (!goods.pricedByUnit) return undefined;
	return goods.pieces > 0 ? price : priceTimes(price, goods.quantity);
}
