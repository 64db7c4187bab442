/**
 * Which members a phone showed on a business day (同一设备登录限制, PTS-8). The phone is its mark hashed
 * with the day, so that none can be followed from one day to the next; other days are forgotten.
 * An ordinary table: no phone stands in the journal.
 */
import { createHash } from 'node:crypto';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { memberDay } from '../member/member-day.ts';
import type { Terminal } from '../terminal.ts';

export type Shown = {
	/** The mark as it stands in the code. */
	readonly device: string;
	readonly memberId: string;
};

/** Remembers that this phone showed this member today; their place among its members stays. */
export function noteDevice(terminal: Terminal, { device, memberId }: Shown): void {
	const { pen, clock } = terminal;
	const bizDate = memberDay(terminal);
	const hash = createHash('sha256').update(`${bizDate}.${device}`).digest('hex');
	const shown = { bizDate, hash, memberId, atMs: clock.now() };
	pen.transaction(() => {
		prepared(pen.db, 'DELETE FROM point_device WHERE biz_date < ?').run(bizDate);
		prepared(
			pen.db,
			`INSERT INTO point_device (biz_date, device, member_id, place, shown_ms)
			 VALUES (:bizDate, :hash, :memberId, (SELECT count(*) + 1 FROM point_device
			   WHERE biz_date = :bizDate AND device = :hash), :atMs)
			 ON CONFLICT (biz_date, device, member_id) DO UPDATE SET shown_ms = :atMs`,
		).run(shown);
	});
}

/** The member's place among those that the phone showed which showed them last; 0 for no phone. */
export function placeOnDevice({ db }: ReadableLedger, memberId: string, bizDate: string): number {
	const row = prepared(
		db,
		`SELECT place FROM point_device WHERE member_id = ? AND biz_date = ?
		 ORDER BY shown_ms DESC LIMIT 1`,
	).get(memberId, bizDate) as { place: number } | undefined;
	return row?.place ?? 0;
}

/** Whether one phone showed both members on that day; each by all the ids they ever had. */
export function onOneDevice(
	{ db }: ReadableLedger,
	[one, other]: readonly [readonly string[], readonly string[]],
	bizDate: string,
): boolean {
	const shownBy = prepared(
		db,
		'SELECT device FROM point_device WHERE member_id = ? AND biz_date = ?',
	).pluck();
	const devicesOf = (ids: readonly string[]) => ids.flatMap((id) => shownBy.all(id, bizDate));
	const theirs = new Set(devicesOf(one));
	return devicesOf(other).some((device) => theirs.has(device));
}

/** A person who is forgotten is forgotten here too. */
export function forgetDevices({ db }: ReadableLedger, memberId: string): void {
	prepared(db, 'DELETE FROM point_device WHERE member_id = ?').run(memberId);
}
