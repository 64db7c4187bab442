/** A wall clock that is moved by hand, for building years of sales; monotonic time is real. */
import type { Clock, Instant } from '#shared/kernel/time.ts';

export type PastClock = Clock & { set(atMs: number): void };

export function pastClock(atMs: number): PastClock {
	let wall = atMs;
	return {
		now: () => wall as Instant,
		monotonic: () => performance.now(),
		set: (next) => {
			wall = next;
		},
	};
}
