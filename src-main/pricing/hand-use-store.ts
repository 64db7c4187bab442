/** The rows of `hand_use`: what each person took off by hand on a business date. */
import type { HandAction, HandUse } from '#shared/journal/count-uses.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export function countHandUse({ db }: WritableLedger, use: HandUse): void {
	prepared(
		db,
		`INSERT INTO hand_use (operator, biz_date, action, n, amount_fen) VALUES (?, ?, ?, ?, ?)
		 ON CONFLICT (operator, biz_date, action)
		 DO UPDATE SET n = n + excluded.n, amount_fen = amount_fen + excluded.amount_fen`,
	).run(use.operator, use.bizDate, use.action, use.n, use.amountFen);
}

/** Fen that somebody took off by hand on that date, in sales that were completed. */
export function takenByHand(
	{ db }: ReadableLedger,
	{ operator, bizDate, action }: { operator: string; bizDate: string; action: HandAction },
): number {
	const row = prepared(
		db,
		'SELECT amount_fen FROM hand_use WHERE operator = ? AND biz_date = ? AND action = ?',
	).get(operator, bizDate, action) as { amount_fen: number } | undefined;
	return row?.amount_fen ?? 0;
}
