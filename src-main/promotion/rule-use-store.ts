/** The rows of `rule_use`: how often a promotion was used, for its limits and for the manager. */
import type { CountedUse } from '#shared/journal/count-uses.ts';
import type { PriceBook } from '#shared/promotion/price-book.ts';
import type { Situation, PriorUse } from '#shared/promotion/situation.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** Adds a use; a sale that came back whole takes its uses away again (negative figures). */
export function countUse({ db }: WritableLedger, use: CountedUse): void {
	prepared(
		db,
		`INSERT INTO rule_use (rule_id, biz_date, member_id, times, amount_fen) VALUES (?, ?, ?, ?, ?)
		 ON CONFLICT (rule_id, biz_date, member_id)
		 DO UPDATE SET times = times + excluded.times, amount_fen = amount_fen + excluded.amount_fen`,
	).run(use.ruleId, use.bizDate, use.memberId, use.times, use.amountFen);
}

/** What the limits of the book are held against, by promotion; those without limits are left out. */
export function priorUseOf(
	{ db }: ReadableLedger,
	book: PriceBook,
	{ moment, member }: Situation,
): ReadonlyMap<string, PriorUse> {
	const limited = book.promotions.filter(({ limits }) => Object.keys(limits).length > 0);
	const read = prepared(
		db,
		`SELECT coalesce(sum(times), 0) AS total,
		   coalesce(sum(CASE WHEN biz_date = :today THEN times END), 0) AS today,
		   coalesce(sum(CASE WHEN member_id = :member THEN times END), 0) AS byMember,
		   coalesce(sum(CASE WHEN member_id = :member AND biz_date = :today THEN times END), 0)
		     AS byMemberToday
		 FROM rule_use WHERE rule_id = :rule`,
	);
	return new Map(
		limited.map(({ id }) => {
			// No member has an id like this: without a member nothing is counted by one.
			const asked = { rule: id, today: moment.bizDate, member: member?.memberId ?? ' ' };
			return [id, read.get(asked) as PriorUse];
		}),
	);
}

export type UseSum = {
	readonly rule_id: string;
	readonly times: number;
	readonly amount_fen: number;
	readonly times_today: number;
	readonly amount_today: number;
};

export function sumUses({ db }: ReadableLedger, today: string): Map<string, UseSum> {
	const rows = prepared(
		db,
		`SELECT rule_id, sum(times) AS times, sum(amount_fen) AS amount_fen,
		   coalesce(sum(CASE WHEN biz_date = :today THEN times END), 0) AS times_today,
		   coalesce(sum(CASE WHEN biz_date = :today THEN amount_fen END), 0) AS amount_today
		 FROM rule_use GROUP BY rule_id`,
	).all({ today }) as UseSum[];
	return new Map(rows.map((row) => [row.rule_id, row]));
}
