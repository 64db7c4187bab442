/** How many pieces goods are, as receipts and reports count them (件数). */
import { MILLI } from '../kernel/quantity.ts';
import type { SoldLine } from './event.ts';

/** Pieces of counted goods; what is weighed, or no whole number of units, counts as one. */
export function piecesOf({
	quantity_milli: quantity,
	weighed,
}: Pick<SoldLine, 'quantity_milli' | 'weighed'>): number {
	return weighed !== 1 && quantity % MILLI === 0 ? quantity / MILLI : 1;
}

/** Pieces of a whole receipt (件数). */
export function countPieces(
	lines: readonly Pick<SoldLine, 'quantity_milli' | 'weighed'>[],
): number {
	return lines.reduce((count, line) => count + piecesOf(line), 0);
}
