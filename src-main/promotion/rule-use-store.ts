/**
 * The rows of `rule_use` and `rule_total`: how often a promotion was used on a business date and
 * since it began, for its limits and for the manager.
 */
import type { CountedUse } from '#shared/journal/count-uses.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import type { Situation, PriorUse } from '#shared/promotion/situation.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOfId } from '../member/past-of.ts';
import { timesIn, type UsedOn } from './used-on.ts';

/** Adds a use; a sale that came back whole takes its uses away again (negative figures). */
export function countUse({ db }: WritableLedger, use: CountedUse): void {
	prepared(
		db,
		`INSERT INTO rule_use (rule_id, biz_date, member_id, times, amount_fen) VALUES (?, ?, ?, ?, ?)
		 ON CONFLICT (rule_id, biz_date, member_id)
		 DO UPDATE SET times = times + excluded.times, amount_fen = amount_fen + excluded.amount_fen`,
	).run(use.ruleId, use.bizDate, use.memberId, use.times, use.amountFen);
	prepared(
		db,
		`INSERT INTO rule_total (rule_id, times, amount_fen) VALUES (?, ?, ?)
		 ON CONFLICT (rule_id)
		 DO UPDATE SET times = times + excluded.times, amount_fen = amount_fen + excluded.amount_fen`,
	).run(use.ruleId, use.times, use.amountFen);
}

/**
 * What the limits of the book are held against, by promotion; those without limits are left out.
 */
export function priorUseOf(
	ledger: ReadableLedger,
	book: PriceBook,
	{ moment, member }: Situation,
): ReadonlyMap<string, PriorUse> {
	const limited = book.promotions.filter(({ limits }) => Object.keys(limits).length > 0);
	// Two rows that became one have the limit of one.
	const isAsked = member !== undefined && limited.length > 0;
	const past = isAsked ? pastOfId(ledger, member.memberId) : [];
	return new Map(
		limited.map(({ id }) => {
			const { times: total, today } = useOf(ledger, id, moment.bizDate);
			const theirs = past.flatMap((memberId) => usedBy(ledger, id, memberId));
			const byMember = timesIn(theirs);
			const byMemberToday = timesIn(theirs.filter((day) => day.bizDate === moment.bizDate));
			return [id, { total, today: today.times, byMember, byMemberToday }];
		}),
	);
}

/** Left to itself SQLite takes the primary key, and reads everybody's uses of the promotion. */
export const USED_BY_SQL = `SELECT biz_date AS bizDate, times
 FROM rule_use INDEXED BY rule_use_of_member
 WHERE member_id = ? AND member_id <> '' AND rule_id = ?`;

/** How often one member used a promotion, by business date. */
function usedBy({ db }: ReadableLedger, ruleId: string, memberId: string): UsedOn[] {
	return prepared(db, USED_BY_SQL).all(memberId, ruleId) as UsedOn[];
}

export type RuleSum = { readonly times: number; readonly amountFen: number };

/** What a promotion was used in all, and on that business date. */
export function useOf(
	{ db }: ReadableLedger,
	ruleId: string,
	bizDate: string,
): RuleSum & { readonly today: RuleSum } {
	const NONE: RuleSum = { times: 0, amountFen: 0 };
	const total = prepared(
		db,
		'SELECT times, amount_fen AS amountFen FROM rule_total WHERE rule_id = ?',
	).get(ruleId) as RuleSum | undefined;
	if (total === undefined) return { ...NONE, today: NONE };
	const today = prepared(
		db,
		`SELECT coalesce(sum(times), 0) AS times, coalesce(sum(amount_fen), 0) AS amountFen
		 FROM rule_use WHERE rule_id = ? AND biz_date = ?`,
	).get(ruleId, bizDate) as RuleSum;
	return { ...total, today };
}
