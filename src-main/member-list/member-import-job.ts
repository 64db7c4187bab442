/**
 * An import of members in hand: what it will do, what it has done, and how it is shown. Every fault
 * is kept as long as the import is, so that all of them can be looked up afterwards.
 */
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import { maskCard, maskName, maskPhone } from '#shared/member/mask.ts';
import type { MemberProblem } from '#shared/member/member-problem.ts';
import type { PlannedMember, PlannedMemberRow } from '#shared/member/plan-member-import.ts';
import type { MemberDraft } from '#shared/member/read-member-row.ts';
import type { MemberColumns } from '#shared/member/recognize-member-columns.ts';
import type { CommittableJob } from '../catalog/answer-imports.ts';
import { SHOWN_ROWS, startFairList } from '../catalog/import-view.ts';
import { keepJobs, moveOn, type UploadedFile } from '../catalog/jobs-in-hand.ts';
import type { FromFile } from '../catalog/read-lists.ts';
import type { Terminal } from '../terminal.ts';

type Issue = MemberImportView['refusedRows'][number];

/** A member to be, with the place it comes from. */
export type MemberToAdd = {
	readonly file: string;
	readonly row: number;
	readonly columns: MemberColumns;
	readonly member: PlannedMember;
};

export type MemberImportJob = CommittableJob<MemberImportView> & {
	rows: number;
	warned: number;
	written: number;
	unknown: readonly string[];
	/** Let go of when the import is over: nobody's data waits in memory. */
	adding: MemberToAdd[];
	/** Rows that become members, or became. */
	added: number;
	/** The first of them, masked, once the import is over. */
	additions: MemberImportView['additions'] | undefined;
	/** Rows refused and each of their faults. */
	refused: number;
	readonly faults: Issue[];
	readonly warnings: ReturnType<typeof startFairList>;
	/** Σ of the opening balances of the rows that become members. */
	readonly opening: { principalFen: number; bonusFen: number; points: number };
};

const jobs = keepJobs<MemberImportJob>();

/** A new import in the state `reading`. */
export function openMemberImport(
	terminal: Terminal,
	files: readonly UploadedFile[],
): MemberImportJob {
	const job: MemberImportJob = {
		importId: terminal.ids.next('import'),
		state: 'reading',
		progress: 0,
		files,
		rows: 0,
		warned: 0,
		written: 0,
		unknown: [],
		adding: [],
		added: 0,
		additions: undefined,
		refused: 0,
		faults: [],
		warnings: startFairList(),
		opening: { principalFen: 0, bonusFen: 0, points: 0 },
		committing: undefined,
		stopReading: () => undefined,
		cancel: () => {
			finishMembers(job, 'cancelled');
			tellMembers(terminal, job);
		},
		stop: () => finishMembers(job, 'cancelled'),
	};
	jobs.take(terminal.pen, job);
	return job;
}

export function findMemberImport({ pen }: Terminal, importId: string): MemberImportJob | undefined {
	return jobs.find(pen, importId);
}

/** Ends an import; its counts and faults stay. */
export function finishMembers(job: MemberImportJob, state: 'done' | 'cancelled' | 'failed'): void {
	job.state = state;
	job.progress = state === 'done' ? 1000 : 0;
	job.files = [];
	job.additions = additionsOf(job);
	job.adding = [];
	job.stopReading();
}

/** Takes a row of the plan into the counts. */
export function noteRow(
	job: MemberImportJob,
	row: PlannedMemberRow,
	{ columns }: FromFile<MemberColumns, MemberDraft>,
): void {
	job.rows += 1;
	if (row.action === 'refuse') {
		refuseRow(job, { ...row, columns }, row.refusals);
		return;
	}
	if (row.warnings.length > 0) job.warned += 1;
	for (const warning of row.warnings) job.warnings.note(issueOf({ ...row, columns }, warning));
	const { file, row: number, member } = row;
	job.adding.push({ file, row: number, columns, member });
	job.added += 1;
	count(job, member, 1);
}

type Place = {
	readonly file: string;
	readonly row: number;
	readonly columns: MemberColumns;
};

function refuseRow(job: MemberImportJob, at: Place, refusals: readonly MemberProblem[]): void {
	job.refused += 1;
	job.faults.push(...refusals.map((fault) => issueOf(at, fault)));
}

/** A row that was sound when it was planned and is not any more: somebody took its phone. */
export function refuseLate(
	job: MemberImportJob,
	late: MemberToAdd,
	refusals: readonly MemberProblem[],
): void {
	refuseRow(job, late, refusals);
	job.adding = job.adding.filter((one) => one !== late);
	job.added -= 1;
	count(job, late.member, -1);
}

function count({ opening }: MemberImportJob, member: PlannedMember, times: 1 | -1): void {
	opening.principalFen += times * member.principal;
	opening.bonusFen += times * member.bonus;
	opening.points += times * member.points;
}

/** The fault with the header over the cell that is meant. */
function issueOf({ file, row, columns }: Place, problem: MemberProblem): Issue {
	const { field, reason, value } = problem;
	return { file, row, column: columns.title.get(field) ?? field, reason, value };
}

export function viewMemberImport(job: MemberImportJob): MemberImportView {
	const { importId, state, progress, rows, refused, warned, written, added, opening } = job;
	const refusedRows = startFairList();
	for (const fault of job.faults) refusedRows.note(fault);
	const view = {
		importId,
		state,
		progress,
		rows,
		added,
		refused,
		warned,
		written,
		...opening,
		unknown: job.unknown.slice(0, 50),
		refusedRows: refusedRows.result(),
		warnedRows: job.warnings.result(),
		additions: additionsOf(job),
	};
	return job.problem === undefined ? view : { ...view, problem: job.problem };
}

function additionsOf({ additions, adding }: MemberImportJob): MemberImportView['additions'] {
	return additions ?? adding.slice(0, SHOWN_ROWS).map(showAddition);
}

function showAddition({ row, member }: MemberToAdd): MemberImportView['additions'][number] {
	const { name, phone, card, principal, bonus, points } = member;
	return {
		row,
		name: maskName(name),
		phone: maskPhone(phone),
		card: maskCard(card),
		principalFen: principal,
		bonusFen: bonus,
		points,
	};
}

/** Announces how far an import is, and nothing of its rows: every screen hears it. */
export function tellMembers(terminal: Terminal, job: MemberImportJob): void {
	const { importId, state, progress } = job;
	terminal.announce({ event: 'member-import/progress', detail: { importId, state, progress } });
}

export function tellMemberProgress(
	terminal: Terminal,
	job: MemberImportJob,
	progress: number,
): void {
	if (moveOn(job, progress)) tellMembers(terminal, job);
}
