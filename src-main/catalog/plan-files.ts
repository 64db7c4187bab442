/**
 * From uploaded files to a dry run: each file is read in a thread of its own, its rows are read
 * into drafts and judged against the catalogue in slices. Half of the progress is the reading.
 */
import { startPlan, type PlannedRow } from '#shared/catalog/plan-import.ts';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { DEFAULT_READ_RULES, readRow } from '#shared/catalog/read-row.ts';
import { recognizeColumns, type Columns } from '#shared/catalog/recognize-columns.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { finish, isOver, tell, tellProgress } from './import-job.ts';
import type { ImportJob, ReadDraft, UploadedFile } from './import-job.ts';
import { catalogLookup } from './import-lookup.ts';
import { startDryRun } from './import-view.ts';
import { inSlices } from './in-slices.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { catalogRevision } from './save-product.ts';
import { DEFAULT_LIMITS, type ReadingRefusal, type SheetRows } from './spreadsheet-limits.ts';

/** Reads and plans; the import then is `planned`, `failed` or `cancelled`. Never rejects. */
export async function readAndPlan(terminal: Terminal, job: ImportJob): Promise<void> {
	try {
		const read = await readFiles(terminal, job);
		if (isOver(job)) return;
		if (!read.ok) {
			job.problem = read.refusal;
			finish(job, 'failed');
		} else {
			job.files = [];
			job.drafts = read.value;
			if (!(await planDrafts(terminal, job))) return;
			job.state = 'planned';
			job.progress = 1000;
		}
	} catch (failure) {
		if (isOver(job)) return;
		terminal.log.fault('import/bug', failure);
		job.problem = { code: 'terminal/bug' };
		finish(job, 'failed');
	}
	tell(terminal, job);
}

async function readFiles(
	terminal: Terminal,
	job: ImportJob,
): Promise<Result<ReadDraft[], ReadingRefusal>> {
	const drafts: ReadDraft[] = [];
	const { files } = job;
	for (const [index, file] of files.entries()) {
		const rows = await readOne(terminal, job, file);
		if (isOver(job)) return refuse({ code: 'import/cancelled' });
		if (!rows.ok) return rows;
		const columns = recognizeColumns(rows.value);
		if (columns === undefined) return refuse({ code: 'import/no-header', file: file.name });
		if (drafts.length + rows.value.length > DEFAULT_LIMITS.maxRows) {
			return refuse({ code: 'import/too-large', file: file.name, reason: 'rows' });
		}
		const done = (part: number) => Math.trunc(((index + part) * 500) / files.length);
		const whole = await draftRows(terminal, {
			file: file.name,
			rows: rows.value,
			columns,
			drafts,
			goOn: (part) => {
				if (!isOver(job)) tellProgress(terminal, job, done(part));
				return !isOver(job);
			},
		});
		if (!whole) return refuse({ code: 'import/cancelled' });
	}
	return ok(drafts);
}

async function readOne(
	{ clock }: Terminal,
	job: ImportJob,
	{ name, base64 }: UploadedFile,
): Promise<Result<SheetRows, ReadingRefusal>> {
	const bytes = bytesOf(base64);
	if (bytes === undefined) {
		return refuse({ code: 'import/unreadable', file: name, reason: 'not-a-spreadsheet' });
	}
	const reading = readSpreadsheet({ file: name, bytes }, clock);
	job.stopReading = () => reading.cancel();
	const read = await reading.result;
	job.stopReading = () => undefined;
	return read;
}

/** Node passes over whatever is no base64: then fewer bytes come out than the text promises. */
function bytesOf(base64: string): Uint8Array | undefined {
	const bytes = Buffer.from(base64, 'base64');
	const padding = /=*$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return bytes.length === Math.floor(((base64.length - padding) * 3) / 4) ? bytes : undefined;
}

type Drafting = {
	readonly file: string;
	readonly rows: readonly (readonly Cell[])[];
	readonly columns: Columns;
	readonly drafts: ReadDraft[];
	/** Is told which part of the rows is done, 0…1; false ends the work. */
	readonly goOn: (part: number) => boolean;
};

function draftRows(terminal: Terminal, work: Drafting): Promise<boolean> {
	const { file, columns, drafts } = work;
	const rows = work.rows.slice(columns.headerRow + 1);
	let row = columns.headerRow + 1;
	return inSlices(terminal.clock, {
		items: rows,
		slice: (some) => {
			for (const cells of some) {
				row += 1;
				const draft = readRow(cells, { row, columns, rules: DEFAULT_READ_RULES });
				if (draft !== undefined) drafts.push({ file, columns, draft });
			}
		},
		goOn: (done) => work.goOn(done / rows.length),
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
