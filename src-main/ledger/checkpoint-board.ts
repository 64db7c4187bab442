/** Memory shared by the pen and the checkpoint worker: bells, what is wished for, two figures. */

export type CheckpointBoard = {
	readonly memory: SharedArrayBuffer;
	/** Wakes the worker to look at the WAL. */
	ring(): void;
	/** Wakes the worker to leave nothing of older commits in the WAL. */
	askEmpty(): void;
	/** How often that was asked for, when it was not yet done for the last time; else 0. */
	emptyAsked(): number;
	/** Done for all that was asked up to then. */
	emptied(asked: number): void;
	/** Wakes the worker to empty the WAL and end. */
	end(): void;
	isEnding(): boolean;
	/**
	 * Blocks until the bell was rung more often than `heard`, at most `ms` if given; returns how
	 * often it was rung.
	 */
	awaitRing(heard: number, ms?: number): number;
	/** What the worker last saw: pages in the WAL, and those not yet in the file. */
	report(pages: number, left: number): void;
	/** Takes the last report, so that each is acted upon once; pages is 0 when there is none. */
	takeReport(): { readonly pages: number; readonly left: number };
};

const RINGS = 0;
const ENDING = 1;
const PAGES = 2;
const LEFT = 3;
const ASKED = 4;
const EMPTIED = 5;
const MARKS = 6;

export function openBoard(
	memory = new SharedArrayBuffer(MARKS * Int32Array.BYTES_PER_ELEMENT),
): CheckpointBoard {
	const marks = new Int32Array(memory);
	const ring = () => {
		Atomics.add(marks, RINGS, 1);
		Atomics.notify(marks, RINGS);
	};
	return {
		memory,
		ring,
		askEmpty: () => {
			Atomics.add(marks, ASKED, 1);
			ring();
		},
		emptyAsked: () => {
			const asked = Atomics.load(marks, ASKED);
			return asked === Atomics.load(marks, EMPTIED) ? 0 : asked;
		},
		emptied: (asked) => void Atomics.store(marks, EMPTIED, asked),
		end: () => {
			Atomics.store(marks, ENDING, 1);
			ring();
		},
		isEnding: () => Atomics.load(marks, ENDING) === 1,
		awaitRing: (heard, ms) => {
			Atomics.wait(marks, RINGS, heard, ms);
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
