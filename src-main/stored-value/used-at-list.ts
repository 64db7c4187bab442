/**
 * What was had for stored value at list price: for a refund at the consumer's own reason nothing
 * that was had counts at a discount (法释〔2025〕4号 Art. 19). Only what came out of the top-ups that
 * are given back counts, whosever they were then, and what was returned to them does not.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { StoredValueRefunded } from '#shared/journal/stored-value-event.ts';
import type { ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

type Spent = { readonly kind: string; readonly fen: number; readonly body: Buffer };

const GIVEN_BACK = `l.origin_lot IN (SELECT origin_lot FROM sv_lot
 WHERE member_id = ? AND principal_left_fen + bonus_left_fen > 0)`;

/** Fen, ≥ 0; each sale by the share of it that stored value paid. */
export function usedAtList({ db }: ReadableLedger, memberId: string): number {
	const rows = prepared(
		db,
		`SELECT m.kind, abs(sum(m.principal_fen + m.bonus_fen)) AS fen, j.body
		 FROM sv_move m JOIN sv_lot l ON l.lot_id = m.lot_id JOIN journal j ON j.pos = m.pos
		 WHERE m.kind IN ('spend', 'unspend') AND ${GIVEN_BACK}
		 GROUP BY m.pos, m.kind`,
	).all(memberId) as Spent[];
	const used = rows.reduce((sum, { kind, fen, body }) => {
		const event = JSON.parse(body.toString('utf8')) as SaleCompleted | SaleRefunded;
		const isBack = kind === 'unspend';
		const listed = listedOf(isBack ? event.returned : event);
		return sum + (isBack ? -1 : 1) * shareOf(listed, fen);
	}, 0);
	return Math.max(0, used);
}

type Settled = { readonly principal: number; readonly body: Buffer };

/**
 * What earlier refunds for the consumer's own reason took off the same top-ups at list price beyond
 * what had been paid, fen, ≥ 0: goods that came back since were charged then.
 */
export function chargedBefore({ db }: ReadableLedger, memberId: string): number {
	const rows = prepared(
		db,
		`SELECT -sum(m.principal_fen) AS principal, j.body
		 FROM sv_move m JOIN sv_lot l ON l.lot_id = m.lot_id JOIN journal j ON j.pos = m.pos
		 WHERE m.kind = 'refund' AND ${GIVEN_BACK} GROUP BY m.pos`,
	).all(memberId) as Settled[];
	return rows.reduce((sum, { principal, body }) => {
		const event = JSON.parse(body.toString('utf8')) as StoredValueRefunded;
		const out = event.parts.reduce((total, part) => total + part.principal_fen, 0);
		if (event.reason !== 'consumer' || out === 0) return sum;
		const beside = event.calculation
			.filter(({ line }) => line === 'interest' || line.startsWith('gift-'))
			.reduce((total, { fen }) => total + fen, 0);
		return sum + multiplyDivide(Math.max(0, event.kept_fen + beside), principal, out);
	}, 0);
}

type Listed = { readonly listFen: number; readonly netFen: number };

/** The goods of a sale, or those that came back, at list price and as they were charged. */
function listedOf(goods: SaleCompleted | SaleRefunded | ReturnedPart | undefined): Listed {
	if (goods === undefined || !('lines' in goods)) return { listFen: 0, netFen: 0 };
	const listFen = goods.lines.reduce((sum, line) => {
		return sum + line.base_fen + (line.tax_on_top === 1 ? line.tax_fen : 0);
	}, 0);
	return { listFen, netFen: goods.total_fen };
}

function shareOf({ listFen, netFen }: Listed, fen: number): number {
	return netFen === 0 ? fen : multiplyDivide(listFen, fen, netFen);
}
