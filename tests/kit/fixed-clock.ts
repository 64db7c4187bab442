/** A clock that stands still until a test moves it. */
import type { Clock, Instant } from '#shared/kernel/time.ts';

/** 2026-03-02 10:00:00 in Shanghai: a Monday morning. */
export const MONDAY_MORNING = Date.UTC(2026, 2, 2, 2, 0, 0) as Instant;

export type FixedClock = Clock & {
	/** Moves wall and monotonic time forward. */
	advance(ms: number): void;
	/** Moves the wall clock only, as somebody setting it does; negative goes back. */
	setBy(ms: number): void;
	set(at: Instant): void;
};

export function fixedClock(at: Instant = MONDAY_MORNING): FixedClock {
	let wall: number = at;
	let mono = 1000;
	return {
		now: () => wall as Instant,
		monotonic: () => mono,
		advance: (ms) => {
			wall += ms;
			mono += ms;
		},
		setBy: (ms) => {
			wall += ms;
		},
		set: (instant) => {
			wall = instant;
		},
	};
}
