/** An import of agreed prices in hand: what it will do, and how the back office is shown it. */
import type { PriceListImportView } from '#shared/contract/price-list-requests.ts';
import type { FaultyRow, PlannedPrices } from '#shared/price-list/plan-prices.ts';
import type { PriceColumns } from '#shared/price-list/list-columns.ts';
import { startFairList } from '../catalog/import-view.ts';
import type { CommittableJob } from '../catalog/answer-imports.ts';
import { keepJobs, moveOn, type UploadedFile } from '../catalog/jobs-in-hand.ts';
import type { Terminal } from '../terminal.ts';

type Counts = Pick<
	PriceListImportView,
	'rows' | 'added' | 'changed' | 'unchanged' | 'refused' | 'warned'
>;
type Shown = Pick<PriceListImportView, 'refusedRows' | 'warnedRows' | 'prices'>;

export type PriceImportJob = CommittableJob<PriceListImportView> & {
	readonly code: string;
	/** Products whose prices would be others by then. */
	writing: readonly PlannedPrices[];
	counts: Counts;
	shown: Shown;
};

const NOTHING: Counts = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, warned: 0 };
const NO_ROWS: Shown = { refusedRows: [], warnedRows: [], prices: [] };

const jobs = keepJobs<PriceImportJob>();

/** A new import in the state `reading`. */
export function openPriceImport(
	terminal: Terminal,
	code: string,
	files: readonly UploadedFile[],
): PriceImportJob {
	const job: PriceImportJob = {
		importId: terminal.ids.next('import'),
		code,
		state: 'reading',
		progress: 0,
		files,
		writing: [],
		counts: NOTHING,
		shown: NO_ROWS,
		committing: undefined,
		stopReading: () => undefined,
		cancel: () => {
			finishPrices(job, 'cancelled');
			tellPrices(terminal, job);
		},
		stop: () => finishPrices(job, 'cancelled'),
	};
	jobs.take(terminal.pen, job);
	return job;
}

export function findPriceImport({ pen }: Terminal, importId: string): PriceImportJob | undefined {
	return jobs.find(pen, importId);
}

/** Ends an import; what was counted stays. */
export function finishPrices(job: PriceImportJob, state: 'done' | 'cancelled' | 'failed'): void {
	job.state = state;
	job.progress = state === 'done' ? 1000 : 0;
	job.files = [];
	job.writing = [];
	job.stopReading();
}

export function viewPrices(job: PriceImportJob): PriceListImportView {
	const { importId, code, state, progress, counts, shown, problem } = job;
	const view = { importId, code, state, progress, ...counts, ...shown };
	return problem === undefined ? view : { ...view, problem };
}

/** The first rows of each reason, each with the header over the cell that is meant. */
export function showFaults(
	rows: readonly FaultyRow[],
	columnsOf: ReadonlyMap<string, PriceColumns>,
): Shown['refusedRows'] {
	const list = startFairList();
	for (const { file, row, problem } of rows) {
		const column = columnsOf.get(file)?.title.get(problem.field) ?? problem.field;
		list.note({ file, row, column, reason: problem.reason, value: problem.value });
	}
	return list.result();
}

/** Announces how far an import is. */
export function tellPrices(terminal: Terminal, job: PriceImportJob): void {
	terminal.announce({ event: 'price-list/progress', detail: viewPrices(job) });
}

export function tellPriceProgress(terminal: Terminal, job: PriceImportJob, progress: number): void {
	if (moveOn(job, progress)) tellPrices(terminal, job);
}
