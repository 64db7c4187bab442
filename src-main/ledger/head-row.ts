/**
 * The head row: where the chain stands and the totals that are never reset. Kept in memory by the
 * pen, written in every event's transaction, compared with the journal when the ledger is opened.
 */
import type { Connection } from './connect.ts';
import type { LedgerHead } from './access.ts';

/** Before the first event. `hash` is what the first event's `prev` must be: 32 zero bytes. */
export const BEFORE_ALL: LedgerHead = {
	pos: 0,
	inc: 0,
	n: 0,
	hash: new Uint8Array(32),
	fiscalNo: 0,
	gtCount: 0,
	gtNetFen: 0,
	gtAbsFen: 0,
	gtTaxFen: 0,
	maxAtMs: 0,
	maxBizDate: '',
};

/** The stored head; undefined before the first event. */
export function loadHead(db: Connection): LedgerHead | undefined {
	return db
		.prepare<[], LedgerHead>(
			`SELECT pos, inc, n, hash, fiscal_no AS fiscalNo, gt_count AS gtCount,
			   gt_net_fen AS gtNetFen, gt_abs_fen AS gtAbsFen, gt_tax_fen AS gtTaxFen,
			   max_at_ms AS maxAtMs, max_biz_date AS maxBizDate
			 FROM head WHERE id = 1`,
		)
		.get();
}

/** The prepared write of the head row. */
export function prepareSaveHead(db: Connection): (head: LedgerHead) => void {
	const save = db.prepare(
		`INSERT INTO head (id, pos, inc, n, hash, fiscal_no, gt_count, gt_net_fen, gt_abs_fen,
		   gt_tax_fen, max_at_ms, max_biz_date)
		 VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET pos = excluded.pos, inc = excluded.inc, n = excluded.n,
		   hash = excluded.hash, fiscal_no = excluded.fiscal_no, gt_count = excluded.gt_count,
		   gt_net_fen = excluded.gt_net_fen, gt_abs_fen = excluded.gt_abs_fen,
		   gt_tax_fen = excluded.gt_tax_fen, max_at_ms = excluded.max_at_ms,
		   max_biz_date = excluded.max_biz_date`,
	);
	return (head) => {
		save.run(
			head.pos,
			head.inc,
			head.n,
			head.hash,
			head.fiscalNo,
			head.gtCount,
			head.gtNetFen,
			head.gtAbsFen,
			head.gtTaxFen,
			head.maxAtMs,
			head.maxBizDate,
		);
	};
}
