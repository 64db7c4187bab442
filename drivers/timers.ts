/**
 * The system's time for the devices. Monotonic time is the machine's own, so that a deadline set
 * in one process means the same in another, whatever happens to the wall clock.
 */
import { randomInt } from 'node:crypto';
import type { Timers } from './port.ts';

const NS_PER_MS = 1_000_000n;

export const systemTimers: Timers = {
	monotonic: () => Number(process.hrtime.bigint() / NS_PER_MS),
	wall: () => Math.round(performance.timeOrigin + performance.now()),
	after(ms, run) {
		let look: NodeJS.Immediate | undefined;
		// Behind what has arrived meanwhile: on a machine that stood still, an answer that lies in the
		// socket is not late, it was only not looked at.
		const timer = setTimeout(() => (look = setImmediate(run)), ms);
		return () => {
			clearTimeout(timer);
			clearImmediate(look);
		};
	},
	chance: () => randomInt(1_000_000) / 1_000_000,
};

/** Resolves after `ms`. */
export function pause(timers: Timers, ms: number): Promise<void> {
	return new Promise((resolve) => {
		timers.after(ms, resolve);
	});
}

/** The promise, or `late` when it has not settled within `ms`. Never rejects of itself. */
export function within<T, Late>(
	timers: Timers,
	{ ms, late }: { readonly ms: number; readonly late: Late },
	promise: Promise<T>,
): Promise<T | Late> {
	return new Promise((resolve, reject) => {
		const callOff = timers.after(ms, () => resolve(late));
		promise.then(
			(value) => {
				callOff();
				resolve(value);
			},
			(error: unknown) => {
				callOff();
				reject(error instanceof Error ? error : new Error(String(error)));
			},
		);
	});
}
