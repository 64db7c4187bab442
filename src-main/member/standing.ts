/**
 * What a member has come to by a business date: what they topped up in all, and what they spent net
 * and how often they came in the last twelve months (members.md 6.6). Read from their own sales
 * and uses of passes, by the indexes that list them, so nothing is counted down when a month goes
 * by. What came back is taken off the sale it was of, whoever brought it and whoever is on the sale
 * it went on to.
 */
import { addMonths } from '#shared/kernel/calendar.ts';
import type { Standing } from '#shared/member/tier.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { MemberRow } from './member-store.ts';
import { countUseDays } from './pass-visits.ts';
import { pastOf } from './past-of.ts';

/** Months that what was spent counts for. */
export const STANDING_MONTHS = 12;

export const STANDING_SQL = `SELECT coalesce(sum(kept_fen), 0) AS spentFen,
   coalesce(sum(visit), 0) AS visits
 FROM sale WHERE member = ? AND biz_date > ?`;

type Sum = { readonly spentFen: number; readonly visits: number };

export function standingOf(
	ledger: ReadableLedger,
	{ id, top_up_fen: topUpFen }: Pick<MemberRow, 'id' | 'top_up_fen'>,
	bizDate: string,
): Standing {
	const since = addMonths(bizDate, -STANDING_MONTHS);
	const standing = { topUpFen, spentFen: 0, visits: 0 };
	for (const row of pastOf(ledger, id)) {
		const sum = prepared(ledger.db, STANDING_SQL).get(row.id, since) as Sum;
		standing.spentFen += sum.spentFen;
		standing.visits += sum.visits + countUseDays(ledger, row.member_id, since);
	}
	return standing;
}
