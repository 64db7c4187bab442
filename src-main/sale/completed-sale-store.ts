/** The rows of `sale`: the list one can search. The event at `pos` is the sale itself. */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { SaleRefunded } from '#shared/journal/refund-event.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import type { CompletedSaleView } from '#shared/contract/views.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type SaleRow = {
	pos: number;
	fiscal_no: number;
	receipt_no: string;
	sale_id: string;
	at_ms: number;
	biz_date: string;
	shift_id: number;
	operator: string;
	line_count: number;
	total_fen: number;
	tax_fen: number;
	reprints: number;
	print_state: string | null;
	kind: SaleKind;
	returned_fen: number;
	/** The row of the member whose it is. */
	member: number | null;
};

/** A refund and a void are documents of the list too, with what they gave back as a minus. */
export type SaleKind = 'sale' | 'refund' | 'void' | 'exchange';

const COLUMNS = `s.pos, s.fiscal_no, s.receipt_no, s.sale_id, s.at_ms, s.biz_date, s.shift_id,
  s.operator, s.line_count, s.total_fen, s.tax_fen, s.reprints, s.kind, s.member,
  (SELECT coalesce(sum(r.total_fen), 0) FROM sale_return r WHERE r.sale_id = s.sale_id)
    AS returned_fen,
  (SELECT j.state FROM print_job j WHERE j.job_id = s.receipt_job) AS print_state`;

export type ListedSale = Pick<
	SaleCompleted,
	'fiscal_no' | 'receipt_no' | 'sale_id' | 'at_ms' | 'biz_date' | 'shift_id' | 'operator'
> & {
	readonly kind: SaleKind;
	readonly lineCount: number;
	readonly totalFen: number;
	readonly taxFen: number;
	/** What it sold, fen; 0 of a refund. */
	readonly soldFen: number;
};

/** The row a completed sale has in the list; `verify` compares it with what is stored. */
export function listedSale(sale: SaleCompleted): ListedSale {
	const returned = sale.returned;
	return {
		...sale,
		kind: returned === undefined ? 'sale' : 'exchange',
		lineCount: sale.lines.length,
		totalFen: sale.total_fen - (returned?.total_fen ?? 0),
		taxFen: sale.tax_fen - (returned?.tax_fen ?? 0),
		soldFen: sale.total_fen,
	};
}

/** The row of a refund: what it gave back counts as a minus. */
export function listedRefund(refund: SaleRefunded): ListedSale {
	const { returned } = refund;
	return {
		...refund,
		sale_id: refund.refund_id,
		kind: refund.mode === 'void' ? 'void' : 'refund',
		lineCount: returned.lines.length,
		totalFen: -returned.total_fen,
		taxFen: -returned.tax_fen,
		soldFen: 0,
	};
}

type SaleToList = {
	readonly pos: number;
	readonly sale: ListedSale;
	/** The job of its receipt, already queued. */
	readonly receiptJob: number;
	/** The row of the member whose it is. */
	readonly member?: number | undefined;
};

export function insertSale(
	pen: WritableLedger,
	{ pos, sale, receiptJob, member }: SaleToList,
): void {
	noteDay(pen, sale.biz_date, pos);
	prepared(
		pen.db,
		`INSERT INTO sale (pos, fiscal_no, receipt_no, sale_id, at_ms, biz_date, shift_id, operator,
		   line_count, total_fen, tax_fen, receipt_job, kind, member, kept_fen, visit)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		pos,
		sale.fiscal_no,
		sale.receipt_no,
		sale.sale_id,
		sale.at_ms,
		sale.biz_date,
		sale.shift_id ?? 0,
		sale.operator ?? '',
		sale.lineCount,
		sale.totalFen,
		sale.taxFen,
		receiptJob,
		sale.kind,
		member ?? null,
		sale.soldFen,
		sale.kind === 'sale' || sale.kind === 'exchange' ? 1 : 0,
	);
}

type CameBack = { readonly totalFen: number; readonly isAll: boolean };

/** Goods of the sale at `pos` came back. True when it was a visit until now, and is none any more. */
export function keepLess(
	{ db }: WritableLedger,
	pos: number,
	{ totalFen, isAll }: CameBack,
): boolean {
	const row = prepared(db, 'SELECT visit FROM sale WHERE pos = ?').get(pos);
	const visit = (row as { visit: number } | undefined)?.visit ?? 0;
	prepared(db, 'UPDATE sale SET kept_fen = kept_fen - ?, visit = ? WHERE pos = ?').run(
		totalFen,
		isAll ? 0 : visit,
		pos,
	);
	return isAll && visit === 1;
}

/** The note stays with the sale, outside the journal: it may name a person. */
export function insertNote({ db }: WritableLedger, pos: number, note: string | undefined): void {
	if (note === undefined || note === '') return;
	prepared(db, 'INSERT INTO sale_note (pos, note) VALUES (?, ?)').run(pos, note);
}

export function findSaleAt({ db }: ReadableLedger, pos: number): SaleRow | undefined {
	return prepared(db, `SELECT ${COLUMNS} FROM sale s WHERE s.pos = ?`).get(pos) as
		| SaleRow
		| undefined;
}

export function findSaleByFiscalNo({ db }: ReadableLedger, fiscalNo: number): SaleRow | undefined {
	return prepared(db, `SELECT ${COLUMNS} FROM sale s WHERE s.fiscal_no = ?`).get(fiscalNo) as
		| SaleRow
		| undefined;
}

export type SaleFilter = {
	readonly bizDate: string;
	readonly operator: string;
	readonly totalFen: number | undefined;
	readonly beforePos: number;
	readonly limit: number;
};

/**
 * Newest first, down the primary key. A day is a range of positions. Without a day the newest rows
 * are walked, and `limit` bounds what is returned, never what a filter may skip: a search by amount
 * or operator asks for a day.
 */
export function listSaleRows(ledger: ReadableLedger, filter: SaleFilter): SaleRow[] {
	const range = filter.bizDate === '' ? { from: 0, to: LAST } : dayRange(ledger, filter.bizDate);
	const amount = filter.totalFen === undefined ? '' : 'AND s.total_fen = :totalFen';
	const who = filter.operator === '' ? '' : 'AND s.operator = :operator';
	const sql = `SELECT ${COLUMNS} FROM sale s WHERE s.pos >= :from AND s.pos < :to ${amount} ${who}
	  ORDER BY s.pos DESC LIMIT :limit`;
	return prepared(ledger.db, sql).all({
		from: range.from,
		to: Math.min(range.to, filter.beforePos),
		totalFen: filter.totalFen ?? 0,
		operator: filter.operator,
		limit: filter.limit,
	}) as SaleRow[];
}

const LAST = Number.MAX_SAFE_INTEGER;

/** The positions of a business date: from its first sale to the next date's first. */
function dayRange({ db }: ReadableLedger, bizDate: string): { from: number; to: number } {
	const first = prepared(db, 'SELECT first_pos AS pos FROM sale_day WHERE biz_date = ?').get(
		bizDate,
	);
	const next = prepared(
		db,
		'SELECT first_pos AS pos FROM sale_day WHERE biz_date > ? ORDER BY biz_date LIMIT 1',
	).get(bizDate);
	const from = (first as { pos: number } | undefined)?.pos ?? LAST;
	return { from, to: (next as { pos: number } | undefined)?.pos ?? LAST };
}

/** The first sale of a business date opens its range. */
function noteDay({ db }: WritableLedger, bizDate: string, pos: number): void {
	const known = prepared(db, 'SELECT 1 FROM sale_day WHERE biz_date = ?').get(bizDate);
	if (known !== undefined) return;
	prepared(db, 'INSERT INTO sale_day (biz_date, first_pos) VALUES (?, ?)').run(bizDate, pos);
}

export function countReprint(pen: WritableLedger, pos: number): number {
	const row = prepared(
		pen.db,
		'UPDATE sale SET reprints = reprints + 1 WHERE pos = ? RETURNING reprints',
	).get(pos) as { reprints: number };
	return row.reprints;
}

/** The event of a sale, from the journal's bytes. */
export function loadSaleEvent({ db }: ReadableLedger, pos: number): SaleCompleted {
	const row = prepared(db, 'SELECT body FROM journal WHERE pos = ?').get(pos) as { body: Buffer };
	return JSON.parse(row.body.toString('utf8')) as SaleCompleted;
}

/**
 * The receipt of a sale as it was made with it: a copy says what the first one said. Who the
 * customer is and what was noted is not in it (kept-apart.ts).
 */
export function loadReceipt({ db }: ReadableLedger, pos: number): ReceiptDocument {
	const row = prepared(
		db,
		`SELECT j.document_json AS document FROM sale s JOIN print_job j ON j.job_id = s.receipt_job
		 WHERE s.pos = ?`,
	).get(pos) as { document: string };
	return JSON.parse(row.document) as ReceiptDocument;
}

export function showSaleRow(row: SaleRow): CompletedSaleView {
	return {
		pos: row.pos,
		saleId: row.sale_id,
		receiptNo: row.receipt_no,
		fiscalNo: row.fiscal_no,
		atMs: row.at_ms,
		bizDate: row.biz_date,
		operator: row.operator,
		lineCount: row.line_count,
		totalFen: row.total_fen,
		taxFen: row.tax_fen,
		reprints: row.reprints,
		kind: row.kind,
		returnedFen: row.returned_fen,
		...(row.print_state === null
			? {}
			: { printState: row.print_state as NonNullable<CompletedSaleView['printState']> }),
	};
}
