/**
 * The rows of `family_link`, and what each linked member took out of the pool: their own sales paid
 * with its stored value and its points, less what came back of them, gifts for its points, and what
 * their open sales hold. Points count by what they are worth by the rules in force.
 */
import { poolMonth, type FamilyLimits, type FamilySpent } from '#shared/member/family.ts';
import { valueOf } from '#shared/points/redeem-points.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pointsBook } from '../points/points-store.ts';
import type { MemberRow } from './member-store.ts';

export type FamilyLink = {
	readonly member_id: string;
	readonly primary_id: string;
	/** Null without a limit. */
	readonly day_limit_fen: number | null;
	readonly month_limit_fen: number | null;
	readonly since_ms: number;
};

export function findLink({ db }: ReadableLedger, memberId: string): FamilyLink | undefined {
	return prepared(db, 'SELECT * FROM family_link WHERE member_id = ?').get(memberId) as
		| FamilyLink
		| undefined;
}

export function listLinks({ db }: ReadableLedger, primaryId: string): FamilyLink[] {
	return prepared(
		db,
		'SELECT * FROM family_link WHERE primary_id = ? ORDER BY since_ms, member_id',
	).all(primaryId) as FamilyLink[];
}

export function putLink({ db }: WritableLedger, link: FamilyLink): void {
	prepared(
		db,
		`INSERT INTO family_link (member_id, primary_id, day_limit_fen, month_limit_fen, since_ms)
		 VALUES (:member_id, :primary_id, :day_limit_fen, :month_limit_fen, :since_ms)
		 ON CONFLICT (member_id) DO UPDATE SET day_limit_fen = excluded.day_limit_fen,
		   month_limit_fen = excluded.month_limit_fen`,
	).run(link);
}

export function dropLink({ db }: WritableLedger, memberId: string): void {
	prepared(db, 'DELETE FROM family_link WHERE member_id = ?').run(memberId);
}

export function limitsOf(link: FamilyLink): FamilyLimits {
	return { dayFen: link.day_limit_fen, monthFen: link.month_limit_fen };
}

type PoolDay = {
	readonly pool: string;
	readonly bizDate: string;
	/** A sale whose own points do not count: they are being agreed anew. */
	readonly exceptSale?: string;
};

/** What a member took out of a pool on a business date and in its month, fen; points by worth. */
export function spentFromPool(
	ledger: ReadableLedger,
	{ id, member_id: memberId }: Pick<MemberRow, 'id' | 'member_id'>,
	{ pool, bizDate, exceptSale = '' }: PoolDay,
): FamilySpent {
	const book = pointsBook(ledger, bizDate);
	const held =
		heldFromPool(ledger, { memberId, pool }) +
		valueOf(book, pointsHeld(ledger, { memberId, exceptSale }));
	const since = (from: string) => {
		const key = { id, memberId, pool, from };
		const net = netSince(ledger, { id, pool, from });
		const points = Math.max(0, pointsSince(ledger, { id, pool, from }));
		const inAll = points + giftPointsSince(ledger, key);
		return Math.max(0, net) + valueOf(book, inAll) + held;
	};
	return { dayFen: since(bizDate), monthFen: since(poolMonth(bizDate)) };
}

type Since = { readonly id: number; readonly pool: string; readonly from: string };

/** A sale's spends less what came back of that very sale, whenever it came back. */
function netSince({ db }: ReadableLedger, key: Since): number {
	const row = prepared(
		db,
		`SELECT
		   (SELECT coalesce(-sum(m.principal_fen + m.bonus_fen), 0) FROM sale s
		    JOIN sv_move m ON m.pos = s.pos AND m.member_id = :pool AND m.kind = 'spend'
		    WHERE s.member = :id AND s.biz_date >= :from)
		   - (SELECT coalesce(sum(m.principal_fen + m.bonus_fen), 0) FROM sale s
		    JOIN sale_return r ON r.sale_id = s.sale_id
		    JOIN sv_move m ON m.pos = r.pos AND m.member_id = :pool AND m.kind = 'unspend'
		    WHERE s.member = :id AND s.biz_date >= :from) AS net`,
	).get(key) as { net: number };
	return row.net;
}

/** The same of points. */
function pointsSince({ db }: ReadableLedger, key: Since): number {
	const row = prepared(
		db,
		`SELECT
		   (SELECT coalesce(-sum(m.points), 0) FROM sale s
		    JOIN point_move m ON m.pos = s.pos AND m.member_id = :pool AND m.kind = 'redeem'
		    WHERE s.member = :id AND s.biz_date >= :from)
		   - (SELECT coalesce(sum(m.points), 0) FROM sale s
		    JOIN sale_return r ON r.sale_id = s.sale_id
		    JOIN point_move m ON m.pos = r.pos AND m.member_id = :pool AND m.kind = 'give-back'
		    WHERE s.member = :id AND s.biz_date >= :from) AS net`,
	).get(key) as { net: number };
	return row.net;
}

/** Points of the pool that a member took gifts for; whoever exchanged before was the pool's own. */
function giftPointsSince(
	{ db }: ReadableLedger,
	{ memberId, pool, from }: Since & { readonly memberId: string },
): number {
	const row = prepared(
		db,
		`SELECT coalesce(-sum(m.points), 0) AS net FROM point_move m JOIN journal j ON j.pos = m.pos
		 WHERE m.member_id = :pool AND m.kind = 'gift' AND j.biz_date >= :from
		   AND json_extract(j.body, '$.actor') = :memberId`,
	).get({ memberId, pool, from }) as { net: number };
	return row.net;
}

/** What the open sales of a member hold of a pool. */
function heldFromPool(
	{ db }: ReadableLedger,
	key: { readonly memberId: string; readonly pool: string },
): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(a.amount_fen), 0) AS held FROM open_sale o
		 JOIN payment_attempt a ON a.sale_id = o.sale_id
		 WHERE a.method = 'stored_value' AND a.subject = :pool
		   AND json_extract(o.terms_json, '$.member.memberId') = :memberId
		   AND a.state NOT IN ('failed', 'reversed', 'refunded')`,
	).get(key) as { held: number };
	return row.held;
}

/** Points that were agreed on the open sales of a member. */
function pointsHeld(
	{ db }: ReadableLedger,
	key: { readonly memberId: string; readonly exceptSale: string },
): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(json_extract(terms_json, '$.points')), 0) AS held FROM open_sale
		 WHERE json_extract(terms_json, '$.member.memberId') = :memberId AND sale_id <> :exceptSale`,
	).get(key) as { held: number };
	return row.held;
}

export type PoolSpend = {
	readonly memberId: string;
	readonly name: string;
	/** '' for a gift, which has none. */
	readonly receiptNo: string;
	readonly atMs: number;
	readonly fen: number;
	readonly points: number;
};

/** Who spent out of a pool, in sales and for gifts, the newest first. */
export function listSpends({ db }: ReadableLedger, pool: string): PoolSpend[] {
	return prepared(
		db,
		`WITH taken AS (
		   SELECT pos, -(principal_fen + bonus_fen) AS fen, 0 AS points FROM sv_move
		   WHERE member_id = :pool AND kind = 'spend'
		   UNION ALL SELECT pos, 0, -points FROM point_move
		   WHERE member_id = :pool AND kind IN ('redeem', 'gift')),
		 newest AS (SELECT pos, sum(fen) AS fen, sum(points) AS points FROM taken
		   GROUP BY pos ORDER BY pos DESC LIMIT 20)
		 SELECT b.member_id AS memberId, b.name, coalesce(s.receipt_no, '') AS receiptNo,
		   j.at_ms AS atMs, n.fen, n.points
		 FROM newest n JOIN journal j ON j.pos = n.pos LEFT JOIN sale s ON s.pos = n.pos
		 JOIN member b ON b.member_id = coalesce(
		   (SELECT member_id FROM member WHERE id = s.member), json_extract(j.body, '$.actor'), :pool)
		 ORDER BY n.pos DESC`,
	).all({ pool }) as PoolSpend[];
}
