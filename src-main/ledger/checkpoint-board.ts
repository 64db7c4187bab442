/** Memory shared by the pen and the checkpoint worker: two bells and two figures. */

export type CheckpointBoard = {
	readonly memory: SharedArrayBuffer;
	/** Wakes the worker to look at the WAL. */
	ring(): void;
	/** Wakes the worker to empty the WAL and end. */
	end(): void;
	isEnding(): boolean;
	/** Blocks until the bell was rung more often than `heard`; returns how often. */
	awaitRing(heard: number): number;
	/** What the worker last saw: pages in the WAL, and those not yet in the file. */
	report(pages: number, left: number): void;
	/** Takes the last report, so that each is acted upon once; pages is 0 when there is none. */
	takeReport(): { readonly pages: number; readonly left: number };
};

const RINGS = 0;
const ENDING = 1;
const PAGES = 2;
const LEFT = 3;

export function openBoard(memory = new SharedArrayBuffer(16)): CheckpointBoard {
	const marks = new Int32Array(memory);
	const ring = () => {
		Atomics.add(marks, RINGS, 1);
		Atomics.notify(marks, RINGS);
	};
	return {
		memory,
		ring,
		end: () => {
			Atomics.store(marks, ENDING, 1);
			ring();
		},
		isEnding: () => Atomics.load(marks, ENDING) === 1,
		awaitRing: (heard) => {
			Atomics.wait(marks, RINGS, heard);
			return Atomics.load(marks, RINGS);
		},
		report: (pages, left) => {
			Atomics.store(marks, LEFT, left);
			Atomics.store(marks, PAGES, pages);
		},
		takeReport: () => ({
			pages: Atomics.exchange(marks, PAGES, 0),
			left: Atomics.load(marks, LEFT),
		}),
	};
}
