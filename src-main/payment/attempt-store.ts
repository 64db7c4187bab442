/** The rows of `payment_attempt`. A state only ever becomes what the table of states allows. */
import { invariant } from '#shared/kernel/invariant.ts';
import { mayBecome, type AttemptState } from '#shared/payment/attempt.ts';
import type { Method } from '#shared/payment/method.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Attempt = {
	readonly attempt_id: string;
	readonly sale_id: string;
	readonly method: Method;
	readonly amount_fen: number;
	readonly state: AttemptState;
	readonly reference: string;
	/** Whose money it is, where the ledger itself keeps it: a slip's code, a customer's. */
	readonly subject: string;
	readonly operator: string;
	readonly created_ms: number;
	readonly changed_ms: number;
};

const COLUMNS = `attempt_id, sale_id, method, amount_fen, state, reference, subject, operator,
  created_ms, changed_ms`;

/** The tries of a sale, in the order they were begun. */
export function listAttempts({ db }: ReadableLedger, saleId: string): Attempt[] {
	return prepared(
		db,
		`SELECT ${COLUMNS} FROM payment_attempt WHERE sale_id = ? ORDER BY created_ms, attempt_id`,
	).all(saleId) as Attempt[];
}

export function findAttempt({ db }: ReadableLedger, attemptId: string): Attempt | undefined {
	return prepared(db, `SELECT ${COLUMNS} FROM payment_attempt WHERE attempt_id = ?`).get(
		attemptId,
	) as Attempt | undefined;
}

export function insertAttempt(pen: WritableLedger, attempt: Attempt): void {
	prepared(
		pen.db,
		`INSERT INTO payment_attempt (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		attempt.attempt_id,
		attempt.sale_id,
		attempt.method,
		attempt.amount_fen,
		attempt.state,
		attempt.reference,
		attempt.subject,
		attempt.operator,
		attempt.created_ms,
		attempt.changed_ms,
	);
}

/** The paid tries of a sale become part of its order's deposit (定金) and no longer pay the sale. */
export function takeOverPaid(pen: WritableLedger, saleId: string, orderNo: string): void {
	prepared(
		pen.db,
		`UPDATE payment_attempt SET sale_id = ? WHERE sale_id = ? AND state = 'paid'`,
	).run(orderNo, saleId);
}

export type AttemptChange = {
	/** The states it goes through, in order. */
	readonly states: readonly AttemptState[];
	readonly atMs: number;
	readonly reference?: string;
};

export function changeAttempt(pen: WritableLedger, attempt: Attempt, change: AttemptChange): void {
	const { states, atMs, reference = attempt.reference } = change;
	let { state } = attempt;
	for (const next of states) {
		invariant(mayBecome(state, next), `a payment attempt ${state} may not become ${next}`);
		state = next;
	}
	prepared(
		pen.db,
		`UPDATE payment_attempt SET state = ?, reference = ?, changed_ms = ? WHERE attempt_id = ?`,
	).run(state, reference, atMs, attempt.attempt_id);
}
