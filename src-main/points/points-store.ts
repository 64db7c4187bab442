/** The rows of points (积分), read; lots, debts and movements are written with their events. */
import { account, POINTS_LEDGER } from '#shared/journal/account.ts';
import type { PointLot, PointLots } from '#shared/points/point-lots.ts';
import { DEFAULT_POINTS_BOOK, type PointsBook } from '#shared/points/points-book.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOfId } from '../member/past-of.ts';
import { owedTo } from '../member/member-figures.ts';

const LOT = `SELECT lot_id AS lotId, seq, points, left_points AS "left", expires FROM point_lot`;

/** A member's lots with something left, and what they owe. */
export function pointLotsOf({ db }: ReadableLedger, memberId: string): PointLots {
	const lots = prepared(db, `${LOT} WHERE member_id = ? AND left_points > 0`).all(memberId);
	return { lots: lots as PointLot[], debt: debtOf({ db }, memberId) };
}

/** One lot, whatever is left of it. */
export function findPointLot({ db }: ReadableLedger, lotId: string): PointLot | undefined {
	return prepared(db, `${LOT} WHERE lot_id = ?`).get(lotId) as PointLot | undefined;
}

/** Who has a lot by now; undefined when there is none of that name. */
export function ownerOfLot({ db }: ReadableLedger, lotId: string): string | undefined {
	const row = prepared(db, 'SELECT member_id AS owner FROM point_lot WHERE lot_id = ?').get(lotId);
	return (row as { owner: string } | undefined)?.owner;
}

/** What of a lot ended while it was this member's. */
export function endedOf({ db }: ReadableLedger, memberId: string, lotId: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(-sum(points), 0) AS points FROM point_move
		 WHERE member_id = ? AND lot_id = ? AND kind = 'expire'`,
	).get(memberId, lotId) as { points: number };
	return row.points;
}

function debtOf({ db }: ReadableLedger, memberId: string): number {
	const row = prepared(db, 'SELECT points FROM point_debt WHERE member_id = ?').get(memberId);
	return (row as { points: number } | undefined)?.points ?? 0;
}

/** Lots less debt: what the postings say; negative while they owe more than they have. */
export function pointBalanceOf(ledger: ReadableLedger, memberId: string): number {
	const name = account.points('member');
	return owedTo(ledger, POINTS_LEDGER, { name, subject: memberId });
}

/** The rules in force on a business date: the newest of those that had begun by then. */
export function pointsBook({ db }: ReadableLedger, bizDate: string): PointsBook {
	const row = prepared(
		db,
		`SELECT book_json FROM point_book WHERE coalesce(json_extract(book_json, '$.from'), '') <= ?
		 ORDER BY version DESC LIMIT 1`,
	).get(bizDate) as { book_json: string } | undefined;
	if (row === undefined) return DEFAULT_POINTS_BOOK;
	return { ...DEFAULT_POINTS_BOOK, ...(JSON.parse(row.book_json) as Partial<PointsBook>) };
}

/** The rules as they were last written; they may begin later. */
export function writtenPointsBook(ledger: ReadableLedger): PointsBook {
	return pointsBook(ledger, '9999-12-31');
}

export type NewBook = { readonly book: PointsBook; readonly atMs: number; readonly by: string };

export function insertPointsBook({ db }: WritableLedger, { book, atMs, by }: NewBook): void {
	prepared(
		db,
		`INSERT INTO point_book (version, changed_ms, changed_by, book_json)
		 VALUES ((SELECT coalesce(max(version), 0) + 1 FROM point_book), ?, ?, ?)`,
	).run(atMs, by, JSON.stringify(book));
}

/** More in a day is counted no further. */
const LOOKED_AT = 200;

/**
 * The sales of a day that earned points for a member and their past, by who rang them up; without
 * those that came back whole.
 */
export function earningsOn(ledger: ReadableLedger, memberId: string, bizDate: string): string[] {
	return pastOfId(ledger, memberId).flatMap((id) => ownEarningsOn(ledger, id, bizDate));
}

function ownEarningsOn({ db }: ReadableLedger, memberId: string, bizDate: string): string[] {
	const rows = prepared(
		db,
		`SELECT coalesce(json_extract(j.body, '$.operator'), '') AS operator
		 FROM (SELECT DISTINCT pos FROM point_move WHERE member_id = ? AND kind = 'earn'
		   ORDER BY pos DESC LIMIT ${LOOKED_AT}) m
		 JOIN journal j ON j.pos = m.pos WHERE j.biz_date = ?
		   AND json_extract(j.body, '$.total_fen') > coalesce((SELECT sum(r.total_fen)
		     FROM sale_return r WHERE r.sale_id = json_extract(j.body, '$.sale_id')), -1)`,
	).all(memberId, bizDate) as { operator: string }[];
	return rows.map(({ operator }) => operator);
}

/** A day has fewer events; without this the whole journal would be read. */
const OF_A_DAY = 20_000;

/** What somebody adjusted by hand, or released, of all members on a day: Σ of the sizes. */
export function adjustedOn({ db }: ReadableLedger, who: string, bizDate: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(abs(json_extract(body, '$.points'))), 0) AS points FROM journal
		 WHERE pos > (SELECT coalesce(max(pos), 0) - ${OF_A_DAY} FROM journal)
		   AND biz_date = ? AND kind = 'points/adjusted' AND json_extract(body, '$.by_hand') = 1
		   AND ? IN (json_extract(body, '$.operator'), json_extract(body, '$.approver'))`,
	).get(bizDate, who) as { points: number };
	return row.points;
}

export type PointMoveRow = {
	readonly pos: number;
	readonly atMs: number;
	readonly bizDate: string;
	readonly kind: string;
	readonly points: number;
	readonly operator: string;
};

/** Movements of a member by event and kind, the newest first. */
export function listPointMoves({ db }: ReadableLedger, memberId: string): PointMoveRow[] {
	return prepared(
		db,
		`SELECT m.pos, j.at_ms AS atMs, j.biz_date AS bizDate, m.kind, sum(m.points) AS points,
		   coalesce(json_extract(j.body, '$.operator'), '') AS operator
		 FROM point_move m JOIN journal j ON j.pos = m.pos
		 WHERE m.member_id = ? GROUP BY m.pos, m.kind ORDER BY m.pos DESC LIMIT 200`,
	).all(memberId) as PointMoveRow[];
}

export type GiftRow = {
	readonly gift_id: string;
	readonly name: string;
	readonly points: number;
	readonly stock: number;
	readonly active: number;
};

export function listGifts({ db }: ReadableLedger): GiftRow[] {
	return prepared(
		db,
		'SELECT * FROM point_gift ORDER BY active DESC, points, name LIMIT 500',
	).all() as GiftRow[];
}

export function findGift({ db }: ReadableLedger, giftId: string): GiftRow | undefined {
	return prepared(db, 'SELECT * FROM point_gift WHERE gift_id = ?').get(giftId) as
		| GiftRow
		| undefined;
}

export function putGiftRow({ db }: WritableLedger, gift: GiftRow): void {
	prepared(
		db,
		`INSERT INTO point_gift (gift_id, name, points, stock, active)
		 VALUES (:gift_id, :name, :points, :stock, :active)
		 ON CONFLICT (gift_id) DO UPDATE SET name = :name, points = :points, stock = :stock,
		   active = :active`,
	).run(gift);
}

export type AlertRow = {
	readonly bizDate: string;
	readonly memberId: string;
	readonly reason: 'day-limit' | 'same-cashier' | 'device-limit';
	readonly operator: string;
	readonly sales: number;
};

export function listAlerts({ db }: ReadableLedger): AlertRow[] {
	return prepared(
		db,
		`SELECT biz_date AS bizDate, member_id AS memberId, reason, operator, sales
		 FROM point_alert ORDER BY biz_date DESC, pos DESC LIMIT 100`,
	).all() as AlertRow[];
}

export function putAlert({ db }: WritableLedger, alert: AlertRow & { readonly pos: number }): void {
	prepared(
		db,
		`INSERT INTO point_alert (biz_date, member_id, reason, operator, sales, pos)
		 VALUES (:bizDate, :memberId, :reason, :operator, :sales, :pos)
		 ON CONFLICT (biz_date, member_id, reason, operator) DO UPDATE SET sales = :sales`,
	).run(alert);
}

export type EndingRow = {
	readonly memberId: string;
	readonly points: number;
	readonly expires: string;
};

/** Σ by member and end, between two business dates. */
export function listEnding(
	{ db }: ReadableLedger,
	between: { readonly from: string; readonly until: string },
): EndingRow[] {
	return prepared(
		db,
		`SELECT member_id AS memberId, sum(left_points) AS points, expires FROM point_lot
		 WHERE left_points > 0 AND expires BETWEEN :from AND :until
		 GROUP BY expires, member_id ORDER BY expires, points DESC LIMIT 300`,
	).all(between) as EndingRow[];
}
