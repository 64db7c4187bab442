/**
 * How long to wait before the next attempt: 0.5, 1, 2, 4, 8, then 15 s, each ±20 % so that the
 * tills of a shop do not knock all at once after a power cut. Half a minute of health forgets it.
 */
import type { Timers } from './port.ts';

const STEPS_MS = [500, 1000, 2000, 4000, 8000, 15_000] as const;
const JITTER = 0.2;
export const HEALTHY_AFTER_MS = 30_000;

export class Backoff {
	readonly #timers: Timers;
	#failures = 0;
	#healthySince: number | undefined;

	constructor(timers: Timers) {
		this.#timers = timers;
	}

	/** The wait before the next attempt, in ms; each call counts as one more failure. */
	nextDelayMs(): number {
		const since = this.#healthySince;
		if (since !== undefined && this.#timers.monotonic() - since >= HEALTHY_AFTER_MS) {
			this.#failures = 0;
		}
		this.#healthySince = undefined;
		const step = STEPS_MS[Math.min(this.#failures, STEPS_MS.length - 1)] ?? STEPS_MS[0];
		this.#failures += 1;
		return Math.round(step * (1 - JITTER + 2 * JITTER * this.#timers.chance()));
	}

	/** It works again; from here health is counted. */
	succeeded(): void {
		this.#healthySince ??= this.#timers.monotonic();
	}
}
