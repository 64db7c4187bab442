/**
 * Starts the checkpoint worker once there is something to checkpoint, wakes it every few commits,
 * and starts it again when it dies. When it keeps dying the pen does its own checkpoints, slower:
 * a WAL that grows for ever is worse.
 */
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../system/worker-url.ts';
import type { Connection } from './connect.ts';
import type { CheckpointTask } from './checkpoint-worker.ts';

export const CHECKPOINT_BYTES = 4 * 1024 * 1024;
const COMMITS_PER_LOOK = 16;
const RESTARTS = 5;
const OWN_CHECKPOINT_PAGES = 1000;

export type Checkpointer = {
	/** Called after every commit. */
	committed(): void;
	/** Ends the worker after a last checkpoint that leaves an empty WAL. */
	close(): Promise<void>;
};

export type CheckpointerOptions = {
	/** The pen's connection: used only when the worker cannot be kept alive. */
	readonly db: Connection;
	readonly file: string;
	readonly key: Uint8Array;
	readonly onFailure: (error: unknown) => void;
};

export function makeCheckpointer({ db, file, key, onFailure }: CheckpointerOptions): Checkpointer {
	const memory = new SharedArrayBuffer(8);
	const marks = new Int32Array(memory);
	const task: CheckpointTask = { file, key, memory, thresholdBytes: CHECKPOINT_BYTES };
	let commits = 0;
	let failures = 0;
	let worker: Worker | undefined;

	function start(): Worker {
		const next = new Worker(workerUrl('checkpoint-worker', import.meta.url), { workerData: task });
		next.once('error', (failure) => {
			worker = undefined;
			failures += 1;
			onFailure(failure);
			if (failures === RESTARTS) db.pragma(`wal_autocheckpoint = ${OWN_CHECKPOINT_PAGES}`);
		});
		next.unref();
		return next;
	}

	return {
		committed: () => {
			commits += 1;
			if (commits % COMMITS_PER_LOOK !== 0) return;
			if (worker === undefined && failures < RESTARTS) worker = start();
			Atomics.add(marks, 0, 1);
			Atomics.notify(marks, 0);
		},
		close: async () => {
			const ending = worker;
			if (ending === undefined) return;
			ending.ref();
			const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
			Atomics.store(marks, 1, 1);
			Atomics.add(marks, 0, 1);
			Atomics.notify(marks, 0);
			await ended;
		},
	};
}
