/** Reading the sale behind a refund and what came back of it before, from the journal's bytes. */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { OriginalSale, ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { refundableSale, type RefundableSale } from '#shared/refund/refundable-sale.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Refundable = { readonly of: OriginalSale; readonly refundable: RefundableSale };

type JournalCells = { inc: number; n: number; hash: Buffer; body: Buffer };

/** The sale at `pos` with every part that answered it; the caller knows that a sale is there. */
export function loadRefundable({ db }: ReadableLedger, pos: number): Refundable {
	const row = prepared(db, 'SELECT inc, n, hash, body FROM journal WHERE pos = ?').get(pos);
	const { inc, n, hash, body } = row as JournalCells;
	const sale = JSON.parse(body.toString('utf8')) as SaleCompleted;
	const { sale_id, receipt_no } = sale;
	return {
		of: { sale_id, receipt_no, inc, n, hash: hash.toString('hex') },
		refundable: refundableSale(sale, loadParts({ db }, sale_id)),
	};
}

/** Where a sale stands in this ledger; undefined for another terminal's. */
export function findPosOf({ db }: ReadableLedger, { inc, n }: OriginalSale): number | undefined {
	const row = prepared(db, 'SELECT pos FROM journal WHERE inc = ? AND n = ?').get(inc, n);
	return (row as { pos: number } | undefined)?.pos;
}

/** The parts that answered a sale, oldest first. */
export function loadParts({ db }: Pick<ReadableLedger, 'db'>, saleId: string): ReturnedPart[] {
	const rows = prepared(
		db,
		`SELECT j.body FROM sale_return r JOIN journal j ON j.pos = r.pos
		 WHERE r.sale_id = ? ORDER BY r.pos`,
	).all(saleId) as { body: Buffer }[];
	return rows.flatMap(({ body }) => {
		const event = JSON.parse(body.toString('utf8')) as SaleCompleted | SaleRefunded;
		return event.returned === undefined ? [] : [event.returned];
	});
}

/** Remembers that the event at `pos` answered a sale. */
export function insertReturn(pen: WritableLedger, pos: number, part: ReturnedPart): void {
	if (part.of === undefined) return;
	prepared(pen.db, 'INSERT INTO sale_return (sale_id, pos, total_fen) VALUES (?, ?, ?)').run(
		part.of.sale_id,
		pos,
		part.total_fen,
	);
}

/** What an account holds by now, fen; 0 when nothing ever moved it. */
export function balanceOf({ db }: ReadableLedger, account: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(debit - credit), 0) AS held FROM balance
		 WHERE ledger = 1 AND account = ?`,
	).get(account) as { held: number };
	return row.held;
}
