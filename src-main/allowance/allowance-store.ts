/**
 * The rows of allowances (额度). Grants, spends and freezes are written with their events
 * (ledger/project-allowance.ts); what HQ told of a member is written here, as it came.
 */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** What HQ told of a member; `snapshot_ms` is 0 while it told only that they are blocked. */
export type ToldMember = {
	readonly member_id: string;
	readonly heard_ms: number;
	readonly blocked: number;
	readonly snapshot_ms: number;
	readonly through_pos: number;
	readonly principal_fen: number;
	readonly bonus_fen: number;
	readonly points: number;
	readonly uses_json: string;
};

export function findTold({ db }: ReadableLedger, memberId: string): ToldMember | undefined {
	return prepared(db, 'SELECT * FROM allowance_member WHERE member_id = ?').get(memberId) as
		| ToldMember
		| undefined;
}

export function putTold({ db }: WritableLedger, told: ToldMember): void {
	prepared(
		db,
		`INSERT INTO allowance_member (member_id, heard_ms, blocked, snapshot_ms, through_pos,
		   principal_fen, bonus_fen, points, uses_json)
		 VALUES (:member_id, :heard_ms, :blocked, :snapshot_ms, :through_pos, :principal_fen,
		   :bonus_fen, :points, :uses_json)
		 ON CONFLICT (member_id) DO UPDATE SET heard_ms = :heard_ms, blocked = :blocked,
		   snapshot_ms = :snapshot_ms, through_pos = :through_pos, principal_fen = :principal_fen,
		   bonus_fen = :bonus_fen, points = :points, uses_json = :uses_json`,
	).run(told);
}

export type Grant = {
	readonly grant_id: string;
	readonly member_id: string;
	readonly for_uid: string;
	readonly fen_left: number;
	readonly points_left: number;
	readonly state: 'held' | 'released' | 'void';
};

const GRANT =
	'SELECT grant_id, member_id, for_uid, fen_left, points_left, state FROM allowance_grant';

export function findGrant({ db }: ReadableLedger, grantId: string): Grant | undefined {
	return prepared(db, `${GRANT} WHERE grant_id = ?`).get(grantId) as Grant | undefined;
}

/** Those with something left; what was authorised for a spend before what was set aside, by age. */
export function heldGrants({ db }: ReadableLedger, memberId: string): Grant[] {
	return prepared(
		db,
		`${GRANT} WHERE member_id = ? AND state = 'held' AND fen_left + points_left > 0
		 ORDER BY for_uid = '', granted_pos`,
	).all(memberId) as Grant[];
}

/** Grants that were given for a spend and have something left, of all members. */
export function authorisedGrants({ db }: ReadableLedger): Grant[] {
	return prepared(
		db,
		`${GRANT} WHERE state = 'held' AND for_uid <> '' AND fen_left + points_left > 0
		 ORDER BY granted_pos`,
	).all() as Grant[];
}

export function listHeldIds({ db }: ReadableLedger): string[] {
	const rows = prepared(
		db,
		`SELECT grant_id FROM allowance_grant WHERE state = 'held' ORDER BY granted_pos, grant_id`,
	).all() as Pick<Grant, 'grant_id'>[];
	return rows.map(({ grant_id: id }) => id);
}

/** On the floor by a member since a place in the journal: money (uses by their value), points. */
export function spentOnFloor(
	{ db }: ReadableLedger,
	memberId: string,
	throughPos: number,
): { readonly fen: number; readonly points: number } {
	return prepared(
		db,
		`SELECT coalesce(sum(iif(purse = 'points', 0, amount)), 0) AS fen,
		   coalesce(sum(iif(purse = 'points', amount, 0)), 0) AS points
		 FROM allowance_spend WHERE grant_id = '' AND member_id = ? AND pos > ?`,
	).get(memberId, throughPos) as { fen: number; points: number };
}

/** Uses of a pass on the floor since a place in the journal. */
export function usedOnFloor(
	{ db }: ReadableLedger,
	{ memberId, passId }: { readonly memberId: string; readonly passId: string },
	throughPos: number,
): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(times), 0) AS times FROM allowance_spend
		 WHERE grant_id = '' AND member_id = ? AND pos > ? AND pass_id = ?`,
	).get(memberId, throughPos, passId) as { times: number };
	return row.times;
}

/** What the terminal risked on a business date, fen. */
export function riskedOn({ db }: ReadableLedger, bizDate: string): number {
	const row = prepared(
		db,
		`SELECT coalesce(sum(risk_fen), 0) AS fen FROM allowance_spend
		 WHERE grant_id = '' AND biz_date = ?`,
	).get(bizDate) as { fen: number };
	return row.fen;
}

/** What tries of open sales hold of stored value, by whose it is; those of one sale left out. */
export function heldByOpenSales({ db }: ReadableLedger, exceptSale: string): Map<string, number> {
	const rows = prepared(
		db,
		`SELECT a.subject, sum(a.amount_fen) AS fen FROM open_sale o
		 JOIN payment_attempt a ON a.sale_id = o.sale_id
		 WHERE a.method = 'stored_value' AND a.state NOT IN ('failed', 'reversed', 'refunded')
		   AND o.sale_id <> ? GROUP BY a.subject`,
	).all(exceptSale) as { subject: string; fen: number }[];
	return new Map(rows.map(({ subject, fen }) => [subject, fen]));
}

/** Whose points pay part of a sale that is still open. */
export function membersUsingPoints({ db }: ReadableLedger): Set<string> {
	const rows = prepared(
		db,
		`SELECT iif(m.family_of = '', m.member_id, m.family_of) AS pool FROM open_sale o
		 JOIN member m ON m.member_id = json_extract(o.terms_json, '$.member.memberId')
		 WHERE json_extract(o.terms_json, '$.points') IS NOT NULL`,
	).all() as { pool: string }[];
	return new Set(rows.map(({ pool }) => pool));
}

export type Freeze = {
	readonly why: string;
	/** Of the event that froze, hex: what a handshake has to name. */
	readonly uid: string;
};

/** The newest freeze that holds; undefined when none does. */
export function findFreeze({ db }: ReadableLedger): Freeze | undefined {
	return prepared(
		db,
		`SELECT f.why, lower(hex(j.uid)) AS uid FROM allowance_freeze f
		 JOIN journal j ON j.pos = f.frozen_pos
		 WHERE f.thawed_pos = 0 ORDER BY f.frozen_pos DESC LIMIT 1`,
	).get() as Freeze | undefined;
}

/** HQ's clock at its last handshake: whatever it signed before is settled; 0 for none. */
export function settledMs({ db }: ReadableLedger): number {
	const row = prepared(
		db,
		`SELECT max(json_extract(j.body, '$.settled_ms')) AS ms FROM allowance_freeze f
		 JOIN journal j ON j.pos = f.thawed_pos WHERE f.thawed_pos > 0`,
	).get() as { ms: number | null };
	return row.ms ?? 0;
}

/** True once HQ told or set aside anything here. */
export function hasAllowances({ db }: ReadableLedger): boolean {
	const row = prepared(
		db,
		`SELECT EXISTS (SELECT 1 FROM allowance_member) OR EXISTS (SELECT 1 FROM allowance_grant) AS yes`,
	).get() as { yes: number };
	return row.yes === 1;
}

/** Where an event of this terminal stands; undefined when this ledger does not have it. */
export function posOf(
	{ db }: ReadableLedger,
	{ inc, n }: { readonly inc: number; readonly n: number },
): number | undefined {
	if (inc === 0 && n === 0) return 0;
	const row = prepared(db, 'SELECT pos FROM journal WHERE inc = ? AND n = ?').get(inc, n);
	return (row as { pos: number } | undefined)?.pos;
}
