/** The real clock. It is handed in everywhere else; nothing but this room asks the machine. */
import { performance } from 'node:perf_hooks';
import type { Clock, Instant } from '#shared/kernel/time.ts';

/** Wall time in ms since 1970 UTC, and monotonic ms since the process started. */
export function systemClock(): Clock {
	return {
		now: () => Date.now() as Instant,
		monotonic: () => performance.now(),
	};
}
