/**
 * A lost tail (丢尾): the witness remembers a head that the ledger does not have. Selling goes on,
 * but never in silence: the loss is written into the journal, the fiscal numbers that may have
 * been given out are jumped over, and whoever opened the ledger is told, so that the screen can say
 * it.
 */
import type { EventHead } from '#shared/journal/event-head.ts';
import type { GapDeclared } from '#shared/journal/event.ts';
import type { LedgerHead, WritableLedger } from './access.ts';
import { sameBytes, TAIL_EVENTS } from './check-tail.ts';
import type { Connection } from './connect.ts';
import type { WitnessedHead } from './witness-file.ts';

/** `fiscal_to` < `fiscal_from` when no fiscal number was lost. */
export type LostTail = Omit<GapDeclared, keyof EventHead>;

/** Compares the witness with the journal; declares and returns what is missing, else undefined. */
export function declareLostTail(pen: WritableLedger, witness: WitnessedHead): LostTail | undefined {
	const lost = findLostTail(pen.db, witness, pen.head());
	if (lost === undefined) return undefined;
	// Already written by an opening that died before it could bring the witness up to date.
	if (!isDeclared(pen, lost)) {
		pen.transaction(() => {
			unfoldStock(pen);
			pen.append({ kind: 'gap/declared', v: 1, body: lost });
		});
	}
	return lost;
}

/**
 * The folded stock may be of a later state than the movements that are left. It is their sum and
 * nothing else: it is forgotten here, and folded again in quiet moments.
 */
function unfoldStock({ db }: WritableLedger): void {
	db.exec('DELETE FROM stock_base');
	db.exec('UPDATE stock_fold SET upto_pos = 0 WHERE id = 1');
}

/** What the witness knows and this journal does not; undefined when nothing is missing. */
export function findLostTail(
	db: Connection,
	witness: WitnessedHead,
	head: LedgerHead,
): LostTail | undefined {
	if (witness.n === 0) return undefined;
	const row = db
		.prepare<[number, number], { hash: Uint8Array }>(
			'SELECT hash FROM journal WHERE inc = ? AND n = ?',
		)
		.get(witness.inc, witness.n);
	if (row !== undefined && sameBytes(row.hash, Buffer.from(witness.hash, 'hex'))) return undefined;
	// The number is there with another hash: somebody else's event stands where ours stood.
	const kept = row === undefined ? lastOf(db, witness.inc) : witness.n - 1;
	return {
		lost_inc: witness.inc,
		lost_from_n: kept + 1,
		lost_to_n: witness.n,
		lost_hash: witness.hash,
		fiscal_from: head.fiscalNo + 1,
		fiscal_to: Math.max(head.fiscalNo, witness.fiscal_no),
	};
}

function lastOf(db: Connection, inc: number): number {
	const row = db
		.prepare<[number], { n: number | null }>('SELECT max(n) AS n FROM journal WHERE inc = ?')
		.get(inc);
	return row?.n ?? 0;
}

function isDeclared(pen: WritableLedger, lost: LostTail): boolean {
	const recent = pen.db
		.prepare<[number], { body: Buffer }>(
			`SELECT body FROM journal WHERE pos > ? AND kind = 'gap/declared'`,
		)
		.all(pen.head().pos - TAIL_EVENTS);
	return recent.some(({ body }) => {
		const said = JSON.parse(body.toString('utf8')) as GapDeclared;
		return (
			said.lost_inc === lost.lost_inc &&
			said.lost_to_n === lost.lost_to_n &&
			said.lost_hash === lost.lost_hash
		);
	});
}
