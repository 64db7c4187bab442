/**
 * The imports that this terminal has in hand: what state each is in, what it will do, and how far
 * it is. They are kept in memory only; a restart forgets them, which leaves nothing, because
 * nothing counts before the swap.
 */
import type { RowDraft } from '#shared/catalog/read-row.ts';
import type { Columns } from '#shared/catalog/recognize-columns.ts';
import type { PlannedRow } from '#shared/catalog/plan-import.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { Terminal } from '../terminal.ts';
import type { CommittableJob } from './answer-imports.ts';
import { NO_ROWS, type DryRun } from './import-view.ts';
import { keepJobs, moveOn, type UploadedFile } from './jobs-in-hand.ts';
import type { FromFile } from './read-lists.ts';

export type ReadDraft = FromFile<Columns, RowDraft>;

export type ImportJob = CommittableJob<ImportPlanView> & {
	drafts: readonly ReadDraft[];
	planned: readonly PlannedRow[];
	dryRun: DryRun;
	/** The catalogue's revision that the plan was made against. */
	revision: number;
};

const jobs = keepJobs<ImportJob>();

/** A new import in the state `reading`; what was only read before is given up. */
export function openImport(terminal: Terminal, files: readonly UploadedFile[]): ImportJob {
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
		stop: () => finish(job, 'cancelled'),
	};
	jobs.take(terminal.pen, job);
	return job;
}

export function findImport({ pen }: Terminal, importId: string): ImportJob | undefined {
	return jobs.find(pen, importId);
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
	if (moveOn(job, progress)) tell(terminal, job);
}
