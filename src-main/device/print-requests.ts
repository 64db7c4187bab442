/**
 * What a person may ask of paper: a copy (补打), the receipt the store offers, a retry of a job
 * whose fate is unknown (重打), putting a job away, the test page. The copy is counted before it
 * is printed, so two copies never carry the same number.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeTestPage } from '#shared/receipt/compose-x-receipt.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { countReprint, findSaleAt, loadReceipt } from '../sale/completed-sale-store.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	changeJob,
	findJob,
	findOfferedJob,
	listWaitingJobs,
	showJob,
	type JobRow,
} from './print-job-store.ts';
import { RECEIPT_EXPIRY_MS } from './print-spooler.ts';

type JobResult = Result<PrintJobView, AnyRefusal>;

export function reprintReceipt(
	terminal: Terminal,
	caller: Caller,
	{ pos }: ParsedInput<'receipt/reprint'>,
): JobResult {
	const { pen } = terminal;
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit(() => {
		if (findSaleAt(pen, pos) === undefined) return refuse({ code: 'sale/not-found' });
		const copyNo = countReprint(pen, pos);
		const document = loadReceipt(pen, pos);
		const operator = caller.operator.operatorNo;
		const order = { kind: 'receipt', salePos: pos, document, copyNo, operator } as const;
		const jobId = terminal.spooler.queue(pen, order);
		noteShift(terminal, caller, {
			kind: 'receipt/reprinted',
			body: { sale_pos: pos, copy_no: copyNo },
		});
		return showQueued(terminal, jobId);
	});
	terminal.spooler.wake();
	return queued;
}

export function printOffered(
	terminal: Terminal,
	caller: Caller,
	{ pos }: ParsedInput<'receipt/print-offered'>,
): JobResult {
	if (terminal.settings.current().printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit(() => {
		const job = findOfferedJob(terminal.pen, pos);
		if (job === undefined) return refuse({ code: 'print-job/not-found' });
		requeue(terminal, job.job_id);
		return showQueued(terminal, job.job_id);
	});
	terminal.spooler.wake();
	return queued;
}

export function retryJob(
	terminal: Terminal,
	caller: Caller,
	{ jobId }: ParsedInput<'print-job/retry'>,
): JobResult {
	if (terminal.settings.current().printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit(() => {
		const job = findJob(terminal.pen, jobId);
		if (job === undefined || job.kind === 'drawer') return refuse({ code: 'print-job/not-found' });
		if (isUnderWay(job)) return refuse({ code: 'print-job/still-printing', state: job.state });
		if (!needsSomebody(job)) return refuse({ code: 'print-job/not-found' });
		requeue(terminal, jobId);
		noteShift(terminal, caller, {
			kind: 'receipt/retried',
			body: { job_id: jobId, attempts: job.attempts },
		});
		return showQueued(terminal, jobId);
	});
	terminal.spooler.wake();
	return queued;
}

export function dismissJob(
	terminal: Terminal,
	caller: Caller,
	{ jobId }: ParsedInput<'print-job/dismiss'>,
): JobResult {
	const { pen, clock } = terminal;
	const dismissed = caller.commit(() => {
		const job = findJob(pen, jobId);
		if (job === undefined || job.kind === 'drawer') return refuse({ code: 'print-job/not-found' });
		if (job.state === 'sending') {
			return refuse({ code: 'print-job/still-printing', state: job.state });
		}
		// What became of a job that is over is never rewritten.
		if (job.state !== 'offered' && !isUnderWay(job) && !needsSomebody(job)) {
			return refuse({ code: 'print-job/not-found' });
		}
		changeJob(pen, jobId, { state: 'cancelled', evidence: 'dismissed', atMs: clock.now() });
		noteShift(terminal, caller, { kind: 'receipt/dismissed', body: { job_id: jobId } });
		return showQueued(terminal, jobId);
	});
	terminal.statusChanged();
	return dismissed;
}

export function printTestPage(terminal: Terminal, caller: Caller): JobResult {
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const words = receiptWords[settings.receiptLanguage];
	const queued = caller.commit(() => {
		const context = { settings, words, operator: caller.operator.operatorNo };
		const page = composeTestPage(context, terminal.clock.now());
		const logo = settings.receiptLogo === null ? [] : [{ kind: 'logo' } as const];
		const document = { ...page, blocks: [...logo, ...page.blocks] };
		return showQueued(terminal, terminal.spooler.queue(terminal.pen, { kind: 'test', document }));
	});
	terminal.spooler.wake();
	return queued;
}

export function listJobs({ pen }: Terminal): Result<{ jobs: PrintJobView[] }, AnyRefusal> {
	return ok({ jobs: listWaitingJobs(pen).map(showJob) });
}

function isUnderWay({ state }: JobRow): boolean {
	return state === 'queued' || state === 'sending';
}

function needsSomebody({ state }: JobRow): boolean {
	return state === 'unknown' || state === 'failed' || state === 'expired';
}

function requeue({ pen, clock }: Terminal, jobId: number): void {
	const atMs = clock.now();
	changeJob(pen, jobId, {
		state: 'queued',
		evidence: '',
		atMs,
		expiresMs: atMs + RECEIPT_EXPIRY_MS,
	});
}

/** The job just written, as the answer of whoever asked for it. */
export function showQueued({ pen }: Terminal, jobId: number): JobResult {
	const job = findJob(pen, jobId);
	return job === undefined ? refuse({ code: 'print-job/not-found' }) : ok(showJob(job));
}

type Noted = {
	readonly kind:
		| 'receipt/gift-printed'
		| 'receipt/reprinted'
		| 'receipt/retried'
		| 'receipt/dismissed';
	readonly body: Readonly<Record<string, number>>;
};

/** The audit event of paper, in the open shift if there is one. */
export function noteShift({ pen }: Terminal, caller: Caller, { kind, body }: Noted): void {
	const shiftId = findOpenShift(pen)?.shiftId;
	pen.append({
		kind,
		v: 1,
		...byWhom(caller),
		...(shiftId === undefined ? {} : { shiftId }),
		body,
	});
}
