/** How much room is left for the ledger, and what follows from it (R27). */
import { statfsSync } from 'node:fs';

/** Below this the terminal warns. */
export const LOW_BYTES = 2 * 1024 ** 3;
/** Below this no new shift is opened; an open one may finish. */
export const FULL_BYTES = 512 * 1024 ** 2;

/** `full`: an open shift may finish, a new one may not begin. */
export type DiskLevel = 'ok' | 'low' | 'full';

export type DiskState = {
	readonly freeBytes: number;
	readonly state: DiskLevel;
	/** `released`: the disk was full and the reserve was given up so that the shift can finish. */
	readonly ballast: 'kept' | 'growing' | 'released' | 'none';
};

export function diskLevel(freeBytes: number): DiskLevel {
	if (freeBytes < FULL_BYTES) return 'full';
	return freeBytes < LOW_BYTES ? 'low' : 'ok';
}

/** Bytes that this user may still write on the disk of `folder`. */
export function freeBytesOf(folder: string): number {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize;
}
