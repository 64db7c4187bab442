/**
 * Whose past a member's is. Rows that were merged into them keep what was posted under them (K5:
 * nothing posted is edited), so whoever reads what a member bought follows the redirect the other
 * way, out of the index member_merged.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findMember, type MemberRow } from './member-store.ts';

export type PastRow = Pick<MemberRow, 'id' | 'member_id'>;

/** `<> ''` is what opens the index. A merge leads whoever was merged before on to the last. */
export const MERGED_INTO_SQL = `SELECT id, member_id FROM member
 WHERE merged_into = ? AND merged_into <> ''`;

/** A member's own row first, then those that were merged into it. */
export function pastOf({ db }: ReadableLedger, id: number): PastRow[] {
	return withMerged(db, prepared(db, 'SELECT id, member_id FROM member WHERE id = ?').get(id));
}

/** The same, for who only the id is known of. */
export function pastOfMember({ db }: ReadableLedger, memberId: string): PastRow[] {
	const own = prepared(db, 'SELECT id, member_id FROM member WHERE member_id = ?');
	return withMerged(db, own.get(memberId));
}

function withMerged(db: ReadableLedger['db'], own: unknown): PastRow[] {
	if (own === undefined) return [];
	const merged = prepared(db, MERGED_INTO_SQL).all((own as PastRow).member_id);
	return [own, ...merged] as PastRow[];
}

/** The same, by their ids. */
export function pastOfId({ db }: ReadableLedger, memberId: string): readonly string[] {
	const merged = prepared(db, MERGED_INTO_SQL).all(memberId) as PastRow[];
	return [memberId, ...merged.map(({ member_id: id }) => id)];
}

/** Who was merged into somebody is that somebody; also once both are forgotten. */
export function survivorOf(
	ledger: ReadableLedger,
	member: MemberRow | undefined,
): MemberRow | undefined {
	if (member === undefined || member.merged_into === '') return member;
	return findMember(ledger, member.merged_into);
}
