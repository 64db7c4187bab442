/**
 * The print spool. Jobs are rows written in the transaction of what they print; this takes them one
 * at a time to the printer, after the sale's head is witnessed on disk, and writes down what is
 * known of their fate. A job whose fate is unknown is never sent again by itself: a person says
 * 重打 or puts it away. The drawer goes its own way, at once, and is dropped when late.
 *
 * Nothing here ever throws into a sale: it runs after the commit. On a full disk nothing is sent
 * that could not be written down before, and a fate that could not be written is kept for later.
 */
import type { DevicePort, Outcome } from '#drivers/port.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { every } from '../system/every.ts';
import type { Log } from '../system/log.ts';
import { PRINTER_ID } from './configure-printer.ts';
import {
	changeJob,
	countNeedy,
	findJob,
	findLateJobs,
	findNextJob,
	insertJob,
	settleAfterRestart,
	type JobKind,
	type JobRow,
	type JobState,
} from './print-job-store.ts';

/** A receipt that could not start within ten minutes is listed, not printed by surprise. */
export const RECEIPT_EXPIRY_MS = 10 * 60_000;
export const DRAWER_TTL_MS = 3000;
const LOOK_MS = 10_000;

export type PaperOrder = {
	readonly kind: JobKind;
	readonly document: ReceiptDocument;
	readonly salePos?: number;
	readonly copyNo?: number;
	/** Who asked for it. */
	readonly operator?: string;
	readonly state?: JobState;
};

export type Spooler = {
	/** Writes a job into the caller's transaction; returns its number. */
	queue(pen: WritableLedger, order: PaperOrder): number;
	queueDrawer(pen: WritableLedger, salePos: number | undefined): number;
	/** After the commit: look at the queue. Returns at once. */
	wake(): void;
	/** Resolves when nothing is queued or being sent, or the printer is blocked. */
	idle(): Promise<void>;
	stop(): void;
};

/** Puts in what is kept apart from the jobs: the store's logo, who the customer is. */
export type Dress = (document: ReceiptDocument, job: JobRow) => ReceiptDocument;

export type SpoolerParts = {
	readonly pen: WritableLedger;
	readonly devices: DevicePort;
	readonly clock: Clock;
	readonly log: Log;
	readonly announce: (event: TerminalEvent) => void;
	/** Resolves when a head at or after this event is witnessed on disk. */
	readonly witnessed: (n: number, inc: number) => Promise<unknown>;
	/** Lines printed above and below a copy or a retry. */
	readonly marksOf: (job: JobRow) => string[];
	readonly dress?: Dress;
	/** Does something again and again; the system's timer unless said. */
	readonly every?: typeof every;
};

export function openSpooler(options: SpoolerParts): Spooler {
	const { pen, devices, clock, log } = options;
	let stopped = false;
	let draining: Promise<void> | undefined;
	let again = false;
	const unwritten = new Map<number, Note>();
	const parts: Spool = {
		...options,
		settle: (jobId, fate) => {
			unwritten.delete(jobId);
			if (!noted(options, jobId, fate)) unwritten.set(jobId, fate);
		},
	};

	pen.transaction(() => settleAfterRestart(pen, clock.now()));
	devices.onHealth((health) => {
		if (health.state === 'ready' || health.state === 'degraded') wake();
	});

	// A printer that stays dead wakes nobody: somebody must say when a receipt waited too long.
	const looking = (options.every ?? every)(LOOK_MS, () => {
		carryOn(() => {
			for (const jobId of findLateJobs(pen, clock.now())) {
				noted(options, jobId, { state: 'expired', evidence: '' });
			}
		});
	});

	/** The queue may lie on a damaged page: that is for the status to say, not for a sale to meet. */
	function carryOn(work: () => void): void {
		try {
			work();
		} catch (failure) {
			log.fault('print-spool/stopped', failure);
		}
	}

	function wake(): void {
		if (stopped) return;
		// A fate that cannot be written now either goes back in, behind those of this round.
		const before = [...unwritten];
		for (const [jobId, fate] of before) parts.settle(jobId, fate);
		carryOn(() => pulseDrawers(parts));
		again = true;
		draining ??= drain()
			.catch((failure: unknown) => log.fault('print-spool/stopped', failure))
			.finally(() => {
				draining = undefined;
				if (again) wake();
			});
	}

	async function drain(): Promise<void> {
		while (again && !stopped) {
			again = false;
			let job = findNextJob(pen, 'paper');
			while (job !== undefined && !stopped) {
				if (!(await printOne(parts, job))) return;
				job = findNextJob(pen, 'paper');
			}
		}
	}

	return {
		queue: (writer, order) => insertPaper(writer, order, clock.now()),
		queueDrawer: (writer, salePos) => insertPulse(writer, salePos, clock.now()),
		wake,
		idle: async () => {
			while (draining !== undefined) await draining;
		},
		stop: () => {
			stopped = true;
			looking.stop();
		},
	};
}

function insertPaper(writer: WritableLedger, order: PaperOrder, createdMs: number): number {
	return insertJob(writer, {
		kind: order.kind,
		salePos: order.salePos,
		document: order.document,
		operator: order.operator ?? '',
		copyNo: order.copyNo ?? 0,
		state: order.state ?? 'queued',
		evidence: '',
		createdMs,
		expiresMs: createdMs + RECEIPT_EXPIRY_MS,
	});
}

function insertPulse(
	writer: WritableLedger,
	salePos: number | undefined,
	createdMs: number,
): number {
	return insertJob(writer, {
		kind: 'drawer',
		salePos,
		document: undefined,
		operator: '',
		copyNo: 0,
		state: 'queued',
		evidence: '',
		createdMs,
		expiresMs: createdMs + DRAWER_TTL_MS,
	});
}

/** Prints one job; false when the printer cannot take any now (the job stays queued). */
async function printOne(parts: Spool, job: JobRow): Promise<boolean> {
	const { pen, devices, clock, log } = parts;
	if (job.expires_ms <= clock.now()) {
		return noted(parts, job.job_id, { state: 'expired', evidence: '' });
	}
	if (job.journal_n !== null && job.journal_inc !== null) {
		await parts.witnessed(job.journal_n, job.journal_inc);
		// Put away meanwhile, or too late by now: the next look at the queue sees it.
		if (findJob(pen, job.job_id)?.state !== 'queued') return true;
	}
	if (!noted(parts, job.job_id, { state: 'sending', evidence: '' })) return false;
	const document = JSON.parse(job.document_json ?? '') as ReceiptDocument;
	const outcome = await devices.print({
		jobId: String(job.job_id),
		printerId: PRINTER_ID,
		document: parts.dress?.(document, job) ?? document,
		marks: parts.marksOf(job),
		deadlineMs: job.expires_ms - clock.now(),
	});
	const fate = fateOf(outcome);
	const still = findJob(pen, job.job_id);
	if (still?.state === 'sending') parts.settle(job.job_id, fate);
	if (fate.state !== 'confirmed') {
		log.note('print-job/fate', { job: job.job_id, state: fate.state, evidence: fate.evidence });
	}
	return fate.state !== 'queued';
}

/** An attempt counts once a byte may have left: only then can a second paper be a double. */
function fateOf(outcome: Outcome): Note {
	switch (outcome.kind) {
		case 'confirmed':
		case 'processed':
		case 'sent':
			return { state: outcome.kind, evidence: outcome.evidence, attempt: true };
		case 'unknown':
			return { state: 'unknown', evidence: outcome.cause, attempt: true };
		case 'expired':
			return { state: 'expired', evidence: '' };
		case 'rejected':
			// Not one byte left: it may wait for the printer without any risk of a double.
			return {
				state: outcome.retry === 'when-ready' ? 'queued' : 'failed',
				evidence: outcome.cause,
			};
	}
}

type Note = { readonly state: JobState; readonly evidence: string; readonly attempt?: boolean };

type Spool = SpoolerParts & {
	/** Writes a job's fate, now or, when the disk says no, at a later look at the queue. */
	settle(jobId: number, fate: Note): void;
};

/** Writes a job's state; false when the disk says no, which is in the log. */
function noted(parts: SpoolerParts, jobId: number, { state, evidence, attempt }: Note): boolean {
	const { pen, clock, log } = parts;
	try {
		pen.transaction(() => {
			changeJob(pen, jobId, { state, evidence, atMs: clock.now(), attempt: attempt === true });
		});
	} catch (failure) {
		log.fault('print-job/not-written', failure, { job: jobId, state });
		return false;
	}
	parts.announce({
		event: 'print-job/changed',
		detail: { jobId, state, waiting: countNeedy(pen) },
	});
	return true;
}

/** Every queued pulse is sent once, now, or dropped. */
function pulseDrawers(parts: Spool): void {
	const { pen, devices, clock } = parts;
	for (;;) {
		const job = findNextJob(pen, 'drawer');
		if (job === undefined) return;
		const ttlMs = job.expires_ms - clock.now();
		const isLate = ttlMs <= 0;
		const next: Note = isLate
			? { state: 'expired', evidence: '' }
			: { state: 'sending', evidence: '', attempt: true };
		if (!noted(parts, job.job_id, next)) return;
		if (isLate) continue;
		void devices.pulseDrawer({ printerId: PRINTER_ID, ttlMs }).then((outcome) => {
			const cause = 'cause' in outcome ? outcome.cause : '';
			const state = {
				opened: 'confirmed',
				sent: 'sent',
				expired: 'expired',
				unknown: 'unknown',
				rejected: 'failed',
			} as const;
			parts.settle(job.job_id, { state: state[outcome.kind], evidence: cause });
		});
	}
}
