/**
 * A sale as it stands by now: what of its goods was not brought back. What comes back of a line is
 * a frozen share of it, so what is kept is what is left, to the fen, in however many pieces it
 * came.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { SaleRefunded } from '#shared/journal/refund-event.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** A refund, or the new sale of an exchange. */
export type Answer = { readonly pos: number; readonly event: SaleCompleted | SaleRefunded };
export type KeptSale = { readonly sale: SaleCompleted; readonly answers: readonly Answer[] };

type Cells = { readonly pos: number; readonly body: Buffer };

/** The sale at `pos` of the journal; undefined where something else stands there. */
export function findKeptSale({ db }: ReadableLedger, pos: number): KeptSale | undefined {
	const row = prepared(db, 'SELECT pos, body FROM journal WHERE pos = ?').get(pos);
	const sale = row === undefined ? undefined : read(row as Cells).event;
	if (sale?.kind !== 'sale/completed') return undefined;
	const rows = prepared(
		db,
		`SELECT r.pos, j.body FROM sale_return r JOIN journal j ON j.pos = r.pos
		 WHERE r.sale_id = ? ORDER BY r.pos`,
	).all(sale.sale_id) as Cells[];
	return { sale, answers: rows.map(read) };
}

function read({ pos, body }: Cells): Answer {
	return { pos, event: JSON.parse(body.toString('utf8')) as Answer['event'] };
}

type Line = {
	readonly base_fen: number;
	readonly tax_on_top?: number;
	readonly tax_fen: number;
};

/** The goods that are kept, at list price. */
export function keptAtList({ sale, answers }: KeptSale): number {
	return answers.reduce((sum, { event }) => {
		return sum - atList(event.returned?.lines ?? []);
	}, atList(sale.lines));
}

function atList(lines: readonly Line[]): number {
	return lines.reduce((sum, line) => {
		return sum + line.base_fen + (line.tax_on_top === 1 ? line.tax_fen : 0);
	}, 0);
}

/** What a coupon took off the goods that are kept. */
export function keptOff({ sale, answers }: KeptSale, code: string): number {
	const back = answers.flatMap(({ event }) => event.returned?.lines ?? []);
	return sale.lines.reduce((total, { n, adjustments }) => {
		const pieces = back.filter(({ of_n: of }) => of === n);
		return adjustments.reduce((sum, { rule_id: rule, amount_fen: fen }, at) => {
			if (rule !== code) return sum;
			return pieces.reduce((left, piece) => {
				return left - (piece.adjustments[at]?.amount_fen ?? 0);
			}, sum + fen);
		}, total);
	}, 0);
}
