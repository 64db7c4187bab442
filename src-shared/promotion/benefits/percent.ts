/** 85 折: a share of the list price is charged. */
import { atRate, fen, type Fen } from '../../kernel/money.ts';
import type { BasisPoint } from '../../kernel/rate.ts';
import type { Goods } from '../goods.ts';

/** One piece, or the lump: 99.70 at 85 % is 84.75 (E2). */
export function percentOfPiece(charge: BasisPoint, { list }: Goods): Fen {
	return atRate(list, charge);
}

/** The line is rounded once, and never costs more than its pieces one by one. */
export function percentOfLine(charge: BasisPoint, { list, base, pieces }: Goods): Fen {
	const whole = atRate(base, charge);
	return pieces <= 1 ? whole : fen(Math.min(whole, atRate(list, charge) * pieces));
}
