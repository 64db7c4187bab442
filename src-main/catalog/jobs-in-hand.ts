/**
 * The imports that this terminal has in hand, of goods or of members. They are kept in memory only:
 * a terminal that is opened again begins with none. The newest displaces what was only read before.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { WritableLedger } from '../ledger/access.ts';

export type UploadedFile = { readonly name: string; readonly base64: string };

export type JobState = 'reading' | 'planned' | 'committing' | 'done' | 'cancelled' | 'failed';

export type JobInHand = {
	readonly importId: string;
	state: JobState;
	/** 0…1000 of the step in hand. */
	progress: number;
	files: readonly UploadedFile[];
	problem?: AnyRefusal;
	/** Stops the reader thread, if one is running. */
	stopReading: () => void;
	/** Ends it and says so. */
	cancel(): void;
	/** Ends it without a word: the terminal closes. */
	stop(): void;
};

export type JobsInHand<Job extends JobInHand> = {
	/** Takes a new import in; what was read before and not carried out is given up. */
	take(pen: WritableLedger, job: Job): void;
	find(pen: WritableLedger, importId: string): Job | undefined;
};

const KEPT = 8;

const desks: ((pen: WritableLedger) => readonly JobInHand[])[] = [];

/** Ends every import of a terminal that closes; what is not carried out yet never will be. */
export function stopJobs(pen: WritableLedger): void {
	for (const job of desks.flatMap((jobs) => jobs(pen))) if (!isOver(job)) job.stop();
}

/** An empty desk for imports of one sort. */
export function keepJobs<Job extends JobInHand>(): JobsInHand<Job> {
	const jobsOf = new WeakMap<WritableLedger, Map<string, Job>>();
	desks.push((pen) => [...(jobsOf.get(pen)?.values() ?? [])]);
	return {
		take: (pen, job) => {
			const jobs = jobsOf.get(pen) ?? new Map<string, Job>();
			jobsOf.set(pen, jobs);
			for (const before of jobs.values()) {
				if (before.state === 'reading' || before.state === 'planned') before.cancel();
			}
			for (const [id, before] of jobs) {
				if (jobs.size >= KEPT && isOver(before)) jobs.delete(id);
			}
			jobs.set(job.importId, job);
		},
		find: (pen, importId) => jobsOf.get(pen)?.get(importId),
	};
}

/** Done, cancelled or failed: nothing more will happen. */
export function isOver({ state }: JobInHand): boolean {
	return state === 'done' || state === 'cancelled' || state === 'failed';
}

/** Sets the progress of a step and says whether it is worth telling: every twentieth part is. */
export function moveOn(job: JobInHand, progress: number): boolean {
	const before = job.progress;
	job.progress = progress;
	return Math.trunc(before / 50) !== Math.trunc(progress / 50);
}
