/**
 * The rows of `family_link`, and what each linked member took out of the pool: their own sales paid
 * with its lots, less what came back of them, and what their open sales hold.
 */
import { poolMonth, type FamilyLimits, type FamilySpent } from '#shared/member/family.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { MemberRow } from './member-store.ts';

export type FamilyLink = {
	readonly member_id: string;
	readonly primary_id: string;
	readonly day_limit_fen: number;
	readonly month_limit_fen: number;
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

/** What a member took out of a pool on a business date and in its month, fen. */
export function spentFromPool(
	ledger: ReadableLedger,
	{ id, member_id: memberId }: Pick<MemberRow, 'id' | 'member_id'>,
	{ pool, bizDate }: { readonly pool: string; readonly bizDate: string },
): FamilySpent {
	const held = heldFromPool(ledger, { memberId, pool });
	const since = (from: string) => Math.max(0, netSince(ledger, { id, pool, from })) + held;
	return { dayFen: since(bizDate), monthFen: since(poolMonth(bizDate)) };
}

/** A sale's spends less what came back of that very sale, whenever it came back. */
function netSince(
	{ db }: ReadableLedger,
	key: { readonly id: number; readonly pool: string; readonly from: string },
): number {
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

export type PoolSpend = {
	readonly memberId: string;
	readonly name: string;
	readonly receiptNo: string;
	readonly atMs: number;
	readonly fen: number;
};

/** Who spent out of a pool, the newest first. */
export function listSpends({ db }: ReadableLedger, pool: string): PoolSpend[] {
	return prepared(
		db,
		`SELECT b.member_id AS memberId, b.name, s.receipt_no AS receiptNo, s.at_ms AS atMs,
		   -sum(m.principal_fen + m.bonus_fen) AS fen
		 FROM sv_move m JOIN sale s ON s.pos = m.pos JOIN member b ON b.id = s.member
		 WHERE m.member_id = ? AND m.kind = 'spend' GROUP BY m.pos ORDER BY m.pos DESC LIMIT 20`,
	).all(pool) as PoolSpend[];
}
