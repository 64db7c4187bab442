/**
 * The rows of `open_sale` and `open_line`. A move saves only the lines it touched, so a basket of
 * two hundred lines costs no more per scan than one of two.
 */
import type { SaleId } from '#shared/kernel/ids.ts';
import type { OpenLine, OpenSale, Reversal, SaleChange } from '#shared/sale/open-sale.ts';
import type { SaleTerms } from '#shared/sale/terms.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

type Row = {
	sale_id: string;
	state: 'open' | 'parked';
	opened_ms: number;
	changed_ms: number;
	operator: string;
	revision: number;
	next_seat: number;
	label: string;
	undo_json: string;
	terms_json: string;
};

const COLUMNS = `sale_id, state, opened_ms, changed_ms, operator, revision, next_seat, label,
  undo_json, terms_json`;

/** A sale with a deposit waits in a list of its own, not among the parked ones. */
const WITHOUT_DEPOSIT = `NOT EXISTS (SELECT 1 FROM deposit_order d
  WHERE d.sale_id = open_sale.sale_id AND d.state = 'open')`;

/** The one open sale, if a basket was begun. */
export function findOpenSale(ledger: ReadableLedger): OpenSale | undefined {
	const row = prepared(ledger.db, `SELECT ${COLUMNS} FROM open_sale WHERE state = 'open'`).get();
	return row === undefined ? undefined : readSale(ledger, row as Row);
}

export function findParkedSale(ledger: ReadableLedger, saleId: string): OpenSale | undefined {
	const row = prepared(
		ledger.db,
		`SELECT ${COLUMNS} FROM open_sale
		 WHERE sale_id = ? AND state = 'parked' AND ${WITHOUT_DEPOSIT}`,
	).get(saleId);
	return row === undefined ? undefined : readSale(ledger, row as Row);
}

/** Open, parked or waiting with a deposit. */
export function findSale(ledger: ReadableLedger, saleId: string): OpenSale | undefined {
	const row = prepared(ledger.db, `SELECT ${COLUMNS} FROM open_sale WHERE sale_id = ?`).get(saleId);
	return row === undefined ? undefined : readSale(ledger, row as Row);
}

/** Parked sales, newest first, with when they were parked. */
export function listParkedSales(ledger: ReadableLedger): { sale: OpenSale; parkedAtMs: number }[] {
	const rows = prepared(
		ledger.db,
		`SELECT ${COLUMNS} FROM open_sale WHERE state = 'parked' AND ${WITHOUT_DEPOSIT}
		 ORDER BY changed_ms DESC LIMIT 100`,
	).all() as Row[];
	return rows.map((row) => ({ sale: readSale(ledger, row), parkedAtMs: row.changed_ms }));
}

/** True when a coupon lies on a sale that waits, parked or with a deposit. */
export function liesElsewhere({ db }: ReadableLedger, code: string): boolean {
	const row = prepared(
		db,
		`SELECT 1 FROM open_sale, json_each(open_sale.terms_json, '$.coupons') AS coupon
		 WHERE open_sale.state = 'parked' AND json_extract(coupon.value, '$.code') = ?`,
	).get(code);
	return row !== undefined;
}

export function countParked({ db }: ReadableLedger): number {
	const row = prepared(
		db,
		`SELECT count(*) AS n FROM open_sale WHERE state = 'parked' AND ${WITHOUT_DEPOSIT}`,
	).get();
	return (row as { n: number }).n;
}

/** Writes the header and the lines a move put and dropped. */
export function saveSaleChange(pen: WritableLedger, change: SaleChange, atMs: number): void {
	saveSaleHeader(pen, change.sale, atMs);
	const dropSeat = prepared(
		pen.db,
		`DELETE FROM open_line WHERE sale_id = ? AND json_extract(line_json, '$.lineId') = ?`,
	);
	for (const lineId of change.drop) dropSeat.run(change.sale.saleId, lineId);
	const putLine = prepared(
		pen.db,
		`INSERT INTO open_line (sale_id, seat, line_json) VALUES (?, ?, ?)
		 ON CONFLICT (sale_id, seat) DO UPDATE SET line_json = excluded.line_json`,
	);
	for (const line of change.put) putLine.run(change.sale.saleId, line.seat, JSON.stringify(line));
}

/**
 * Writes state, label, revision, terms and undo of a sale; its lines stay. `atMs` becomes the
 * moment its prices are of.
 */
export function saveSaleHeader(pen: WritableLedger, sale: OpenSale, atMs: number): void {
	prepared(
		pen.db,
		`INSERT INTO open_sale (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (sale_id) DO UPDATE SET state = excluded.state, changed_ms = excluded.changed_ms,
		   revision = excluded.revision, next_seat = excluded.next_seat, label = excluded.label,
		   undo_json = excluded.undo_json, operator = excluded.operator,
		   terms_json = excluded.terms_json`,
	).run(
		sale.saleId,
		sale.state,
		sale.openedAtMs,
		atMs,
		sale.operator,
		sale.revision,
		sale.nextSeat,
		sale.label,
		JSON.stringify(sale.undo),
		JSON.stringify(sale.terms),
	);
}

/** Takes a sale that was completed or voided off the counter. */
export function dropOpenSale(pen: WritableLedger, saleId: SaleId): void {
	prepared(pen.db, 'DELETE FROM open_line WHERE sale_id = ?').run(saleId);
	prepared(pen.db, 'DELETE FROM open_sale WHERE sale_id = ?').run(saleId);
}

function readSale({ db }: ReadableLedger, row: Row): OpenSale {
	const lines = prepared(db, 'SELECT line_json FROM open_line WHERE sale_id = ? ORDER BY seat').all(
		row.sale_id,
	) as { line_json: string }[];
	return {
		saleId: row.sale_id as SaleId,
		state: row.state,
		openedAtMs: row.opened_ms,
		changedAtMs: row.changed_ms,
		operator: row.operator,
		revision: row.revision,
		nextSeat: row.next_seat,
		label: row.label,
		lines: lines.map((line) => JSON.parse(line.line_json) as OpenLine),
		undo: JSON.parse(row.undo_json) as Reversal[],
		terms: JSON.parse(row.terms_json) as SaleTerms,
	};
}
