/**
 * What points cost that went along with goods and were spent already (DEDUCT_CASH): their value
 * when they are used, out of the money that goes back, and never more than that; the rest is owed.
 */
import { multiplyFloor } from '../kernel/integer.ts';
import type { PointsBook } from './points-book.ts';
import { valueOf } from './redeem-points.ts';

export type ShortOf = {
	/** Points that no lot has any more. */
	readonly points: number;
	/** What of the refund may be kept, fen. */
	readonly keepableFen: number;
};

export function chargePoints(
	book: PointsBook,
	{ points, keepableFen }: ShortOf,
): { readonly points: number; readonly amountFen: number } {
	if (book.clawBack === 'NEGATIVE' || book.valueFen === 0) return { points: 0, amountFen: 0 };
	const payable = multiplyFloor(keepableFen, 10_000, book.valueFen).floor;
	const charged = Math.min(points, payable);
	return { points: charged, amountFen: valueOf(book, charged) };
}
