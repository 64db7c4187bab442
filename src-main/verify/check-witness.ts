/**
 * V15: the head witness in the other folder is not ahead of the ledger. When it is, the last
 * commits are gone without any error from the disk (a damaged WAL, a folder put back from a
 * backup); the terminal writes that down as a declared gap the next time it opens, and then the
 * loss is told and counts as such.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../ledger/connect.ts';
import { findLostTail } from '../ledger/declare-gap.ts';
import { BEFORE_ALL, loadHead } from '../ledger/head-row.ts';
import {
	readWitness,
	WITNESS_FILE,
	type ReadWitness,
	type WitnessedHead,
} from '../ledger/witness-file.ts';
import type { Findings } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

export type Witness =
	| (ReadWitness & { readonly folder: string; readonly folderExists: boolean })
	| { readonly state: 'copy' };

/** What stands in the witness folder now. */
export function lookAtWitness(folder: string | undefined): Witness {
	if (folder === undefined) return { state: 'copy' };
	return { ...readWitness(folder), folder, folderExists: existsSync(folder) };
}

export function checkWitness(db: Connection, witness: Witness, findings: Findings): JournalVisitor {
	const declared = new Set<string>();
	let fiscalEvents = 0;
	return {
		visit: ({ event }: JournalStep) => {
			if (event?.kind === 'gap/declared') declared.add(lossKey(event.lost_inc, event.lost_hash));
			if (event !== undefined && 'fiscal_no' in event) fiscalEvents += 1;
		},
		end: () => judge({ db, witness, declared, fiscalEvents }, findings),
	};
}

type Evidence = {
	readonly db: Connection;
	readonly witness: Witness;
	readonly declared: ReadonlySet<string>;
	readonly fiscalEvents: number;
};

function judge({ db, witness, declared, fiscalEvents }: Evidence, findings: Findings): void {
	if (witness.state === 'copy') {
		findings.settle('V15', 'not-applicable', 'a copy is older than the head witness by its nature');
	} else if (witness.state === 'unreadable') {
		const file = path.join(witness.folder, WITNESS_FILE);
		findings.tell('V15', 'the head witness cannot be read', { file });
	} else if (witness.state === 'none') {
		judgeMissing(witness, fiscalEvents, findings);
	} else judgeHead({ db, head: witness.head, declared }, findings);
}

type Missing = { readonly folder: string; readonly folderExists: boolean };

/** A receipt never leaves before its sale is witnessed, so sales without a witness lost it. */
function judgeMissing(
	{ folder, folderExists }: Missing,
	fiscalEvents: number,
	findings: Findings,
): void {
	if (folderExists && fiscalEvents > 0) {
		findings.tell('V15', 'the head witness is gone', { file: path.join(folder, WITNESS_FILE) });
		return;
	}
	const why = `no head witness at ${folder}: a lost tail could not be seen`;
	findings.settle('V15', 'not-applicable', why);
}

type HeadEvidence = Pick<Evidence, 'db' | 'declared'> & { readonly head: WitnessedHead };

function judgeHead({ db, head, declared }: HeadEvidence, findings: Findings): void {
	const ours = loadHead(db) ?? BEFORE_ALL;
	const lost = findLostTail(db, head, ours);
	if (lost === undefined) {
		const behind =
			ours.inc === head.inc ? `${ours.n - head.n} events behind` : 'of an earlier start';
		findings.settle('V15', 'ok', `the head witness is in the journal, ${behind}`);
		return;
	}
	if (declared.has(lossKey(head.inc, head.hash))) {
		findings.settle('V15', 'ok', 'the witness is ahead, and the loss was declared in the journal');
		return;
	}
	const count = head.n - lost.lost_from_n + 1;
	const more = `${count} more events of this incarnation than the ledger has`;
	const what = `the witness saw ${more}, up to fiscal number ${head.fiscal_no}`;
	findings.tell('V15', what, { table: 'journal', inc: head.inc, n: lost.lost_from_n });
}

function lossKey(inc: number, hash: string): string {
	return `${inc}/${hash}`;
}
