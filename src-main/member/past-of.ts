/**
 * Whose past a member's is. Rows that were merged into them keep what was posted under them (K5:
 * nothing posted is edited), so whoever reads what a member bought follows the redirect the other
 * way, out of the index member_merged.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findMember, type MemberRow } from './member-store.ts';

export type PastRow = Pick<MemberRow, 'id' | 'member_id'>;

/** `<> ''` is what opens the index. */
export const PAST_SQL = `WITH RECURSIVE past (id, member_id) AS (
   SELECT id, member_id FROM member WHERE id = ?
   UNION
   SELECT m.id, m.member_id FROM past p JOIN member m
     ON m.merged_into = p.member_id AND m.merged_into <> '')
 SELECT id, member_id FROM past`;

/** A member's own row first, then those that were merged into it, however often. */
export function pastOf({ db }: ReadableLedger, id: number): PastRow[] {
	return prepared(db, PAST_SQL).all(id) as PastRow[];
}

/** Who was merged into somebody is that somebody, however often. */
export function survivorOf(
	ledger: ReadableLedger,
	member: MemberRow | undefined,
): MemberRow | undefined {
	let row = member;
	while (row?.state === 'merged') row = findMember(ledger, row.merged_into);
	return row;
}
