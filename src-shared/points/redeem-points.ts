/**
 * Points as money (积分抵扣, PTS-3): what they are worth, how many may be used on a sale, and how
 * many are of most use. They come off the sale as a discount, shared over its lines, or pay it as
 * a tender; the rules of how many are the same.
 */
import { multiplyFloor } from '../kernel/integer.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { PointsBook } from './points-book.ts';

export type RedeemRefusal =
	| { readonly code: 'points/not-enough'; readonly left: number }
	| { readonly code: 'points/too-few'; readonly least: number }
	| { readonly code: 'points/uneven'; readonly step: number }
	| { readonly code: 'points/above-share'; readonly most: number };

export type Redeeming = {
	/** What the member may spend: lots less debt. */
	readonly available: number;
	/** What the sale costs before points, fen: the share is of this. */
	readonly dueFen: number;
	/** What is left to pay of it, where that is less. */
	readonly openFen?: number;
};

/** What points are worth, fen: 10 000 are `valueFen`, floored. */
export function valueOf({ valueFen }: PointsBook, points: number): number {
	return multiplyFloor(points, valueFen, 10_000).floor;
}

/** The most points that are worth no more than `fen`; all of them where they are worth nothing. */
export function pointsWithin({ valueFen }: PointsBook, fen: number): number {
	return valueFen === 0 ? Infinity : multiplyFloor(fen, 10_000, valueFen).floor;
}

/** The most points that take something off this sale, in whole steps; 0 when none may be used. */
export function mostUseful(book: PointsBook, redeeming: Redeeming): number {
	if (book.valueFen === 0) return 0;
	const { available, dueFen, openFen = dueFen } = redeeming;
	const shareFen = multiplyFloor(Math.max(0, dueFen), book.redeemShareBp, 10_000).floor;
	const capFen = Math.min(shareFen, Math.max(0, openFen));
	const needed = multiplyFloor(capFen, 10_000, book.valueFen).floor;
	const most = Math.min(Math.max(0, available), needed);
	const whole = most - (most % book.redeemStep);
	return whole < book.redeemLeast || valueOf(book, whole) === 0 ? 0 : whole;
}

/** The fen that `points` take off, or why they may not. */
export function redeem(
	book: PointsBook,
	points: number,
	redeeming: Redeeming,
): Result<number, RedeemRefusal> {
	if (points > redeeming.available) {
		return refuse({ code: 'points/not-enough', left: Math.max(0, redeeming.available) });
	}
	if (points < book.redeemLeast) return refuse({ code: 'points/too-few', least: book.redeemLeast });
	if (points % book.redeemStep !== 0) {
		return refuse({ code: 'points/uneven', step: book.redeemStep });
	}
	const most = mostUseful(book, redeeming);
	if (points > most) return refuse({ code: 'points/above-share', most });
	return ok(valueOf(book, points));
}
