/**
 * The points that a tender of points (积分支付) gives back: as many as its fen are of all of it, from
 * what was settled before to what is settled after, so that the last fen takes exactly what is
 * left; to the lots they came from. What the new goods of an exchange take of it goes on to them.
 */
import type { PointPart, PointsPaid } from '../journal/point-event.ts';
import type { PaidBack } from '../journal/refund-event.ts';
import { cumulative } from '../kernel/allocate.ts';
import { giveBack, type LotPoints } from '../points/point-lots.ts';
import type { RefundableTender } from './refundable-sale.ts';

/** The rows with their points in them; others as they are. */
export function withPointParts(
	rows: readonly PaidBack[],
	tenders: readonly RefundableTender[],
): PaidBack[] {
	return rows.map((row) => {
		const from = tenders[row.of_tender ?? -1];
		if (from === undefined || from.tender.kind === 'cash' || row.kind !== 'points') return row;
		const { amount_fen: amount, points } = from.tender;
		if (points === undefined) return row;
		const by = (fen: number) => cumulative(points.points, from.settledFen + fen, amount);
		const taken = points.parts.map(lotPoints);
		const before = from.backPoints.map(lotPoints);
		const paid = partsOf(taken, before, by(row.paid_fen) - by(0));
		const after = [...before, ...paid.parts.map(lotPoints)];
		const all = by(row.paid_fen + row.credit_fen);
		const credit = partsOf(taken, after, all - by(row.paid_fen));
		return {
			...row,
			...(row.paid_fen === 0 ? {} : { points: paid }),
			...(row.credit_fen === 0 ? {} : { credit_points: credit }),
		};
	});
}

function partsOf(
	taken: readonly LotPoints[],
	before: readonly LotPoints[],
	points: number,
): PointsPaid {
	// Which of the lots have ended is not known here; whoever has them at hand adds it.
	const parts = giveBack({ lots: [], debt: 0 }, { taken, before, points, bizDate: '' });
	return {
		points,
		parts: parts.map(({ lotId, points: part }) => ({ lot_id: lotId, points: part })),
	};
}

function lotPoints(part: PointPart): LotPoints {
	return { lotId: part.lot_id, points: part.points };
}
