/**
 * The imports that this terminal has in hand: what state each is in, what it will do, and how far
 * it is. They are kept in memory only; a restart forgets them, which leaves nothing, because
 * nothing counts before the swap.
 */
import type { RowDraft } from '#shared/catalog/read-row.ts';
import type { Columns } from '#shared/catalog/recognize-columns.ts';
import type { PlannedRow } from '#shared/catalog/plan-import.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { WritableLedger } from '../ledger/access.ts';
import type { Terminal } from '../terminal.ts';
import { NO_ROWS, type DryRun } from './import-view.ts';

export type UploadedFile = { readonly name: string; readonly base64: string };

/** A row as it was read, before the catalogue was asked. */
export type ReadDraft = {
	readonly file: string;
	readonly columns: Columns;
	readonly draft: RowDraft;
};

export type ImportJob = {
	readonly importId: string;
	state: ImportPlanView['state'];
	/** 0…1000 of the step in hand. */
	progress: number;
	files: readonly UploadedFile[];
	drafts: readonly ReadDraft[];
	planned: readonly PlannedRow[];
	dryRun: DryRun;
	/** The catalogue's revision that the plan was made against. */
	revision: number;
	problem?: AnyRefusal;
	/** The commit in hand, for a second request of the same. */
	committing: Promise<Result<ImportPlanView, AnyRefusal>> | undefined;
	/** Stops the reader thread, if one is running. */
	stopReading: () => void;
	cancel(): void;
};

type Jobs = Map<string, ImportJob>;

/** Per ledger: a terminal that is opened again begins with none. */
const jobsOf = new WeakMap<WritableLedger, Jobs>();
const KEPT = 8;

/** A new import in the state `reading`; what was only read before is given up. */
export function openImport(terminal: Terminal, files: readonly UploadedFile[]): ImportJob {
	const jobs = jobsOf.get(terminal.pen) ?? new Map<string, ImportJob>();
	jobsOf.set(terminal.pen, jobs);
	for (const job of jobs.values()) {
		if (job.state === 'reading' || job.state === 'planned') job.cancel();
	}
	for (const [id, job] of jobs) {
		if (jobs.size >= KEPT && isOver(job)) jobs.delete(id);
	}
	const job: ImportJob = {
		importId: terminal.ids.next('import'),
		state: 'reading',
		progress: 0,
		files,
		drafts: [],
		planned: [],
		dryRun: NO_ROWS,
		revision: -1,
		committing: undefined,
		stopReading: () => undefined,
		cancel: () => {
			finish(job, 'cancelled');
			tell(terminal, job);
		},
	};
	jobs.set(job.importId, job);
	return job;
}

export function findImport({ pen }: Terminal, importId: string): ImportJob | undefined {
	return jobsOf.get(pen)?.get(importId);
}

/** Done, cancelled or failed: nothing more will happen. */
export function isOver({ state }: ImportJob): boolean {
	return state === 'done' || state === 'cancelled' || state === 'failed';
}

/** Ends every import of a terminal that closes; what is not swapped in yet never will be. */
export function stopImports(pen: WritableLedger): void {
	for (const job of jobsOf.get(pen)?.values() ?? []) {
		if (!isOver(job)) finish(job, 'cancelled');
	}
}

/** Ends an import and lets go of everything but its counts. */
export function finish(job: ImportJob, state: 'done' | 'cancelled' | 'failed'): void {
	job.state = state;
	job.progress = state === 'done' ? 1000 : 0;
	job.files = [];
	job.drafts = [];
	job.planned = [];
	job.stopReading();
}

export function viewOf({ importId, state, progress, dryRun, problem }: ImportJob): ImportPlanView {
	const view = { importId, state, progress, ...dryRun };
	return problem === undefined ? view : { ...view, problem };
}

/** Announces where an import is. */
export function tell(terminal: Terminal, job: ImportJob): void {
	terminal.announce({ event: 'import/progress', detail: viewOf(job) });
}

/** Announces every twentieth part of a step; a step has 1000. */
export function tellProgress(terminal: Terminal, job: ImportJob, progress: number): void {
	const before = job.progress;
	job.progress = progress;
	if (Math.trunc(before / 50) !== Math.trunc(progress / 50)) tell(terminal, job);
}
