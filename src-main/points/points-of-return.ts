/**
 * The `points` part of what comes back (PTS-6): what the sale earned is taken back by each line's
 * frozen share, what it used goes back to the lots it came from. The sale's own part says how many;
 * nothing is computed anew.
 */
import type { RefundPlanView } from '#shared/contract/refund-requests.ts';
import type { ReturnedPoints, SalePoints } from '#shared/journal/point-event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { clawBack, giveBack, type LotPoints, type PointLots } from '#shared/points/point-lots.ts';
import { returningPoints } from '#shared/points/return-points.ts';
import type { RefundableSale } from '#shared/refund/refundable-sale.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { todayOf } from '../member-list/find-members.ts';
import { loadParts } from '../refund/refund-store.ts';
import type { Terminal } from '../terminal.ts';
import { pointPart, withBack } from './point-parts.ts';
import { findPointLot, pointBalanceOf, pointLotsOf } from './points-store.ts';

/** The planned part with its points in it; of a sale without a member, as it is. */
export function withReturnedPoints(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	refundable: RefundableSale,
	part: ReturnedPart,
): ReturnedPart {
	const { pen } = terminal;
	const lotsOf = (whose: string) => pointLotsOf(pen, whose);
	const bizDate = todayOf(terminal);
	const points = returnedPoints({ pen, lotsOf, bizDate }, refundable, part);
	return points === undefined ? part : { ...part, points };
}

export type ReturnDesk = {
	readonly pen: ReadableLedger;
	/** A member's lots as they are by then. */
	readonly lotsOf: (whose: string) => PointLots;
	readonly bizDate: string;
};

export function returnedPoints(
	{ pen, lotsOf, bizDate }: ReturnDesk,
	refundable: RefundableSale,
	part: ReturnedPart,
): ReturnedPoints | undefined {
	const { points: sold } = refundable.sale;
	if (sold === undefined || (sold.earned === undefined && sold.redeemed === undefined)) {
		return undefined;
	}
	const clawed = goingWith(refundable, part, sold.earned?.by_line);
	const back = goingWith(refundable, part, sold.redeemed?.by_line);
	if (clawed === 0 && back === 0) return undefined;
	const had = lotsOf(sold.member_id);
	const given = givenBack(pen, refundable, { sold, had, back, bizDate });
	const claw = clawBack(withBack(had, given), clawed, sold.earned?.lot.lot_id ?? '');
	return {
		member_id: sold.member_id,
		clawed,
		clawed_parts: claw.lots.map(pointPart),
		debt: claw.debt,
		given_back: back,
		back_parts: given,
		balance_after: pointBalanceOf(pen, sold.member_id) + back - clawed,
	};
}

/** Σ of the shares that these lines take along. */
function goingWith(
	{ sale, lines }: RefundableSale,
	part: ReturnedPart,
	byLine: readonly number[] | undefined,
): number {
	if (byLine === undefined) return 0;
	return returningPoints(
		part.lines.flatMap(({ of_n: n, quantity_milli: nowMilli }) => {
			const at = sale.lines.findIndex((line) => line.n === n);
			const sold = sale.lines[at];
			if (sold === undefined) return [];
			const beforeMilli = lines[at]?.returnedMilli ?? 0;
			return [{ points: byLine[at] ?? 0, soldMilli: sold.quantity_milli, beforeMilli, nowMilli }];
		}),
	);
}

type Giving = {
	readonly sold: SalePoints;
	readonly had: PointLots;
	readonly back: number;
	readonly bizDate: string;
};

function givenBack(pen: ReadableLedger, { sale }: RefundableSale, giving: Giving) {
	const { sold, had, back, bizDate } = giving;
	const taken = (sold.redeemed?.parts ?? []).map(lotPoints);
	const before = loadParts(pen, sale.sale_id).flatMap(({ points }) => {
		return (points?.back_parts ?? []).map(lotPoints);
	});
	// A lot that was emptied is not among those with something left.
	const emptied = taken.flatMap(({ lotId }) => {
		if (had.lots.some((lot) => lot.lotId === lotId)) return [];
		return findPointLot(pen, lotId) ?? [];
	});
	const lots = { ...had, lots: [...had.lots, ...emptied] };
	return giveBack(lots, { taken, before, points: back, bizDate }).map(pointPart);
}

function lotPoints(part: { readonly lot_id: string; readonly points: number }): LotPoints {
	return { lotId: part.lot_id, points: part.points };
}

/** The member's points before and after, for the preview of a refund (I5). */
export function pointShift({ points }: ReturnedPart): RefundPlanView['moves'] {
	if (points === undefined) return [];
	const { clawed, given_back: back, balance_after: after } = points;
	return [{ of: 'points', name: '', before: after - back + clawed, after }];
}
