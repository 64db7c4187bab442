/** The rows of `print_job`: the spool (打印队列) in the ledger. */
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type JobState = PrintJobView['state'];
export type JobKind = PrintJobView['kind'];

export type JobRow = {
	job_id: number;
	kind: JobKind;
	sale_pos: number | null;
	document_json: string | null;
	operator: string;
	copy_no: number;
	attempts: number;
	state: JobState;
	evidence: string;
	created_ms: number;
	expires_ms: number;
	changed_ms: number;
	receipt_no: string | null;
	journal_n: number | null;
	journal_inc: number | null;
};

const SELECT = `SELECT p.job_id, p.kind, p.sale_pos, p.document_json, p.operator, p.copy_no,
  p.attempts, p.state, p.evidence, p.created_ms, p.expires_ms, p.changed_ms, s.receipt_no,
  j.n AS journal_n, j.inc AS journal_inc
  FROM print_job p LEFT JOIN sale s ON s.pos = p.sale_pos
  LEFT JOIN journal j ON j.pos = p.sale_pos`;

/**
 * The condition of the index print_job_waiting, word for word: SQLite takes a partial index only
 * where the query says the same, and without it every look at the queue walks all jobs there were.
 */
const waiting = (column: string) =>
	`${column} IN ('offered', 'queued', 'sending', 'unknown', 'failed', 'expired')`;

export type NewJob = {
	readonly kind: JobKind;
	readonly salePos: number | undefined;
	readonly document: ReceiptDocument | undefined;
	readonly operator: string;
	readonly copyNo: number;
	readonly state: JobState;
	readonly evidence: string;
	readonly createdMs: number;
	readonly expiresMs: number;
};

export function insertJob(pen: WritableLedger, job: NewJob): number {
	const { lastInsertRowid } = prepared(
		pen.db,
		`INSERT INTO print_job (kind, sale_pos, document_json, operator, copy_no, state, evidence,
		   created_ms, expires_ms, changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		job.kind,
		job.salePos ?? null,
		job.document === undefined ? null : JSON.stringify(job.document),
		job.operator,
		job.copyNo,
		job.state,
		job.evidence,
		job.createdMs,
		job.expiresMs,
		job.createdMs,
	);
	return Number(lastInsertRowid);
}

export function findJob({ db }: ReadableLedger, jobId: number): JobRow | undefined {
	return prepared(db, `${SELECT} WHERE p.job_id = ?`).get(jobId) as JobRow | undefined;
}

/** The oldest queued job of paper, or of the drawer. */
export function findNextJob({ db }: ReadableLedger, what: 'paper' | 'drawer'): JobRow | undefined {
	const kind = what === 'drawer' ? `p.kind = 'drawer'` : `p.kind <> 'drawer'`;
	const sql = `${SELECT} WHERE ${waiting('p.state')} AND p.state = 'queued' AND ${kind}
	  ORDER BY p.job_id LIMIT 1`;
	return prepared(db, sql).get() as JobRow | undefined;
}

/** Queued papers whose time has run out, oldest first. */
export function findLateJobs({ db }: ReadableLedger, nowMs: number): number[] {
	const rows = prepared(
		db,
		`SELECT job_id FROM print_job WHERE ${waiting('state')} AND state = 'queued'
		   AND kind <> 'drawer' AND expires_ms <= ? ORDER BY job_id LIMIT 200`,
	).all(nowMs) as { job_id: number }[];
	return rows.map(({ job_id: jobId }) => jobId);
}

export function findOfferedJob({ db }: ReadableLedger, salePos: number): JobRow | undefined {
	const sql = `${SELECT} WHERE p.state = 'offered'
	  AND p.job_id = (SELECT receipt_job FROM sale WHERE pos = ?)`;
	return prepared(db, sql).get(salePos) as JobRow | undefined;
}

const MOST_LISTED = 200;

/** Jobs that wait for paper or for a person, oldest first. */
export function listWaitingJobs({ db }: ReadableLedger): JobRow[] {
	const sql = `${SELECT} WHERE ${waiting('p.state')} AND p.state = ? AND p.kind <> 'drawer'
	  ORDER BY p.job_id LIMIT ${MOST_LISTED}`;
	const states: readonly JobState[] = ['queued', 'sending', 'unknown', 'failed', 'expired'];
	return states
		.flatMap((state) => prepared(db, sql).all(state) as JobRow[])
		.sort((a, b) => a.job_id - b.job_id)
		.slice(0, MOST_LISTED);
}

/** How many of them need a person: queued and sending ones go on by themselves. */
export function countNeedy({ db }: ReadableLedger): number {
	const row = prepared(
		db,
		`SELECT count(*) AS n FROM print_job WHERE ${waiting('state')}
		   AND state IN ('unknown', 'failed', 'expired') AND kind <> 'drawer'`,
	).get();
	return (row as { n: number }).n;
}

export type JobChange = {
	readonly state: JobState;
	readonly evidence: string;
	readonly atMs: number;
	readonly attempt?: boolean;
	readonly expiresMs?: number;
};

export function changeJob(pen: WritableLedger, jobId: number, change: JobChange): void {
	prepared(
		pen.db,
		`UPDATE print_job SET state = ?, evidence = ?, changed_ms = ?, attempts = attempts + ?,
		   expires_ms = coalesce(?, expires_ms) WHERE job_id = ?`,
	).run(
		change.state,
		change.evidence,
		change.atMs,
		change.attempt === true ? 1 : 0,
		change.expiresMs ?? null,
		jobId,
	);
}

/**
 * After a restart: what was being sent is unknown, the drawer never opens late, and old receipts
 * do not spill out by themselves.
 */
export function settleAfterRestart(pen: WritableLedger, nowMs: number): void {
	pen.db
		.prepare(
			`UPDATE print_job SET state = 'unknown', evidence = 'restart', changed_ms = ?,
			   attempts = attempts + 1
			 WHERE ${waiting('state')} AND state = 'sending' AND kind <> 'drawer'`,
		)
		.run(nowMs);
	pen.db
		.prepare(
			`UPDATE print_job SET state = 'expired', evidence = 'restart', changed_ms = ?
			 WHERE ${waiting('state')} AND state IN ('queued', 'sending') AND kind = 'drawer'`,
		)
		.run(nowMs);
}

/** A pulse that failed is nobody's task: the drawer was opened otherwise, or is opened again. */
export function putDrawersAway({ db }: WritableLedger): number {
	const { changes } = prepared(
		db,
		`UPDATE print_job SET state = 'cancelled' WHERE ${waiting('state')} AND kind = 'drawer'
		   AND state IN ('unknown', 'failed', 'expired')`,
	).run();
	return changes;
}

export function showJob(row: JobRow): PrintJobView {
	return {
		jobId: row.job_id,
		kind: row.kind,
		receiptNo: row.receipt_no ?? '',
		...(row.sale_pos === null ? {} : { salePos: row.sale_pos }),
		state: row.state,
		evidence: row.evidence,
		copyNo: row.copy_no,
		attempts: row.attempts,
		createdAtMs: row.created_ms,
	};
}
