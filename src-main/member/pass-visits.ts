/**
 * Days on which somebody used their passes (划卡). Each is one visit, in however many pieces a
 * package was used; a use that was taken back was none.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** Through the index pass_use_of. */
export const USE_DAYS_SQL = `SELECT count(DISTINCT used_on) AS days FROM pass_use
 WHERE member_id = ? AND used_on > ? AND undone_pos = 0`;

/** After a business date; of one row, not of those that were merged into it. */
export function countUseDays({ db }: ReadableLedger, memberId: string, after = ''): number {
	return (prepared(db, USE_DAYS_SQL).get(memberId, after) as { days: number }).days;
}

/** Uses of a day that stand. */
export function countUsesOn({ db }: ReadableLedger, memberId: string, date: string): number {
	const sql = `SELECT count(*) AS uses FROM pass_use
	 WHERE member_id = ? AND used_on = ? AND undone_pos = 0`;
	return (prepared(db, sql).get(memberId, date) as { uses: number }).uses;
}
