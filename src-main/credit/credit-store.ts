/**
 * The rows of `credit_slip` (店内余额凭证), read. They are written with the postings they sum up
 * (ledger/project-event.ts), so no request can forget one.
 */
import type { SlipToSpend } from '#shared/credit/take-credit.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Slip = SlipToSpend & { readonly code: string; readonly issuedMs: number };

/** The slip of a code, with what payments of sales that are still open hold of it. */
export function findSlip({ db }: ReadableLedger, code: string): Slip | undefined {
	const row = prepared(
		db,
		`SELECT s.issued_ms, s.balance_fen,
		   coalesce((SELECT sum(a.amount_fen) FROM open_sale o
		     JOIN payment_attempt a ON a.sale_id = o.sale_id
		     WHERE a.method = 'store_credit' AND a.subject = s.code
		       AND a.state NOT IN ('failed', 'reversed', 'refunded')), 0) AS held_fen
		 FROM credit_slip s WHERE s.code = ?`,
	).get(code) as { issued_ms: number; balance_fen: number; held_fen: number } | undefined;
	if (row === undefined) return undefined;
	const { issued_ms: issuedMs, balance_fen: balanceFen, held_fen: heldFen } = row;
	return { code, issuedMs, balanceFen, heldFen };
}
