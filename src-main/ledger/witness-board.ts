/**
 * Memory shared by the pen and the witness worker: the newest head, written after every commit
 * without a message, read by the worker whenever it is ready (so heads coalesce by themselves). A
 * sequence number that is odd while a head is being written keeps the two from mixing heads.
 */
import type { WitnessedHead } from './witness-file.ts';

const SEQUENCE = 0;
const STOP = 1;
const NUMBERS_AT = 8;
const HASH_AT = NUMBERS_AT + 4 * 8;
const HASH_BYTES = 32;

export type BoardMemory = SharedArrayBuffer;

export function makeBoard(): BoardMemory {
	return new SharedArrayBuffer(HASH_AT + HASH_BYTES);
}

export type HeadToPost = {
	readonly inc: number;
	readonly n: number;
	readonly hash: Uint8Array;
	readonly fiscalNo: number;
	readonly atMs: number;
};

/** Puts heads on the board and wakes the worker. The pen's side. */
export function makePost(memory: BoardMemory): (head: HeadToPost) => void {
	const marks = new Int32Array(memory, 0, 2);
	const numbers = new Float64Array(memory, NUMBERS_AT, 4);
	const hash = new Uint8Array(memory, HASH_AT, HASH_BYTES);
	return (head) => {
		Atomics.add(marks, SEQUENCE, 1);
		numbers[0] = head.inc;
		numbers[1] = head.n;
		numbers[2] = head.fiscalNo;
		numbers[3] = head.atMs;
		hash.set(head.hash);
		Atomics.add(marks, SEQUENCE, 1);
		Atomics.notify(marks, SEQUENCE);
	};
}

/** Tells the worker to end once it has written what is on the board. */
export function postStop(memory: BoardMemory): void {
	const marks = new Int32Array(memory, 0, 2);
	Atomics.store(marks, STOP, 1);
	Atomics.add(marks, SEQUENCE, 2);
	Atomics.notify(marks, SEQUENCE);
}

export type BoardReading = {
	readonly sequence: number;
	readonly stop: boolean;
	/** Absent until the first head was put up. */
	readonly head: WitnessedHead | undefined;
};

/** Blocks until the board shows something newer than `seen`, and reads it whole. The worker's. */
export function awaitHead(memory: BoardMemory, seen: number): BoardReading {
	const marks = new Int32Array(memory, 0, 2);
	for (;;) {
		Atomics.wait(marks, SEQUENCE, seen);
		const sequence = Atomics.load(marks, SEQUENCE);
		if (sequence % 2 !== 0 || sequence === seen) continue;
		const [inc = 0, n = 0, fiscal_no = 0, at_ms = 0] = new Float64Array(memory, NUMBERS_AT, 4);
		const hash = Buffer.from(new Uint8Array(memory, HASH_AT, HASH_BYTES)).toString('hex');
		const stop = Atomics.load(marks, STOP) === 1;
		if (Atomics.load(marks, SEQUENCE) !== sequence) continue;
		return { sequence, stop, head: n === 0 ? undefined : { inc, n, hash, fiscal_no, at_ms } };
	}
}
