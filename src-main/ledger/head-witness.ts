/**
 * Keeps the head witness up to date from the pen's side. The pen says every committed head; the
 * worker writes the newest; whoever must not be ahead of the witness (a receipt leaving for the
 * printer) awaits `witnessed(n)`.
 */
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../system/worker-url.ts';
import type { LedgerHead } from './access.ts';
import { makeBoard, makePost, postStop, type HeadToPost } from './witness-board.ts';
import type { WitnessAnswer } from './head-witness-worker.ts';

/** `failed`: the folder could not be written; it was reported, and no receipt must wait for it. */
export type WitnessOutcome = 'on-disk' | 'failed';

export type HeadWitness = {
	/** The newest committed head. Costs a few memory writes. */
	post(head: HeadToPost): void;
	/** Resolves when a head of this incarnation with this n, or a later one, is on the disk. */
	witnessed(n: number): Promise<WitnessOutcome>;
	/** Writes what was posted last and ends the worker. */
	close(): Promise<void>;
};

export type WitnessOptions = {
	readonly folder: string;
	/** Called once per failed write, with the file system's code. */
	readonly onFailure: (code: string) => void;
};

type Waiter = { readonly n: number; readonly settle: (outcome: WitnessOutcome) => void };

const RESTARTS = 5;

/** The witnessed part of the pen's head. */
export function headToPost({ inc, n, hash, fiscalNo, maxAtMs }: LedgerHead): HeadToPost {
	return { inc, n, hash, fiscalNo, atMs: maxAtMs };
}

export function startHeadWitness({ folder, onFailure }: WitnessOptions): HeadWitness {
	const memory = makeBoard();
	const postHead = makePost(memory);
	let waiters: Waiter[] = [];
	let newest = 0;
	let written = 0;
	let failures = 0;
	let closing = false;
	let worker = start();

	function settle(upTo: number, outcome: WitnessOutcome): void {
		const due = waiters.filter(({ n }) => n <= upTo);
		waiters = waiters.filter(({ n }) => n > upTo);
		if (waiters.length === 0 && !closing) worker.unref();
		for (const waiter of due) waiter.settle(outcome);
	}

	function take(answer: WitnessAnswer): void {
		if ('written' in answer) {
			written = Math.max(written, answer.written);
			failures = 0;
			settle(written, 'on-disk');
			return;
		}
		onFailure(answer.code);
		settle(answer.failedAt, 'failed');
	}

	function start(): Worker {
		const next = new Worker(workerUrl('head-witness-worker', import.meta.url), {
			workerData: { folder, memory },
		});
		next.on('message', take);
		next.on('error', () => {
			if (closing) return;
			failures += 1;
			onFailure('WORKER_DIED');
			if (failures < RESTARTS) {
				worker = start();
				if (waiters.length > 0) worker.ref();
			} else settle(Number.MAX_SAFE_INTEGER, 'failed');
		});
		next.unref();
		return next;
	}

	return {
		post: (head) => {
			newest = head.n;
			postHead(head);
		},
		witnessed: (n) => {
			if (n <= written) return Promise.resolve('on-disk');
			if (failures >= RESTARTS || closing || n > newest) return Promise.resolve('failed');
			worker.ref();
			return new Promise((resolve) => waiters.push({ n, settle: resolve }));
		},
		close: async () => {
			if (closing) return;
			closing = true;
			const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
			worker.ref();
			if (failures < RESTARTS) postStop(memory);
			else return;
			await ended;
			settle(Number.MAX_SAFE_INTEGER, 'failed');
		},
	};
}
