/** member-import/…: a list of members on its way into the ledger (MEM-10). */
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { answerImports } from '../catalog/answer-imports.ts';
import type { Terminal } from '../terminal.ts';
import { carryOutMembers } from './carry-out-members.ts';
import {
	findMemberImport,
	finishMembers,
	openMemberImport,
	tellMembers,
	viewMemberImport,
	type MemberImportJob,
} from './member-import-job.ts';
import { readAndPlanMembers } from './plan-members.ts';

/** Members that are in stay in when the rest is stopped. */
export const memberImports = answerImports<MemberImportJob, MemberImportView>({
	bug: 'member-import/bug',
	open: openMemberImport,
	find: findMemberImport,
	view: viewMemberImport,
	tell: tellMembers,
	finish: finishMembers,
	plan: readAndPlanMembers,
	carryOut: carryOutMembers,
	stopped: ({ written }) => ({ code: 'member-import/stopped', written }),
});

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
