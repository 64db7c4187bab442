/** The rows of `shift` and `tally`. */
import { fen } from '#shared/kernel/money.ts';
import type { Tally } from '#shared/journal/tally-event.ts';
import type { ShiftFigures } from '#shared/shift/x-report.ts';
import type { ShiftView } from '#shared/contract/views.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

type Row = {
	shift_id: number;
	opened_by: string;
	opened_ms: number;
	biz_date: string;
	float_fen: number;
	drawer: string;
};

export type OpenShift = ShiftFigures & { readonly drawer: string };

/** The shift that is open, if one is. */
export function findOpenShift({ db }: ReadableLedger): OpenShift | undefined {
	const row = prepared(
		db,
		`SELECT shift_id, opened_by, opened_ms, biz_date, float_fen, drawer
		 FROM shift WHERE state = 'open'`,
	).get() as Row | undefined;
	if (row === undefined) return undefined;
	return {
		shiftId: row.shift_id,
		openedBy: row.opened_by,
		openedAtMs: row.opened_ms,
		bizDate: row.biz_date,
		float: fen(row.float_fen),
		drawer: row.drawer,
	};
}

export function nextShiftId({ db }: ReadableLedger): number {
	const row = db.prepare('SELECT coalesce(max(shift_id), 0) + 1 AS next FROM shift').get();
	return (row as { next: number }).next;
}

export function insertShift(pen: WritableLedger, shift: OpenShift, openedPos: number): void {
	pen.db
		.prepare(
			`INSERT INTO shift (shift_id, opened_pos, opened_ms, opened_by, biz_date, drawer, float_fen)
			 VALUES (?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(
			shift.shiftId,
			openedPos,
			shift.openedAtMs,
			shift.openedBy,
			shift.bizDate,
			shift.drawer,
			shift.float,
		);
}

/** All tallies of a shift; a shift may span two business dates. */
export function listTallies({ db }: ReadableLedger, shiftId: number): Tally[] {
	return db
		.prepare('SELECT kind, key, n, amount_fen, other_fen FROM tally WHERE shift_id = ?')
		.all(shiftId) as Tally[];
}

export function showShift(shift: ShiftFigures): ShiftView {
	const { shiftId, openedBy, openedAtMs, bizDate, float } = shift;
	return { shiftId, openedBy, openedAtMs, bizDate, floatFen: float };
}
