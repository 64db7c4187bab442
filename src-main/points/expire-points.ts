/**
 * The end of points (PTS-5): lots whose last date is past end with all that is left of them, each
 * once, a slice at a time, so that nobody at the counter waits for it; whatever was not reached is
 * there the next time.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { endingDay } from '../member/member-day.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Terminal } from '../terminal.ts';

/** Lots that end in one event: a millisecond or two. */
const STRETCH = 25;

type Ending = {
	readonly lot_id: string;
	readonly member_id: string;
	readonly points: number;
};

type Parts = Pick<Terminal, 'pen' | 'clock' | 'settings'>;

/** Ends a few of what is over by now; how many lots. A turn of member-upkeep.ts. */
export function expirePoints(terminal: Parts): number {
	const { pen } = terminal;
	// Looking needs no transaction, and most hours nothing ends.
	const today = endingDay(terminal);
	if (endingBefore(pen, today).length === 0) return 0;
	return pen.transaction(() => {
		const lots = endingBefore(pen, today);
		const shift = findOpenShift(pen);
		pen.append({
			kind: 'points/expired',
			v: 1,
			...(shift === undefined ? {} : { shiftId: shift.shiftId }),
			body: { on: today, lots },
		});
		return lots.length;
	});
}

function endingBefore({ db }: ReadableLedger, today: string): Ending[] {
	return prepared(
		db,
		`SELECT lot_id, member_id, left_points AS points FROM point_lot
		 WHERE left_points > 0 AND expires < ? ORDER BY expires LIMIT ${STRETCH}`,
	).all(today) as Ending[];
}
