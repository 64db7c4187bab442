/** member-import/…: a list of members on its way into the ledger (MEM-10). */
import { MAX_IMPORT_BASE64 } from '#shared/contract/catalog-requests.ts';
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isOver } from '../catalog/jobs-in-hand.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { carryOutMembers } from './carry-out-members.ts';
import {
	findMemberImport,
	openMemberImport,
	viewMemberImport,
	type MemberImportJob,
} from './member-import-job.ts';
import { readAndPlanMembers } from './plan-members.ts';

type Answer = Result<MemberImportView, AnyRefusal>;

/** Begins to read; the reply shows the state `reading`. */
export function startMemberImport(
	terminal: Terminal,
	{ files }: ParsedInput<'member-import/start'>,
): Answer {
	const size = files.reduce((sum, { base64 }) => sum + base64.length, 0);
	if (size > MAX_IMPORT_BASE64) return refuse({ code: 'import/too-large', reason: 'bytes' });
	const job = openMemberImport(terminal, files);
	void readAndPlanMembers(terminal, job);
	return ok(viewMemberImport(job));
}

/** How far an import is. */
export function lookAtMemberImport(
	terminal: Terminal,
	{ importId }: ParsedInput<'member-import/look'>,
): Answer {
	const job = findMemberImport(terminal, importId);
	return job === undefined ? refuse({ code: 'import/not-found' }) : ok(viewMemberImport(job));
}

const FAULTS_AT_ONCE = 500;

/** Every fault, a page at a time. */
export function listMemberFaults(
	terminal: Terminal,
	{ importId, after }: ParsedInput<'member-import/faults'>,
): Result<RequestOutput<'member-import/faults'>, AnyRefusal> {
	const job = findMemberImport(terminal, importId);
	if (job === undefined) return refuse({ code: 'import/not-found' });
	const end = after + FAULTS_AT_ONCE;
	const total = job.faults.length;
	const page = { total, faults: job.faults.slice(after, end) };
	return ok(end < total ? { ...page, nextAfter: end } : page);
}

/** Carries a planned import out; the reply comes when all are in. */
export async function commitMemberImport(
	terminal: Terminal,
	caller: Caller,
	{ importId }: ParsedInput<'member-import/commit'>,
): Promise<Answer> {
	const job = findMemberImport(terminal, importId);
	if (job === undefined) return refuse({ code: 'import/not-found' });
	// A second try of the same request waits for the first one's end.
	return job.committing ?? commitJob(terminal, caller, job);
}

async function commitJob(
	terminal: Terminal,
	caller: Caller,
	job: MemberImportJob,
): Promise<Answer> {
	switch (job.state) {
		case 'reading':
		case 'committing':
			return refuse({ code: 'import/still-reading' });
		case 'cancelled':
		case 'failed':
			return refuse({ code: 'member-import/stopped', written: job.written });
		case 'done':
			return ok(viewMemberImport(job));
		case 'planned': {
			job.committing = carryOutMembers(terminal, caller, job);
			try {
				return await job.committing;
			} finally {
				job.committing = undefined;
			}
		}
	}
}

/** Ends an import; members that are in stay. */
export function cancelMemberImport(
	terminal: Terminal,
	{ importId }: ParsedInput<'member-import/cancel'>,
): Answer {
	const job = findMemberImport(terminal, importId);
	if (job === undefined) return refuse({ code: 'import/not-found' });
	if (!isOver(job)) job.cancel();
	return ok(viewMemberImport(job));
}
