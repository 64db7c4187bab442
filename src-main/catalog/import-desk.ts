/**
 * import/…: a spreadsheet of goods on its way into the catalogue. Reading runs in a thread,
 * planning and staging in slices, and one swap carries everything out or nothing; until then a
 * cancel leaves nothing, and the counter sells all the while. An import lives as long as the
 * terminal runs; the newest one displaces what was read before it and not carried out.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { MAX_IMPORT_BASE64 } from '#shared/contract/catalog-requests.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { carryOut } from './carry-out-import.ts';
import { findImport, openImport, viewOf, type ImportJob } from './import-job.ts';
import { isOver } from './jobs-in-hand.ts';
import { readAndPlan } from './plan-files.ts';

/** Begins to read; the reply shows the state `reading`, `import/progress` tells the rest. */
export function startImport(
	terminal: Terminal,
	{ files }: ParsedInput<'import/start'>,
): Result<ImportPlanView, AnyRefusal> {
	const size = files.reduce((sum, { base64 }) => sum + base64.length, 0);
	if (size > MAX_IMPORT_BASE64) return refuse({ code: 'import/too-large', reason: 'bytes' });
	const job = openImport(terminal, files);
	void readAndPlan(terminal, job);
	return ok(viewOf(job));
}

/** How far an import is. */
export function lookAtImport(
	terminal: Terminal,
	{ importId }: ParsedInput<'import/look'>,
): Result<ImportPlanView, AnyRefusal> {
	const job = findImport(terminal, importId);
	return job === undefined ? refuse({ code: 'import/not-found' }) : ok(viewOf(job));
}

/** Carries a planned import out; the reply comes when it is in the catalogue. */
export async function commitImport(
	terminal: Terminal,
	caller: Caller,
	{ importId }: ParsedInput<'import/commit'>,
): Promise<Result<ImportPlanView, AnyRefusal>> {
	const job = findImport(terminal, importId);
	if (job === undefined) return refuse({ code: 'import/not-found' });
	// A second try of the same request waits for the first one's end.
	return job.committing ?? commitJob(terminal, caller, job);
}

async function commitJob(
	terminal: Terminal,
	caller: Caller,
	job: ImportJob,
): Promise<Result<ImportPlanView, AnyRefusal>> {
	switch (job.state) {
		case 'reading':
		case 'committing':
			return refuse({ code: 'import/still-reading' });
		case 'cancelled':
		case 'failed':
			return refuse({ code: 'import/cancelled' });
		case 'done':
			return ok(viewOf(job));
		case 'planned': {
			job.committing = carryOut(terminal, caller, job);
			try {
				return await job.committing;
			} finally {
				job.committing = undefined;
			}
		}
	}
}

/** Ends an import; one that is carried out already stays. */
export function cancelImport(
	terminal: Terminal,
	{ importId }: ParsedInput<'import/cancel'>,
): Result<ImportPlanView, AnyRefusal> {
	const job = findImport(terminal, importId);
	if (job === undefined) return refuse({ code: 'import/not-found' });
	if (!isOver(job)) job.cancel();
	return ok(viewOf(job));
}
