/**
 * Long work in slices of a few milliseconds, so that a scan that comes in meanwhile is answered
 * between two of them and no key press waits a frame.
 */
import type { Clock } from '#shared/kernel/time.ts';
import { soon } from '../system/soon.ts';

const SLICE_MS = 5;
const MOST_IN_A_SLICE = 100;

export type SlicedWork<Item> = {
	readonly items: readonly Item[];
	/** Does a run of items, at least one, until `isOver` says so; returns how many it did. */
	readonly slice: (rest: Iterable<Item>) => void;
	/** Asked after every slice, with the number of items done; false ends the work. */
	readonly goOn: (done: number) => boolean;
};

/** Does all items; true when the end was reached, false when `goOn` ended it before. */
export async function inSlices<Item>(
	clock: Clock,
	{ items, slice, goOn }: SlicedWork<Item>,
): Promise<boolean> {
	let done = 0;
	function* some(): Generator<Item> {
		const startedAt = clock.monotonic();
		const last = Math.min(items.length, done + MOST_IN_A_SLICE);
		while (done < last) {
			const item = items[done];
			done += 1;
			if (item !== undefined) yield item;
			if (clock.monotonic() - startedAt >= SLICE_MS) return;
		}
	}
	while (done < items.length) {
		slice(some());
		if (!goOn(done)) return false;
		await turn();
	}
	return true;
}

/** Resolves in a later turn of the event loop. */
export function turn(): Promise<void> {
	return new Promise((resolve) => soon(resolve));
}
