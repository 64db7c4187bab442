/**
 * The system's time, slower: for devices whose patience with a printer is a quarter of a second. A
 * printer that answers at once is then in time on a machine that is busy elsewhere too, and each
 * wait still has its length against every other.
 */
import type { Timers } from '#drivers/port.ts';
import { systemTimers } from '#drivers/timers.ts';

export const SLOWER = 3;

export const slowTimers: Timers = {
	...systemTimers,
	monotonic: () => systemTimers.monotonic() / SLOWER,
	after: (ms, run) => systemTimers.after(ms * SLOWER, run),
};
