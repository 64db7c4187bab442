/**
 * Jobs for a thread that reads the ledger (serve-reader.ts). The thread starts with the first job
 * and is started again when it died; main's own connection is asked nothing, so no list keeps the
 * counter waiting. The data key goes to it as to the checkpoint's thread, in this process's memory.
 */
import { Worker } from 'node:worker_threads';
import type { ReadableLedger } from './access.ts';
import type {
	ReaderAnswer,
	ReaderJobs,
	ReaderMessage,
	ReaderTask,
	ReaderWalk,
} from './serve-reader.ts';

export type HowRead = {
	/** Told how far it is, 0…1000. */
	readonly moved?: (progress: number) => void;
	/** Handed what stops it: the answer then is `undefined`. */
	readonly stoppable?: (stop: () => void) => void;
};

type Job<Input, Output> = (ledger: ReadableLedger, input: Input, walk: ReaderWalk) => Output;
type InputOf<Work> = Work extends Job<infer Input, unknown> ? Input : never;
type OutputOf<Work> = Work extends Job<never, infer Output> ? Output : never;

export type ReaderThread<Jobs extends ReaderJobs> = {
	/** `undefined` for what was stopped. Rejects when the thread failed at it. */
	read<Name extends keyof Jobs & string>(
		job: Name,
		input: InputOf<Jobs[Name]>,
		how?: HowRead,
	): Promise<OutputOf<Jobs[Name]> | undefined>;
	/** Stops what is being read and closes the connection. */
	close(): Promise<void>;
};

type Waiting = {
	readonly resolve: (value: unknown) => void;
	readonly reject: (failure: Error) => void;
	readonly moved: (progress: number) => void;
	readonly stop: () => void;
};

/** `worker` is the file that serves `Jobs`. */
export function openReaderThread<Jobs extends ReaderJobs>(
	worker: URL,
	task: ReaderTask,
): ReaderThread<Jobs> {
	const waiting = new Map<number, Waiting>();
	let thread: Worker | undefined;
	let last = 0;
	let closed = false;

	function start(): Worker {
		// Nothing of the terminal's environment is a reader's business.
		const next = new Worker(worker, { workerData: task, env: {} });
		next.on('message', (answer: ReaderAnswer) => hear(waiting, answer));
		next.once('error', (failure: Error) => {
			if (thread === next) thread = undefined;
			for (const [id, { reject }] of waiting) {
				waiting.delete(id);
				reject(failure);
			}
		});
		next.unref();
		return next;
	}

	return {
		read: (job, input, how = {}) => {
			// A terminal that closes reads nothing more.
			if (closed) return Promise.resolve(undefined);
			thread ??= start();
			last += 1;
			const id = last;
			const memory = new SharedArrayBuffer(4);
			const stop = () => void Atomics.store(new Int32Array(memory), 0, 1);
			how.stoppable?.(stop);
			const answer = new Promise<unknown>((resolve, reject) => {
				const moved = how.moved ?? (() => undefined);
				waiting.set(id, { resolve, reject, moved, stop });
			});
			thread.postMessage({ id, job, input, stop: memory } satisfies ReaderMessage);
			return answer as ReturnType<ReaderThread<Jobs>['read']>;
		},
		close: async () => {
			closed = true;
			for (const { stop } of waiting.values()) stop();
			const ending = thread;
			if (ending === undefined) return;
			ending.ref();
			const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
			ending.postMessage('end' satisfies ReaderMessage);
			await ended;
		},
	};
}

function hear(waiting: Map<number, Waiting>, answer: ReaderAnswer): void {
	const asked = waiting.get(answer.id);
	if (asked === undefined) return;
	if ('progress' in answer) {
		asked.moved(answer.progress);
		return;
	}
	waiting.delete(answer.id);
	if ('value' in answer) asked.resolve(answer.value);
	else {
		const { message, code } = answer.failure;
		asked.reject(Object.assign(new Error(message), { code }));
	}
}
