/**
 * One state machine for imports of any sort of list: read and judged first, carried out when
 * somebody says so, ended at any time. What a list is of, and how it gets into the ledger, is the
 * sort's own.
 */
import { MAX_IMPORT_BASE64 } from '#shared/contract/import-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { isOver, type JobInHand, type UploadedFile } from './jobs-in-hand.ts';

export type CommittableJob<View> = JobInHand & {
	/** The commit in hand, for a second request of the same. */
	committing: Promise<Result<View, AnyRefusal>> | undefined;
};

export type ImportSort<Job extends CommittableJob<View>, View> = {
	/** What a log calls a bug in it. */
	readonly bug: string;
	open(terminal: Terminal, files: readonly UploadedFile[]): Job;
	find(terminal: Terminal, importId: string): Job | undefined;
	view(job: Job): View;
	tell(terminal: Terminal, job: Job): void;
	finish(job: Job, state: 'failed'): void;
	/** Reads the files and judges their rows; returns early when the job is over. */
	plan(terminal: Terminal, job: Job): Promise<Result<unknown, AnyRefusal>>;
	/** Ends in `done` or `cancelled`; back to `planned` when it was refused or failed. */
	carryOut(terminal: Terminal, caller: Caller, job: Job): Promise<Result<View, AnyRefusal>>;
	/** What a commit hears of an import that was ended before. */
	stopped(job: Job): AnyRefusal;
};

type ById = { readonly importId: string };

export type ImportAnswers<View> = {
	/** Begins to read; the reply shows the state `reading`, progress tells the rest. */
	start(
		terminal: Terminal,
		input: { readonly files: readonly UploadedFile[] },
	): Result<View, AnyRefusal>;
	/** How far an import is. */
	look(terminal: Terminal, input: ById): Result<View, AnyRefusal>;
	/** Carries a planned import out; the reply comes when it is in. */
	commit(terminal: Terminal, caller: Caller, input: ById): Promise<Result<View, AnyRefusal>>;
	/** Ends an import; what is carried out already stays. */
	cancel(terminal: Terminal, input: ById): Result<View, AnyRefusal>;
};

/** The requests that every sort of import answers. */
export function answerImports<Job extends CommittableJob<View>, View>(
	sort: ImportSort<Job, View>,
): ImportAnswers<View> {
	return {
		start: (terminal, { files }) => {
			const size = files.reduce((sum, { base64 }) => sum + base64.length, 0);
			if (size > MAX_IMPORT_BASE64) return refuse({ code: 'import/too-large', reason: 'bytes' });
			const job = sort.open(terminal, files);
			void readAndPlan(sort, terminal, job);
			return ok(sort.view(job));
		},
		look: (terminal, { importId }) => {
			const job = sort.find(terminal, importId);
			return job === undefined ? refuse({ code: 'import/not-found' }) : ok(sort.view(job));
		},
		commit: async (terminal, caller, { importId }) => {
			const job = sort.find(terminal, importId);
			if (job === undefined) return refuse({ code: 'import/not-found' });
			// A second try of the same request waits for the first one's end.
			return job.committing ?? commitJob(sort, job, () => sort.carryOut(terminal, caller, job));
		},
		cancel: (terminal, { importId }) => {
			const job = sort.find(terminal, importId);
			if (job === undefined) return refuse({ code: 'import/not-found' });
			if (!isOver(job)) job.cancel();
			return ok(sort.view(job));
		},
	};
}

/** The import then is `planned`, `failed` or `cancelled`. Never rejects. */
async function readAndPlan<Job extends CommittableJob<View>, View>(
	sort: ImportSort<Job, View>,
	terminal: Terminal,
	job: Job,
): Promise<void> {
	try {
		const planned = await sort.plan(terminal, job);
		if (isOver(job)) return;
		if (planned.ok) {
			job.state = 'planned';
			job.progress = 1000;
		} else {
			job.problem = planned.refusal;
			sort.finish(job, 'failed');
		}
	} catch (failure) {
		if (isOver(job)) return;
		terminal.log.fault(sort.bug, failure);
		job.problem = { code: 'terminal/bug' };
		sort.finish(job, 'failed');
	}
	sort.tell(terminal, job);
}

async function commitJob<Job extends CommittableJob<View>, View>(
	sort: ImportSort<Job, View>,
	job: Job,
	carryOut: () => Promise<Result<View, AnyRefusal>>,
): Promise<Result<View, AnyRefusal>> {
	switch (job.state) {
		case 'reading':
		case 'committing':
			return refuse({ code: 'import/still-reading' });
		case 'cancelled':
		case 'failed':
			return refuse(sort.stopped(job));
		case 'done':
			return ok(sort.view(job));
		case 'planned': {
			job.committing = carryOut();
			try {
				return await job.committing;
			} finally {
				job.committing = undefined;
			}
		}
	}
}
