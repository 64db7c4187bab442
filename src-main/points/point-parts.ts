/** Parts of lots between the rules and the journal's words. */
import type { PointPart } from '#shared/journal/point-event.ts';
import type { GivenBack, PointLots } from '#shared/points/point-lots.ts';

export function pointPart({ lotId, points, expires }: GivenBack): PointPart {
	return { lot_id: lotId, points, ...(expires === undefined ? {} : { expires }) };
}

export function sumOf(parts: readonly { readonly points: number }[]): number {
	return parts.reduce((sum, { points }) => sum + points, 0);
}

/** The lots without what these parts took of them. */
export function withTaken(had: PointLots, parts: readonly PointPart[]): PointLots {
	const lots = had.lots.map((lot) => {
		const taken = parts.filter(({ lot_id: lotId }) => lotId === lot.lotId);
		return { ...lot, left: lot.left - sumOf(taken) };
	});
	return { ...had, lots };
}

/** The lots with what went back to them. */
export function withBack(had: PointLots, parts: readonly PointPart[]): PointLots {
	return withTaken(
		had,
		parts.map((part) => ({ ...part, points: -part.points })),
	);
}
