/**
 * The rows of `health_note`: sealed bytes, who wrote them and when. What was written of a row that
 * was merged is of the member it was merged into, and stays sealed with the old row's key.
 */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOf } from '../member/past-of.ts';

export type HealthNoteRow = {
	readonly note_id: number;
	/** Whose key it is sealed with. */
	readonly member_id: string;
	readonly sealed: Buffer;
	readonly at_ms: number;
	readonly operator: string;
};

/** The newest first. */
export function listHealthNotes(ledger: ReadableLedger, id: number): HealthNoteRow[] {
	const sql = `SELECT n.note_id, m.member_id, n.sealed, n.at_ms, n.operator
	 FROM health_note n JOIN member m ON m.id = n.id WHERE n.id = ?`;
	return pastOf(ledger, id)
		.flatMap((row) => prepared(ledger.db, sql).all(row.id) as HealthNoteRow[])
		.sort((a, b) => b.note_id - a.note_id);
}

export function countHealthNotes(ledger: ReadableLedger, id: number): number {
	const sql = 'SELECT count(*) AS n FROM health_note WHERE id = ?';
	return pastOf(ledger, id).reduce((sum, row) => {
		return sum + (prepared(ledger.db, sql).get(row.id) as { n: number }).n;
	}, 0);
}

export type NewHealthNote = {
	readonly id: number;
	readonly sealed: Uint8Array;
	readonly atMs: number;
	readonly operator: string;
};

export function insertHealthNote({ db }: WritableLedger, note: NewHealthNote): number {
	const { lastInsertRowid } = prepared(
		db,
		'INSERT INTO health_note (id, sealed, at_ms, operator) VALUES (?, ?, ?, ?)',
	).run(note.id, note.sealed, note.atMs, note.operator);
	return Number(lastInsertRowid);
}

/** One note of a row, or all of them; how many went. */
export function deleteHealthNotes(pen: WritableLedger, id: number, noteId?: number): number {
	const { db } = pen;
	const { changes } = pen.overwriting(() =>
		noteId === undefined
			? prepared(db, 'DELETE FROM health_note WHERE id = ?').run(id)
			: prepared(db, 'DELETE FROM health_note WHERE id = ? AND note_id = ?').run(id, noteId),
	);
	return changes;
}
