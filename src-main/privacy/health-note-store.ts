/** The rows of `health_note`: sealed bytes, who wrote them and when. */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type HealthNoteRow = {
	readonly note_id: number;
	readonly sealed: Buffer;
	readonly at_ms: number;
	readonly operator: string;
};

/** The newest first. */
export function listHealthNotes({ db }: ReadableLedger, id: number): HealthNoteRow[] {
	return prepared(
		db,
		`SELECT note_id, sealed, at_ms, operator FROM health_note
		 WHERE id = ? ORDER BY note_id DESC`,
	).all(id) as HealthNoteRow[];
}

export function countHealthNotes({ db }: ReadableLedger, id: number): number {
	const row = prepared(db, 'SELECT count(*) AS n FROM health_note WHERE id = ?').get(id);
	return (row as { n: number }).n;
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

/** One note of a member, or all of them; how many went. */
export function deleteHealthNotes({ db }: WritableLedger, id: number, noteId?: number): number {
	const { changes } =
		noteId === undefined
			? prepared(db, 'DELETE FROM health_note WHERE id = ?').run(id)
			: prepared(db, 'DELETE FROM health_note WHERE id = ? AND note_id = ?').run(id, noteId);
	return changes;
}
