/**
 * The checkpoint's thread: the one second connection that may write, and all it does is move
 * committed pages from the WAL into the file, out of the sale's way. PASSIVE never makes the pen
 * wait. Asked to end, it empties the WAL and goes.
 */
import { workerData } from 'node:worker_threads';
import { connectCheckpointer } from './connect.ts';

export type CheckpointTask = {
	readonly file: string;
	readonly key: Uint8Array;
	/** [0] rises when the pen wants a look taken; [1] is 1 when it is time to end. */
	readonly memory: SharedArrayBuffer;
	readonly thresholdBytes: number;
};

const PAGE_BYTES = 4096;
const PASSES = 4;

const { file, key, memory, thresholdBytes } = workerData as CheckpointTask;
const marks = new Int32Array(memory);
const db = connectCheckpointer(file, key);
let seen = 0;
try {
	while (Atomics.load(marks, 1) === 0) {
		lighten();
		Atomics.wait(marks, 0, seen);
		seen = Atomics.load(marks, 0);
	}
	db.pragma('wal_checkpoint(TRUNCATE)');
} finally {
	db.close();
}

/** A WAL whose pages are all moved starts again from its beginning; so go on until one pass does it. */
function lighten(): void {
	if (framesLeft('NOOP') * PAGE_BYTES < thresholdBytes) return;
	for (let pass = 0; pass < PASSES; pass += 1) {
		if (framesLeft('PASSIVE') === 0) return;
	}
}

function framesLeft(mode: 'NOOP' | 'PASSIVE'): number {
	const [row] = db.pragma(`wal_checkpoint(${mode})`) as { log: number; checkpointed: number }[];
	return row === undefined ? 0 : Math.max(0, row.log - row.checkpointed);
}
