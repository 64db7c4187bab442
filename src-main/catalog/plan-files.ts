/**
 * From uploaded files to a dry run: each file is read in a thread of its own, its rows are read
 * into drafts and judged against the catalogue in slices. Half of the progress is the reading.
 */
import { startPlan, type PlannedRow } from '#shared/catalog/plan-import.ts';
import { DEFAULT_READ_RULES, readRow } from '#shared/catalog/read-row.ts';
import { recognizeColumns } from '#shared/catalog/recognize-columns.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { tellProgress, type ImportJob, type ReadDraft } from './import-job.ts';
import { catalogLookup } from './import-lookup.ts';
import { startDryRun } from './import-view.ts';
import { inSlices } from './in-slices.ts';
import { isOver } from './jobs-in-hand.ts';
import { readLists } from './read-lists.ts';
import { catalogRevision } from './save-product.ts';
import type { ReadingRefusal } from './spreadsheet-limits.ts';

/** Reads the files and judges their rows; ends early when the import was ended. */
export async function readAndPlan(
	terminal: Terminal,
	job: ImportJob,
): Promise<Result<boolean, ReadingRefusal>> {
	const read = await readFiles(terminal, job);
	if (!read.ok) return read;
	job.files = [];
	job.drafts = read.value;
	return ok(await planDrafts(terminal, job));
}

function readFiles(
	terminal: Terminal,
	job: ImportJob,
): Promise<Result<ReadDraft[], ReadingRefusal>> {
	return readLists(terminal, job, {
		listOf: 'goods',
		recognize: recognizeColumns,
		draft: (cells, row, columns) => readRow(cells, { row, columns, rules: DEFAULT_READ_RULES }),
		told: (progress) => tellProgress(terminal, job, Math.trunc(progress / 2)),
	});
}

const MOST_PLANS = 5;

/**
 * Judges all rows against the catalogue as it is now, once more when it was changed meanwhile.
 * False when the import was ended.
 */
export async function planDrafts(terminal: Terminal, job: ImportJob): Promise<boolean> {
	const { pen } = terminal;
	for (let plan = 0; plan < MOST_PLANS; plan += 1) {
		const revision = catalogRevision(pen);
		if (!(await planOnce(terminal, job))) return false;
		job.revision = revision;
		if (catalogRevision(pen) === revision) return true;
	}
	// Somebody changes goods all the time: the swap will look again.
	return true;
}

async function planOnce(terminal: Terminal, job: ImportJob): Promise<boolean> {
	const { drafts } = job;
	const planner = startPlan(catalogLookup(terminal.pen));
	const dryRun = startDryRun();
	const planned: PlannedRow[] = [];
	const whole = await inSlices(terminal.clock, {
		items: drafts,
		slice: (some) => {
			for (const { file, columns, draft } of some) {
				const row = planner.take(file, draft);
				dryRun.note(row, columns);
				planned.push(row);
			}
		},
		goOn: (done) => {
			const progress = 500 + Math.trunc((done * 500) / drafts.length);
			if (job.state === 'reading') tellProgress(terminal, job, progress);
			return !isOver(job);
		},
	});
	if (!whole) return false;
	invariant(planned.length === drafts.length, 'every row of an import is planned');
	job.planned = planned;
	job.dryRun = dryRun.result();
	return true;
}
