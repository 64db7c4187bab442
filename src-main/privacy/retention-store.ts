/**
 * What is over by the table of retention (src-shared/privacy/retention.ts), found by an index and
 * let go a few rows at a time. Each function does one slice and says where the next begins;
 * undefined when there is none.
 */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { hasSignatures } from '../customer/signature-store.ts';
import type { KeyPurpose } from '../vault/person-keys.ts';

const SLICE = 100;

/** Old and new values written before; how many were emptied, at most a hundred. */
export function emptyOldChanges({ db }: WritableLedger, beforeMs: number): number {
	return prepared(
		db,
		`UPDATE member_change SET before = '', after = '' WHERE change_id IN (
		   SELECT change_id FROM member_change INDEXED BY member_change_kept
		   WHERE at_ms < ? AND (before <> '' OR after <> '') ORDER BY at_ms LIMIT ${SLICE})`,
	).run(beforeMs).changes;
}

export function hasOldChanges({ db }: ReadableLedger, beforeMs: number): boolean {
	return isFound(
		prepared(
			db,
			`SELECT 1 FROM member_change INDEXED BY member_change_kept
			 WHERE at_ms < ? AND (before <> '' OR after <> '') LIMIT 1`,
		).get(beforeMs),
	);
}

/** Requests that were answered before; how many went. */
export function dropClosedRequests({ db }: WritableLedger, beforeMs: number): number {
	return prepared(
		db,
		`DELETE FROM privacy_request WHERE request_id IN (
		   SELECT request_id FROM privacy_request INDEXED BY privacy_request_closed
		   WHERE state <> 'open' AND closed_ms < ? ORDER BY closed_ms LIMIT ${SLICE})`,
	).run(beforeMs).changes;
}

export function hasClosedRequests({ db }: ReadableLedger, beforeMs: number): boolean {
	return isFound(
		prepared(
			db,
			`SELECT 1 FROM privacy_request INDEXED BY privacy_request_closed
			 WHERE state <> 'open' AND closed_ms < ? LIMIT 1`,
		).get(beforeMs),
	);
}

/** Reminders are numbered by the day: the oldest are looked at and no others. */
export function hasOldReminders({ db }: ReadableLedger, before: string): boolean {
	const oldest = prepared(
		db,
		'SELECT biz_date FROM member_task WHERE task_id > 0 ORDER BY task_id LIMIT 1',
	).get();
	const { biz_date: date } = (oldest ?? { biz_date: before }) as { biz_date: string };
	return date < before;
}

export function dropOldReminders({ db }: WritableLedger, before: string): number {
	return prepared(
		db,
		`DELETE FROM member_task WHERE biz_date < ? AND task_id IN (
		   SELECT task_id FROM member_task ORDER BY task_id LIMIT ${SLICE})`,
	).run(before).changes;
}

/** Notes are numbered as their sales are: the oldest is looked at and no others. */
export function hasOldNotes({ db }: ReadableLedger, beforeMs: number): boolean {
	const oldest = prepared(
		db,
		`SELECT j.at_ms FROM sale_note n JOIN journal j ON j.pos = n.pos
		 WHERE n.pos > 0 ORDER BY n.pos LIMIT 1`,
	).get();
	const { at_ms: atMs } = (oldest ?? { at_ms: beforeMs }) as { at_ms: number };
	return atMs < beforeMs;
}

export function dropOldNotes({ db }: WritableLedger, beforeMs: number): number {
	return prepared(
		db,
		`DELETE FROM sale_note WHERE pos IN (
		   SELECT n.pos FROM (SELECT pos FROM sale_note ORDER BY pos LIMIT ${SLICE}) n
		   JOIN journal j ON j.pos = n.pos WHERE j.at_ms < ?)`,
	).run(beforeMs).changes;
}

export type DatedMember = {
	readonly id: number;
	readonly member_id: string;
	/** Last visit, or when it was written if that is later, ms. */
	readonly since_ms: number;
};

/** Who has health notes, a hundred from a row's number on. */
export function listNoted({ db }: ReadableLedger, afterId: number): DatedMember[] {
	return prepared(
		db,
		`SELECT m.id, m.member_id, max(coalesce(k.last_ms, m.last_ms), max(n.at_ms)) AS since_ms
		 FROM health_note n JOIN member m ON m.id = n.id
		 LEFT JOIN member k ON k.member_id = m.merged_into
		 WHERE n.id > ? GROUP BY n.id ORDER BY n.id LIMIT ${SLICE}`,
	).all(afterId) as DatedMember[];
}

/** Who has an ID number kept, a hundred from a row's number on. */
export function listIdentified({ db }: ReadableLedger, afterId: number): DatedMember[] {
	return prepared(
		db,
		`SELECT id, member_id, max(last_ms, created_ms) AS since_ms
		 FROM member INDEXED BY member_identity
		 WHERE identity_no <> '' AND id > ? ORDER BY id LIMIT ${SLICE}`,
	).all(afterId) as DatedMember[];
}

/** Whose signatures are kept, a hundred from a row's number on. */
export function listSigned({ db }: ReadableLedger, afterId: number): DatedMember[] {
	return prepared(
		db,
		`SELECT m.id, m.member_id, max(a.at_ms) AS since_ms
		 FROM customer_answer a JOIN member m ON m.id = a.id
		 WHERE a.sealed IS NOT NULL AND a.id > ? GROUP BY a.id ORDER BY a.id LIMIT ${SLICE}`,
	).all(afterId) as DatedMember[];
}

/** Sealed buyers whose date has come. */
export function listOverdueSealed(
	{ db }: ReadableLedger,
	today: string,
): { readonly id: number; readonly member_id: string }[] {
	return prepared(
		db,
		`SELECT e.id, m.member_id FROM erased_member e JOIN member m ON m.id = e.id
		 WHERE e.sealed IS NOT NULL AND e.kept_until <= ? ORDER BY e.kept_until LIMIT ${SLICE}`,
	).all(today) as { id: number; member_id: string }[];
}

export function dropSealed({ db }: WritableLedger, id: number): void {
	prepared(db, `UPDATE erased_member SET sealed = NULL, kept_until = '' WHERE id = ?`).run(id);
}

/** True while something sealed with this member's key of the purpose stands in the ledger. */
export function needsKey({ db }: ReadableLedger, purpose: KeyPurpose, memberId: string): boolean {
	if (purpose === 'signature') return hasSignatures({ db }, memberId);
	const sql =
		purpose === 'health'
			? `SELECT 1 FROM member m JOIN health_note n ON n.id = m.id WHERE m.member_id = ? LIMIT 1`
			: `SELECT 1 FROM member m JOIN erased_member e ON e.id = m.id
			   WHERE m.member_id = ? AND e.sealed IS NOT NULL`;
	return isFound(prepared(db, sql).get(memberId));
}

function isFound(row: unknown): boolean {
	return row !== undefined;
}
