/**
 * The lots of a member whose row was merged into another's go over as they are: each keeps its
 * name, so that goods of old sales still find it, and its own end. Nothing is earned by a merger.
 */
import { repaidOutOf } from '#shared/points/point-lots.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { pointPart, sumOf } from './point-parts.ts';
import { pointBalanceOf, pointLotsOf } from './points-store.ts';

export type Moving = { readonly from: string; readonly to: string; readonly reason: string };

/** In the caller's transaction; nothing for a member without points. */
export function movePoints(
	{ pen }: Pick<Terminal, 'pen'>,
	caller: Caller,
	{ from, to, reason }: Moving,
): void {
	const { lots } = pointLotsOf(pen, from);
	if (lots.length === 0) return;
	const parts = lots.map(({ lotId, left }) => ({ lot_id: lotId, points: left }));
	const points = sumOf(parts);
	const { debt } = pointLotsOf(pen, to);
	const repaid = repaidOutOf(
		{ lots, debt },
		lots.map(({ lotId, left }) => ({ lotId, points: left })),
	).map(pointPart);
	const shift = findOpenShift(pen);
	pen.append({
		kind: 'points/moved',
		v: 1,
		...byWhom(caller),
		...(shift === undefined ? {} : { shiftId: shift.shiftId }),
		body: {
			from_member_id: from,
			member_id: to,
			points,
			reason,
			parts,
			...(repaid.length === 0 ? {} : { repaid_parts: repaid }),
			balance_after: pointBalanceOf(pen, to) + points,
		},
	});
}
