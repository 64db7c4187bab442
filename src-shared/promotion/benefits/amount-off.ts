/** 直降: so much off every piece, or off every unit of what is weighed. */
import { fen, priceTimes, type Fen } from '../../kernel/money.ts';
import type { Goods } from '../goods.ts';

/** Never below nothing; undefined for goods that are not priced by the unit. */
export function lessPerPiece(off: Fen, goods: Goods): Fen | undefined {
	if (!goods.pricedByUnit) return undefined;
	const taken = goods.pieces > 0 ? off : priceTimes(off, goods.quantity);
	return fen(Math.max(0, goods.list - taken));
}
