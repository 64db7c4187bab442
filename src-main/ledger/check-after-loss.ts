/**
 * When the witness remembers more than the ledger has, the WAL was damaged, and a checkpoint may
 * have moved later pages into the file before that: then old pages stand beside newer ones, and the
 * tail alone does not show it. Before anything is written on top, the whole file must hold
 * together. It takes a while on a large ledger, and happens once in a till's life, if ever.
 */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Connection } from './connect.ts';
import { findLostTail } from './declare-gap.ts';
import { BEFORE_ALL, loadHead } from './head-row.ts';
import type { LedgerRefusal } from './ledger-refusal.ts';
import { readWitness } from './witness-file.ts';

/**
 * Refuses with ledger/corrupt when events are lost and what is left is no older state of the whole.
 */
export function checkAfterLoss(db: Connection, witnessDir: string): Result<void, LedgerRefusal> {
	const witness = readWitness(witnessDir);
	if (witness.state !== 'read') return ok(undefined);
	const lost = findLostTail(db, witness.head, loadHead(db) ?? BEFORE_ALL);
	if (lost === undefined || holdsTogether(db)) return ok(undefined);
	const { lost_from_n: n } = lost;
	return refuse({ code: 'ledger/corrupt', table: 'journal', n, detail: 'old and new pages' });
}

/** Trees are trees, references have their rows, balances are the sums of the postings. */
function holdsTogether(db: Connection): boolean {
	if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
	const [orphan] = db.prepare('PRAGMA foreign_key_check').iterate();
	if (orphan !== undefined) return false;
	const [wrong] = db
		.prepare(
			`SELECT ledger, account, subject, sum(debit - credit) AS difference FROM (
			   SELECT ledger, account, subject, debit, credit FROM balance
			   UNION ALL
			   SELECT ledger, account, coalesce(subject, ''), max(-amount, 0), max(amount, 0) FROM posting
			 ) GROUP BY ledger, account, subject HAVING difference <> 0`,
		)
		.iterate();
	return wrong === undefined;
}
