/**
 * Everything that is kept about a member, table by table, for the copy they may have (个保法 45): who
 * they are, what they agreed to, every movement of every ledger of theirs, every sale with its
 * lines. What is sealed is opened by copy-member.ts. Nothing of the store's is in it: no cost, no
 * salesperson's figures, no alert about a cashier's card; a test holds it to the tables there are.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOf } from '../member/past-of.ts';
import { THEIR_ORDERS } from './their-orders.ts';

export type CopyRow = Readonly<Record<string, unknown>>;
export type CopySection = { readonly name: string; readonly rows: readonly CopyRow[] };

type Query = { readonly name: string; readonly sql: string };

/** By whose it was at the use: who else had the pass before or after is nobody's to read. */
export const COPIED_USES_SQL = `SELECT at_ms, pass_id, item_no, times, value_fen, used_on,
 undone_pos > 0 AS undone
 FROM pass_use WHERE member_id = :memberId ORDER BY pos, use_id`;

/** The PIN's hash is no knowledge about them, and would help nobody but a thief. */
const QUERIES: readonly Query[] = [
	{
		name: 'member',
		sql: `SELECT member_id, kind, state, phone, name, gender, birthday, address, note, identity_no,
		  tax_no, tier, tier_since, tier_until, tier_holding, referral_code, referred_by, family_of,
		  account_code, price_list, marketing, created_ms, changed_ms, visits, spent_fen, top_up_fen,
		  first_ms, last_ms
		  FROM member WHERE id = :id`,
	},
	{
		name: 'card',
		sql: 'SELECT card_no, medium, type_code, state, issued_ms FROM member_card WHERE id = :id',
	},
	{ name: 'tag', sql: 'SELECT tag FROM member_tag WHERE id = :id ORDER BY tag' },
	{
		name: 'change',
		sql: `SELECT at_ms, field, before, after FROM member_change WHERE id = :id ORDER BY change_id`,
	},
	{
		name: 'consent',
		sql: `SELECT c.at_ms, c.purpose, c.given, c.version, c.channel, c.text_hash, t.text
		  FROM member_consent c JOIN consent_text t USING (text_hash)
		  WHERE c.id = :id ORDER BY c.consent_id`,
	},
	{
		name: 'privacy-request',
		sql: `SELECT request_id, kind, state, opened_ms, due_date, proof, closed_ms, answer
		  FROM privacy_request WHERE id = :id ORDER BY request_id`,
	},
	{
		name: 'family',
		sql: `SELECT primary_id, day_limit_fen, month_limit_fen, since_ms FROM family_link
		  WHERE member_id = :memberId`,
	},
	{
		name: 'benefit',
		sql: 'SELECT benefit, biz_date, at_ms FROM benefit_use WHERE id = :id ORDER BY use_id',
	},
	{
		name: 'reminder',
		sql: 'SELECT kind, biz_date, state FROM member_task WHERE id = :id ORDER BY task_id',
	},
	{
		name: 'win-back',
		sql: 'SELECT last_ms, code, biz_date FROM win_back WHERE id = :id ORDER BY last_ms',
	},
	{
		name: 'tier-fee',
		sql: `SELECT fee_id, tier, tier_name, state, fee_fen, left_fen, refund_fen, days, bought_on,
		  valid_from, valid_until, earned_to, opened_ms FROM tier_fee
		  WHERE member_id = :memberId ORDER BY valid_from, fee_id`,
	},
	{
		name: 'promotion-use',
		sql: `SELECT rule_id, biz_date, times, amount_fen FROM rule_use
		  WHERE member_id = :memberId AND member_id <> '' ORDER BY biz_date, rule_id`,
	},
	{
		name: 'coupon',
		sql: `SELECT code, kind_id, valid_from, valid_until, state FROM coupon
		  WHERE member_id = :memberId ORDER BY code`,
	},
	{
		name: 'stored-value-lot',
		sql: `SELECT lot_id, principal_fen, bonus_fen, principal_left_fen, bonus_left_fen,
		  bonus_expired_fen, policy, bonus_expires, opened_ms FROM sv_lot
		  WHERE member_id = :memberId ORDER BY seq`,
	},
	{
		name: 'stored-value-move',
		sql: `SELECT j.at_ms, j.kind AS event, m.lot_id, m.kind, m.principal_fen, m.bonus_fen
		  FROM sv_move m JOIN journal j ON j.pos = m.pos
		  WHERE m.member_id = :memberId ORDER BY m.pos, m.leg`,
	},
	{
		name: 'point-lot',
		sql: `SELECT lot_id, points, left_points, expires, opened_ms FROM point_lot
		  WHERE member_id = :memberId ORDER BY seq`,
	},
	{
		name: 'point-move',
		sql: `SELECT j.at_ms, j.kind AS event, m.lot_id, m.kind, m.points
		  FROM point_move m JOIN journal j ON j.pos = m.pos
		  WHERE m.member_id = :memberId ORDER BY m.pos, m.leg`,
	},
	{
		name: 'point-debt',
		sql: 'SELECT points FROM point_debt WHERE member_id = :memberId AND points > 0',
	},
	{
		name: 'phone-shown',
		sql: `SELECT biz_date, device, place, shown_ms FROM point_device
		  WHERE member_id = :memberId ORDER BY biz_date, place`,
	},
	{
		name: 'pass-card',
		sql: `SELECT pass_id, state, price_fen, left_fen, valid_from, valid_until, refund_fen,
		  terms_json, opened_ms FROM pass_card WHERE member_id = :memberId ORDER BY opened_ms`,
	},
	{ name: 'pass-use', sql: COPIED_USES_SQL },
	{
		name: 'deposit',
		sql: `SELECT order_no, state, label, phone, due_date, total_fen, paid_fen, created_ms, changed_ms
		  FROM deposit_order WHERE ${THEIR_ORDERS} ORDER BY seq`,
	},
	{
		name: 'deposit-payment',
		sql: `SELECT p.order_no, p.at_ms, p.kind, p.method, p.amount_fen, p.returned_fen
		  FROM deposit_order JOIN deposit_payment p USING (order_no)
		  WHERE ${THEIR_ORDERS} ORDER BY seq, p.seat`,
	},
	{
		name: 'sale',
		sql: `SELECT s.at_ms, s.receipt_no, s.biz_date, s.total_fen, s.tax_fen,
		  coalesce(n.note, '') AS note FROM sale s LEFT JOIN sale_note n ON n.pos = s.pos
		  WHERE s.member = :id ORDER BY s.pos`,
	},
	{
		name: 'sale-line',
		sql: `SELECT s.receipt_no, json_extract(l.value, '$.n') AS n,
		  json_extract(l.value, '$.name') AS name,
		  json_extract(l.value, '$.quantity_milli') AS quantity_milli,
		  json_extract(l.value, '$.net_fen') AS net_fen
		  FROM sale s JOIN journal j ON j.pos = s.pos,
		    json_each(CAST(j.body AS TEXT), '$.lines') l
		  WHERE s.member = :id ORDER BY s.pos, n`,
	},
];

/** True with an ID number in the copy: on a row of theirs, or among what was changed of one. */
export function hasIdentity(ledger: ReadableLedger, id: number): boolean {
	const sql = `SELECT 1 FROM member WHERE id = :id AND identity_no <> ''
	 UNION ALL SELECT 1 FROM member_change
	   WHERE id = :id AND field = 'identityNo' AND (before <> '' OR after <> '') LIMIT 1`;
	const find = prepared(ledger.db, sql);
	return pastOf(ledger, id).some((row) => find.get({ id: row.id }) !== undefined);
}

/** The sections that have something, in their order. */
export function readCopy(
	{ db }: ReadableLedger,
	who: { readonly id: number; readonly memberId: string },
): CopySection[] {
	return QUERIES.map(({ name, sql }) => ({
		name,
		rows: prepared(db, sql).all(who) as CopyRow[],
	})).filter(({ rows }) => rows.length > 0);
}
