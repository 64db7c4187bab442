/**
 * Carrying an import out: stage in slices, then swap in one transaction with its event and its
 * reply. When the catalogue was changed after the plan was made, the plan is made again first, so
 * that a code given to another product meanwhile is refused and not fought over.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { finish, tell, tellProgress, viewOf, type ImportJob } from './import-job.ts';
import { isOver } from './jobs-in-hand.ts';
import { planDrafts } from './plan-files.ts';
import { announceCatalog } from './product-requests.ts';
import { catalogRevision } from './save-product.ts';
import { emptyStaging, stageImport, type WritingRow } from './stage-import.ts';
import { swapImport } from './swap-import.ts';

/** Ends in `done` or `cancelled`; back to `planned` when it was refused or failed. */
export async function carryOut(
	terminal: Terminal,
	caller: Caller,
	job: ImportJob,
): Promise<Result<ImportPlanView, AnyRefusal>> {
	job.state = 'committing';
	job.progress = 0;
	tell(terminal, job);
	try {
		if (!(await stageAll(terminal, job))) {
			// A terminal that has closed meanwhile empties it when it is opened again.
			if (terminal.pen.db.open) emptyStaging(terminal.pen);
			return refuse({ code: 'import/cancelled' });
		}
		return swap(terminal, caller, job);
	} finally {
		if (job.state === 'committing') {
			job.state = 'planned';
			tell(terminal, job);
		}
	}
}

/** Stages what the plan says of the catalogue as it is; false when the import was cancelled. */
async function stageAll(terminal: Terminal, job: ImportJob): Promise<boolean> {
	do {
		if (catalogRevision(terminal.pen) !== job.revision && !(await planDrafts(terminal, job))) {
			return false;
		}
		const rows = job.planned.filter((row): row is WritingRow => {
			return row.action === 'add' || row.action === 'change';
		});
		const whole = await stageImport(terminal, rows, (done) => {
			if (!isOver(job)) tellProgress(terminal, job, Math.trunc((done * 1000) / rows.length));
			return !isOver(job);
		});
		if (!whole || isOver(job)) return false;
	} while (catalogRevision(terminal.pen) !== job.revision);
	return true;
}

function swap(
	terminal: Terminal,
	caller: Caller,
	job: ImportJob,
): Result<ImportPlanView, AnyRefusal> {
	const { pen, clock, log } = terminal;
	const { added, changed, unchanged, refused, warned } = job.dryRun;
	const counts = { added, changed, unchanged, refused, warned };
	const startedAt = clock.monotonic();
	const done = caller.commit(() => {
		const by = { atMs: clock.now(), operator: caller.operator.operatorNo, why: 'import' };
		swapImport(pen, by);
		pen.append({
			kind: 'catalog/imported',
			v: 1,
			...byWhom(caller),
			body: { source: 'spreadsheet', import_id: job.importId, ...counts },
		});
		return ok({ ...viewOf(job), state: 'done' as const, progress: 1000 });
	});
	if (!done.ok) return done;
	const swapMs = Math.round(clock.monotonic() - startedAt);
	log.note('import/done', { ...counts, swap_ms: swapMs });
	finish(job, 'done');
	tell(terminal, job);
	announceCatalog(terminal);
	return done;
}
