/** What points (积分) add to the figures of a shift: how many, and no money. */
import type { JournalEvent } from './event.ts';
import { pointMoves, type PointMoveKind } from './point-moves.ts';

/** One row per kind of movement; signed as the member has it. */
export function tallyPoints(event: JournalEvent): { key: PointMoveKind; n: number }[] {
	const sums = new Map<PointMoveKind, number>();
	for (const { kind, points } of pointMoves(event)) sums.set(kind, (sums.get(kind) ?? 0) + points);
	return [...sums].map(([key, n]) => ({ key, n }));
}
