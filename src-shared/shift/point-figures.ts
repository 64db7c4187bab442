/** What points (积分) did in a shift: how many, by kind of movement; no money. */
import type { PointMoveKind } from '../journal/point-moves.ts';
import type { Reader } from './tally-reader.ts';

/** Signed as the members have them; kinds that did nothing are left out. */
export type PointFigures = readonly { readonly kind: PointMoveKind; readonly points: number }[];

const ORDER: readonly PointMoveKind[] = [
	'earn',
	'claw',
	'redeem',
	'give-back',
	'gift',
	'expire',
	'adjust',
	'open',
	'merge',
];

export function pointsOf(read: Reader): PointFigures {
	return ORDER.flatMap((kind) => {
		const { n: points } = read.row('points', kind);
		return points === 0 ? [] : [{ kind, points }];
	});
}
