/**
 * The points that go with goods that come back (PTS-6): each line's frozen share by quantity, from
 * what came back before to what has after, so that the last piece takes exactly what is left.
 */
import { cumulative } from '../kernel/allocate.ts';

export type ReturningLine = {
	/** Its share at the sale, of what was earned or of what was redeemed. */
	readonly points: number;
	/** Thousandths of the unit sold. */
	readonly soldMilli: number;
	readonly beforeMilli: number;
	readonly nowMilli: number;
};

/** Σ over the lines of their shares; E25 line by line is [51, 66, 10]. */
export function returningPoints(lines: readonly ReturningLine[]): number {
	return lines.reduce((sum, { points, soldMilli, beforeMilli, nowMilli }) => {
		const by = (milli: number) => cumulative(points, milli, soldMilli);
		return sum + by(beforeMilli + nowMilli) - by(beforeMilli);
	}, 0);
}
