/** A clock whose days pass as fast as they are sold; wall and steady time go together. */
import type { Clock, Instant } from '#shared/kernel/time.ts';

export type DayClock = Clock & {
	/** Goes forward, ms; never back. */
	advance(ms: number): void;
	/** To an instant that is not past yet. */
	goTo(at: number): void;
};

/** 2026-03-02 09:00 in Shanghai. */
export const FIRST_MORNING = Date.UTC(2026, 2, 2, 1, 0, 0);
export const DAY_MS = 86_400_000;

export function dayClock(start = FIRST_MORNING): DayClock {
	let wall = start;
	return {
		now: () => wall as Instant,
		monotonic: () => wall - start + 1000,
		advance: (ms) => {
			wall += ms;
		},
		goTo: (at) => {
			wall = Math.max(wall, at);
		},
	};
}
