/** The rows of `sv_lot`, `sv_move` and `sv_book`, read; they are written with their events. */
import type { StoredValueToppedUp } from '#shared/journal/stored-value-event.ts';
import type { SpendPolicy, StoredValueLot } from '#shared/stored-value/lot.ts';
import { DEFAULT_BOOK, type StoredValueBook } from '#shared/stored-value/stored-value-book.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type LotRow = {
	lot_id: string;
	seq: number;
	principal_fen: number;
	bonus_fen: number;
	principal_left_fen: number;
	bonus_left_fen: number;
	bonus_expired_fen: number;
	policy: SpendPolicy;
	bonus_expires: string;
	opened_pos: number;
	opened_ms: number;
	biz_date: string;
	kind: string;
};

/** A lot with the business date it was laid down on, and by what. */
export type HeldLot = StoredValueLot & {
	readonly openedOn: string;
	readonly openedBy: string;
	readonly openedPos: number;
};

export const LOTS = `SELECT l.lot_id, l.seq, l.principal_fen, l.bonus_fen, l.principal_left_fen,
   l.bonus_left_fen, l.bonus_expired_fen, l.policy, l.bonus_expires, l.opened_pos, l.opened_ms,
   j.biz_date, j.kind
 FROM sv_lot l JOIN journal j ON j.pos = l.opened_pos`;

/** All lots of a member, oldest first. */
export function lotsOf({ db }: ReadableLedger, memberId: string): HeldLot[] {
	const rows = prepared(db, `${LOTS} WHERE l.member_id = ? ORDER BY l.seq`).all(memberId);
	return (rows as LotRow[]).map(readLot);
}

/** Those with something left, as they may be spent on a business date: an old bonus is not there. */
export function spendableLots(ledger: ReadableLedger, memberId: string, today: string): HeldLot[] {
	return spendableOn(lotsOf(ledger, memberId), today);
}

export function spendableOn<Lot extends StoredValueLot>(lots: readonly Lot[], date: string): Lot[] {
	return lots
		.map((lot) => {
			const isOver = lot.bonusExpires !== '' && lot.bonusExpires < date;
			if (!isOver || lot.bonusLeft === 0) return lot;
			return { ...lot, bonusLeft: 0, bonusExpired: lot.bonusExpired + lot.bonusLeft };
		})
		.filter(({ principalLeft, bonusLeft }) => principalLeft + bonusLeft > 0);
}

export function readLot(row: LotRow): HeldLot {
	return {
		lotId: row.lot_id,
		seq: row.seq,
		policy: row.policy,
		principal: row.principal_fen,
		bonus: row.bonus_fen,
		principalLeft: row.principal_left_fen,
		bonusLeft: row.bonus_left_fen,
		bonusExpired: row.bonus_expired_fen,
		bonusExpires: row.bonus_expires,
		openedAtMs: row.opened_ms,
		openedOn: row.biz_date,
		openedBy: row.kind,
		openedPos: row.opened_pos,
	};
}

/** The last business date its bonus is good on; '' without an end. */
export function bonusEndOf({ db }: ReadableLedger, lotId: string): string {
	const row = prepared(db, 'SELECT bonus_expires AS end FROM sv_lot WHERE lot_id = ?').get(lotId);
	return (row as { end: string } | undefined)?.end ?? '';
}

/** The top-up that laid a lot down; undefined for one that was brought along or transferred. */
export function topUpOf({ db }: ReadableLedger, lotId: string): StoredValueToppedUp | undefined {
	const row = prepared(
		db,
		`SELECT j.body FROM sv_lot l JOIN journal j ON j.pos = l.opened_pos WHERE l.lot_id = ?`,
	).get(lotId) as { body: Buffer } | undefined;
	if (row === undefined) return undefined;
	const event = JSON.parse(row.body.toString('utf8')) as StoredValueToppedUp;
	return event.kind === 'stored-value/topped-up' ? event : undefined;
}

/** Tries with stored value of sales that are still open. */
export const OPEN_TRIES = `FROM open_sale
 CROSS JOIN payment_attempt a ON a.sale_id = open_sale.sale_id
 WHERE a.method = 'stored_value' AND a.state NOT IN ('failed', 'reversed', 'refunded')`;

/** What tries of sales that are still open hold of a member's stored value, fen. */
export function heldByTries({ db }: ReadableLedger, memberId: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(a.amount_fen), 0) AS held ${OPEN_TRIES} AND a.subject = ?`,
	).get(memberId) as { held: number };
	return row.held;
}

export type MoveRow = {
	readonly pos: number;
	readonly at_ms: number;
	readonly biz_date: string;
	readonly kind: string;
	readonly principal_fen: number;
	readonly bonus_fen: number;
	readonly operator: string;
};

/** Movements of a member's pockets by event, the newest first. */
export function listMoves({ db }: ReadableLedger, memberId: string, limit: number): MoveRow[] {
	return prepared(
		db,
		`SELECT m.pos, j.at_ms, j.biz_date, m.kind, sum(m.principal_fen) AS principal_fen,
		   sum(m.bonus_fen) AS bonus_fen, coalesce(json_extract(j.body, '$.operator'), '') AS operator
		 FROM sv_move m JOIN journal j ON j.pos = m.pos
		 WHERE m.member_id = ? GROUP BY m.pos ORDER BY m.pos DESC LIMIT ?`,
	).all(memberId, limit) as MoveRow[];
}

export function bookInForce({ db }: ReadableLedger): StoredValueBook {
	const row = prepared(db, 'SELECT book_json FROM sv_book ORDER BY version DESC LIMIT 1').get();
	if (row === undefined) return DEFAULT_BOOK;
	const saved = JSON.parse((row as { book_json: string }).book_json) as Partial<StoredValueBook>;
	const offline = { ...DEFAULT_BOOK.offline, ...saved.offline };
	return { ...DEFAULT_BOOK, ...saved, offline };
}

export function insertBook(
	{ db }: WritableLedger,
	{
		book,
		atMs,
		by,
	}: { readonly book: StoredValueBook; readonly atMs: number; readonly by: string },
): void {
	prepared(
		db,
		`INSERT INTO sv_book (version, changed_ms, changed_by, book_json)
		 VALUES ((SELECT coalesce(max(version), 0) + 1 FROM sv_book), ?, ?, ?)`,
	).run(atMs, by, JSON.stringify(book));
}
