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
	return prepared(
		db,
		'SELECT kind, key, n, amount_fen, other_fen FROM tally WHERE shift_id = ?',
	).all(shiftId) as Tally[];
}

export type ReceiptRange = { readonly first?: string; readonly last?: string };

/**
 * First and last receipt number of the open shift: nothing is sold outside a shift, and there is no
 * later one, so its documents are those after its opening.
 */
export function findReceiptRange({ db }: ReadableLedger, shiftId: number): ReceiptRange {
	const read = (order: 'ASC' | 'DESC') =>
		prepared(
			db,
			`SELECT receipt_no FROM sale
			 WHERE pos > (SELECT opened_pos FROM shift WHERE shift_id = ?) ORDER BY pos ${order} LIMIT 1`,
		).get(shiftId) as { receipt_no: string } | undefined;
	const first = read('ASC')?.receipt_no;
	const last = read('DESC')?.receipt_no;
	return first === undefined || last === undefined ? {} : { first, last };
}

/** Events HQ has not acknowledged: the position is gapless, so no counting is needed. */
export function countUnsynced(ledger: ReadableLedger & Pick<WritableLedger, 'head'>): number {
	const row = prepared(ledger.db, 'SELECT sum(acked_n) AS acked FROM incarnation').get();
	return ledger.head().pos - ((row as { acked: number | null }).acked ?? 0);
}

/** What these people are called. */
export function nameOperators(
	{ db }: ReadableLedger,
	operators: readonly string[],
): Map<string, string> {
	const find = prepared(db, 'SELECT name FROM operator WHERE operator_no = ?');
	return namesOf(operators, (operator) => find.get(operator) as { name: string } | undefined);
}

/** Names of categories, the parent's first where there is one: every second store has a 其他. */
export function nameCategories(
	{ db }: ReadableLedger,
	categories: readonly number[],
): Map<number, string> {
	const find = prepared(
		db,
		`SELECT coalesce(p.name || ' · ', '') || c.name AS name
		 FROM category c LEFT JOIN category p ON p.category_id = c.parent_id WHERE c.category_id = ?`,
	);
	return namesOf(categories, (category) => find.get(category) as { name: string } | undefined);
}

function namesOf<Key>(
	keys: readonly Key[],
	find: (key: Key) => { readonly name: string } | undefined,
): Map<Key, string> {
	return new Map(
		keys.flatMap((key): [Key, string][] => {
			const row = find(key);
			return row === undefined ? [] : [[key, row.name]];
		}),
	);
}

export function showShift(shift: ShiftFigures): ShiftView {
	const { shiftId, openedBy, openedAtMs, bizDate, float } = shift;
	return { shiftId, openedBy, openedAtMs, bizDate, floatFen: float };
}
