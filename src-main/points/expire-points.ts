/**
 * The end of points (PTS-5): lots whose last date is past end with all that is left of them, each
 * once. Done at start, when a shift opens and every hour, a slice at a time, so that nobody at the
 * counter waits for it; whatever was not reached is there the next time.
 */
import { turn } from '../catalog/in-slices.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { todayOf } from '../member-list/find-members.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { every } from '../system/every.ts';
import type { Terminal } from '../terminal.ts';

/** Lots that end in one event: a millisecond or two. */
const STRETCH = 25;
const HOUR_MS = 3_600_000;

type Ending = {
	readonly lot_id: string;
	readonly member_id: string;
	readonly points: number;
};

type Parts = Pick<Terminal, 'pen' | 'clock' | 'settings' | 'log'>;

/** Ends what is over by now; how many lots. */
export async function expirePoints(terminal: Parts): Promise<number> {
	let ended = 0;
	while (terminal.pen.db.open) {
		const lots = expireSome(terminal);
		ended += lots;
		if (lots < STRETCH) break;
		await turn();
	}
	return ended;
}

/** Now and every hour; a failure (the disk is full) is logged and tried again. */
export function startPointsUpkeep(terminal: Parts): { stop(): void } {
	const work = () => void expireOrLog(terminal);
	work();
	return every(HOUR_MS, work);
}

export async function expireOrLog(terminal: Parts): Promise<void> {
	try {
		await expirePoints(terminal);
	} catch (failure) {
		if (terminal.pen.db.open) terminal.log.fault('points/not-expired', failure);
	}
}

function expireSome(terminal: Parts): number {
	const { pen } = terminal;
	// Looking needs no transaction, and most hours nothing ends.
	const today = todayOf(terminal);
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
