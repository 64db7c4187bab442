/** The rows of `privacy_request`: what was asked, by when it is answered, what was said. */
import type { AskedKind, Proof } from '#shared/privacy/privacy-request.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOf } from '../member/past-of.ts';

export type AskedRow = {
	readonly request_id: string;
	readonly id: number;
	readonly kind: AskedKind;
	readonly state: 'open' | 'answered' | 'refused';
	readonly opened_ms: number;
	readonly due_date: string;
	readonly proof: Proof;
	readonly closed_ms: number;
	readonly operator: string;
	readonly answer: string;
};

export function findAsked({ db }: ReadableLedger, requestId: string): AskedRow | undefined {
	return prepared(db, 'SELECT * FROM privacy_request WHERE request_id = ?').get(requestId) as
		| AskedRow
		| undefined;
}

const OPEN = `SELECT * FROM privacy_request WHERE state = 'open' ORDER BY due_date, request_id`;

/** The first due first. */
export function listOpenAsked({ db }: ReadableLedger, limit: number): AskedRow[] {
	return prepared(db, `${OPEN} LIMIT ?`).all(limit) as AskedRow[];
}

/** The last answered first. */
export function listClosedAsked({ db }: ReadableLedger, limit: number): AskedRow[] {
	return prepared(
		db,
		`SELECT * FROM privacy_request WHERE state <> 'open'
		 ORDER BY closed_ms DESC, request_id DESC LIMIT ?`,
	).all(limit) as AskedRow[];
}

/** What a member still waits for, also what was asked for a row that was merged into theirs. */
export function listOpenOf(ledger: ReadableLedger, id: number): AskedRow[] {
	const sql = `SELECT * FROM privacy_request WHERE state = 'open' AND id = ? ORDER BY request_id`;
	return pastOf(ledger, id).flatMap((row) => prepared(ledger.db, sql).all(row.id) as AskedRow[]);
}

/** Whether a copy was made for a request: the journal is read back to the day it was asked. */
export function wasCopied({ db }: ReadableLedger, requestId: string): boolean {
	const last = prepared(
		db,
		`SELECT kind FROM journal WHERE kind IN ('privacy/asked', 'member/exported')
		   AND json_extract(body, '$.request_id') = ? ORDER BY pos DESC LIMIT 1`,
	).get(requestId) as { kind: string } | undefined;
	return last?.kind === 'member/exported';
}

export function insertAsked({ db }: WritableLedger, asked: AskedRow): void {
	prepared(
		db,
		`INSERT INTO privacy_request
		   (request_id, id, kind, state, opened_ms, due_date, proof, closed_ms, operator, answer)
		 VALUES (:request_id, :id, :kind, :state, :opened_ms, :due_date, :proof, :closed_ms,
		   :operator, :answer)`,
	).run(asked);
}

export type Answer = Pick<AskedRow, 'request_id' | 'state' | 'closed_ms' | 'operator' | 'answer'>;

export function closeAsked({ db }: WritableLedger, answer: Answer): void {
	prepared(
		db,
		`UPDATE privacy_request SET state = :state, closed_ms = :closed_ms, operator = :operator,
		   answer = :answer WHERE request_id = :request_id`,
	).run(answer);
}
