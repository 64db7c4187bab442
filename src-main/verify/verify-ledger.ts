/**
 * Verify (验账): recomputes every promise of a ledger and names the place where one is broken. It
 * only reads, on connections of its own, and takes no lock that a running terminal would notice.
 * For a process of its own: it reads the first bytes of the file without SQLite (file-header.ts).
 */
import path from 'node:path';
import type { PaperMark } from '#shared/journal/paper-mark.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Migration } from '../ledger/migrate.ts';
import { checkAllowances } from './check-allowances.ts';
import { checkChain } from './check-chain.ts';
import { checkCommission } from './check-commission.ts';
import { checkDeposits } from './check-deposits.ts';
import { checkDrawer } from './check-drawer.ts';
import { checkMembers } from './check-members.ts';
import { checkMovements } from './check-movements.ts';
import { checkPasses } from './check-passes.ts';
import { checkPoints } from './check-points.ts';
import { checkPostings } from './check-postings.ts';
import { checkPrintJobs } from './check-print-jobs.ts';
import { checkRefunds } from './check-refunds.ts';
import { checkSales } from './check-sales.ts';
import { checkStoredValue } from './check-stored-value.ts';
import { checkTallies } from './check-tallies.ts';
import { checkTierFees } from './check-tier-fees.ts';
import { checkTotals } from './check-totals.ts';
import { checkUses } from './check-uses.ts';
import { checkWitness, lookAtWitness, type Witness } from './check-witness.ts';
import { isDamage, trustNoSchema, type OpenReader } from './damage.ts';
import { checkFileHeader } from './file-header.ts';
import { collectFindings, type CheckId, type Findings, type VerifyReport } from './finding.ts';
import { connectToDamaged, widenCache } from './reader-store.ts';
import { checkSchema } from './schema-store.ts';
import { unfinished, walkJournal, type JournalVisitor, type NamedVisitor } from './walk-journal.ts';
import { checkWholeFile } from './whole-file.ts';

export type VerifyOptions = {
	/** The ledger file of a terminal, or a copy of one. */
	readonly file: string;
	/** A copy need not be in WAL mode. */
	readonly isCopy: boolean;
	/** Folder of the head witness; a copy has none. */
	readonly witnessDir?: string;
	readonly key: Uint8Array;
	readonly migrations: readonly Migration[];
	/** Indexes, canonical bodies, tallies, stock and print jobs too. */
	readonly deep: boolean;
	/** A paper that must stand on this journal. */
	readonly paper?: PaperMark;
};

/** Nothing in the ledger to hold these against yet. Said every time, and never as "ok". */
const NOT_YET: readonly [CheckId, string][] = [
	['V4', 'not yet applicable: batches are sealed for an HQ, and there is none'],
	['V16', 'not yet applicable: this terminal is not enrolled at an HQ'],
	['V17', 'not yet applicable: shifts are not closed yet'],
];
const PROMISES = Array.from({ length: 18 }, (_, index) => `V${index + 1}` as CheckId);
const DEEP: readonly CheckId[] = [
	'tallies',
	'movements',
	'print-jobs',
	'uses',
	'deposits',
	'passes',
	'commission',
	'tier-fees',
	'points',
	'members',
];

/** Says how each promise of the ledger stands. Throws only for what is not about the ledger. */
export function verifyLedger(options: VerifyOptions): VerifyReport {
	const findings = collectFindings();
	for (const [id, why] of NOT_YET) findings.settle(id, 'not-applicable', why);
	checkFileHeader(options, findings);
	// Before the ledger: a witness read later could be ahead of an older look at the ledger.
	const witness = lookAtWitness(options.witnessDir);
	const open: OpenReader = () => connectToDamaged(options.file, options.key);
	const ids = options.deep ? [...PROMISES, ...DEEP] : PROMISES;
	if (opens(open)) {
		checkWholeFile(open, options.deep, findings);
		checkContents(open, { ...options, witness }, findings);
	} else {
		const place = { file: path.basename(options.file), table: 'sqlite_schema', page: 1 };
		const what = 'the first page does not open: it is damaged, or this is not its key';
		for (const id of ids) if (findings.isOpen(id)) findings.tell(id, what, place);
	}
	const checks = ids.map((id) => findings.checkOf(id));
	return { ok: checks.every(({ state }) => state !== 'broken'), checks };
}

/** False when the first page does not open: damaged or another key's; nobody can tell. */
function opens(open: OpenReader): boolean {
	const db = open();
	try {
		trustNoSchema(db);
		db.pragma('schema_version');
		return true;
	} catch (failure) {
		if (!isDamage(failure)) throw failure;
		return false;
	} finally {
		db.close();
	}
}

type ContentOptions = VerifyOptions & { readonly witness: Witness };

/** Everything about rows, from one look at the ledger: a running till sells on meanwhile. */
function checkContents(open: OpenReader, options: ContentOptions, findings: Findings): void {
	const db = open();
	try {
		db.exec('BEGIN');
		finish(['V18'], findings, () => {
			widenCache(db);
			checkSchema(db, options, findings);
		});
		walkJournal(db, visitorsOf(db, options, findings), findings);
	} finally {
		db.close();
	}
}

function finish(ids: readonly CheckId[], findings: Findings, work: () => unknown): void {
	try {
		work();
	} catch (failure) {
		unfinished(ids, { failure, reached: { table: 'sqlite_schema' } }, findings);
	}
}

type Visit = readonly [readonly CheckId[], () => JournalVisitor];

/** A check that cannot begin, because its table cannot be read, leaves the others their walk. */
function visitorsOf(
	db: Connection,
	{ deep, witness, paper }: ContentOptions,
	findings: Findings,
): NamedVisitor[] {
	const visits: Visit[] = [
		[['V2', 'V3'], () => checkChain(db, { deep, paper }, findings)],
		[['V5', 'V6', 'V7'], () => checkPostings(db, findings)],
		[['V8', 'V9'], () => checkSales(db, findings)],
		[['V10'], () => checkDrawer(db, findings)],
		[['V12'], () => checkRefunds(db, findings)],
		[['V11', 'V14'], () => checkTotals(db, findings)],
		[['V13'], () => checkStoredValue(db, findings)],
		[['V13'], () => checkAllowances(db, findings)],
		[['V15'], () => checkWitness(db, witness, findings)],
	];
	if (deep) {
		visits.push([['tallies'], () => checkTallies(db, findings)]);
		visits.push([['movements'], () => checkMovements(db, findings)]);
		visits.push([['print-jobs'], () => checkPrintJobs(db, findings)]);
		visits.push([['uses'], () => checkUses(db, findings)]);
		visits.push([['deposits'], () => checkDeposits(db, findings)]);
		visits.push([['passes'], () => checkPasses(db, findings)]);
		visits.push([['commission'], () => checkCommission(db, findings)]);
		visits.push([['tier-fees'], () => checkTierFees(db, findings)]);
		visits.push([['points'], () => checkPoints(db, findings)]);
		visits.push([['members'], () => checkMembers(db, findings)]);
	}
	const visitors: NamedVisitor[] = [];
	for (const [ids, make] of visits) {
		finish(ids, findings, () => visitors.push({ ids, ...make() }));
	}
	return visitors;
}
