/**
 * Starts the checkpoint worker once there is something to checkpoint, wakes it every few commits,
 * and starts it again when it dies.
 *
 * Two things a worker cannot do alone. While the pen writes without a pause, no pass of the worker
 * ever meets a WAL that stands still, so the WAL never starts again from its beginning: the pen
 * moves the last few pages itself, between two commits. And when the worker keeps dying, the pen
 * does all of it, slower: a WAL that grows for ever is worse.
 */
import { Worker } from 'node:worker_threads';
import { soon } from '../system/soon.ts';
import { workerUrl } from '../system/worker-url.ts';
import { openBoard, type CheckpointBoard } from './checkpoint-board.ts';
import { BUSY_MS, FEW_PAGES, PAGE_BYTES, type Connection } from './connect.ts';
import type { CheckpointTask } from './checkpoint-worker.ts';

export const CHECKPOINT_BYTES = 4 * 1024 ** 2;
/** Recovery after a kill costs about 1 ms per MB of WAL. */
const LONG_PAGES = (16 * 1024 ** 2) / PAGE_BYTES;
const TOO_LONG_PAGES = (64 * 1024 ** 2) / PAGE_BYTES;
const COMMITS_PER_LOOK = 16;
const RESTARTS = 5;
const OWN_CHECKPOINT_PAGES = 1000;

export type Checkpointer = {
	/** Called after every commit. */
	committed(): void;
	/** Soon no older commit is left in the WAL, off this thread; tried until it is so. */
	empty(): void;
	/** Ends the worker after a last checkpoint that leaves an empty WAL. */
	close(): Promise<void>;
};

export type CheckpointerOptions = {
	/** The pen's connection. */
	readonly db: Connection;
	readonly file: string;
	readonly key: Uint8Array;
	readonly onFailure: (error: unknown) => void;
};

export function makeCheckpointer({ db, file, key, onFailure }: CheckpointerOptions): Checkpointer {
	const board = openBoard();
	const task: CheckpointTask = {
		file,
		key,
		memory: board.memory,
		thresholdBytes: CHECKPOINT_BYTES,
	};
	let commits = 0;
	let failures = 0;
	let worker: Worker | undefined;
	let waiting = false;

	function start(): Worker {
		const next = new Worker(workerUrl('checkpoint-worker', import.meta.url), { workerData: task });
		next.once('error', (failure) => {
			worker = undefined;
			failures += 1;
			onFailure(failure);
			if (failures === RESTARTS && db.open) {
				db.pragma(`wal_autocheckpoint = ${OWN_CHECKPOINT_PAGES}`);
			}
		});
		next.unref();
		return next;
	}

	function moveTheRest(): void {
		waiting = false;
		if (!db.open || db.inTransaction) return;
		try {
			// PASSIVE gives up at once when the worker is at it.
			db.pragma('wal_checkpoint(PASSIVE)');
		} catch (failure) {
			// The commit before it stands: a full disk here must not make it look undone.
			onFailure(failure);
		}
	}

	function wake(): void {
		if (failures < RESTARTS) worker ??= start();
		else soon(() => emptyAlone({ db, board, onFailure }));
		board.ring();
	}

	function helpIfLong(): void {
		const { pages, left } = board.takeReport();
		if (pages > TOO_LONG_PAGES) moveTheRest();
		else if (pages > LONG_PAGES && left <= FEW_PAGES && !waiting) {
			waiting = true;
			// After the reply that this commit is for.
			soon(moveTheRest);
		}
	}

	return {
		committed: () => {
			helpIfLong();
			commits += 1;
			if (commits % COMMITS_PER_LOOK === 0) wake();
		},
		empty: () => {
			board.askEmpty();
			wake();
		},
		close: async () => {
			const ending = worker;
			if (ending === undefined) return;
			ending.ref();
			const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
			board.end();
			await ended;
		},
	};
}

type EmptyingAlone = Pick<CheckpointerOptions, 'db' | 'onFailure'> & {
	readonly board: CheckpointBoard;
};

/** With no worker left; what is read or moved just now is not waited for. */
function emptyAlone({ db, board, onFailure }: EmptyingAlone): void {
	const asked = board.emptyAsked();
	if (asked === 0 || !db.open || db.inTransaction) return;
	db.pragma('busy_timeout = 0');
	try {
		const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		if (row?.busy === 0) board.emptied(asked);
	} catch (failure) {
		onFailure(failure);
	} finally {
		db.pragma(`busy_timeout = ${BUSY_MS}`);
	}
}
