/** A request inside the device process, and how long a print job may be there. */
import type { FromHost } from './messages.ts';
import type { DeviceCause } from './port.ts';

/** `lost` settles it when no answer will come. */
export type Flight = {
	readonly settle: (message: FromHost) => void;
	readonly lost: (cause: DeviceCause) => void;
};

const JOB_MS = 60_000;
const JOB_MS_PER_LETTER = 5;

/** ms after which the answer to a job of so many letters is late. */
export function jobMs(letters: number): number {
	return JOB_MS + letters * JOB_MS_PER_LETTER;
}
