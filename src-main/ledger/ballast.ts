/**
 * Ballast (压舱): a file that only takes up room, so that there is some to give back when the disk
 * is full and a shift has to be finished. It grows after the start, a piece at a time, off the main
 * thread; random bytes, because a file system that compresses would keep zeros for nothing.
 */
import { rmSync, statSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Ids } from '#shared/kernel/ids.ts';
import { freeBytesOf, type DiskState } from './disk-state.ts';

export const BALLAST_FILE = 'ballast';
export const BALLAST_BYTES = 256 * 1024 ** 2;

const PIECE_BYTES = 1024 ** 2;
/** Taking a reserve from a disk that is nearly full would itself fill it. */
const LEAVE_FREE = 4;

export type Ballast = {
	/** Grows the file to its size if there is ample room; resolves when it stopped growing. */
	grow(): Promise<void>;
	/** Gives the room back at once; false when there was none to give. */
	release(): boolean;
	state(): DiskState['ballast'];
	/** Stops growing; what is there stays. */
	stop(): Promise<void>;
};

export type BallastOptions = {
	readonly dataDir: string;
	readonly bytes: number;
	readonly ids: Ids;
};

export function makeBallast({ dataDir, bytes, ids }: BallastOptions): Ballast {
	const file = path.join(dataDir, BALLAST_FILE);
	let halted = false;
	let released = false;
	let growing: Promise<void> | undefined;

	const held = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	const mayGrow = () =>
		!halted && !released && freeBytesOf(dataDir) > LEAVE_FREE * (bytes - held());

	async function fill(): Promise<void> {
		if (held() >= bytes || !mayGrow()) return;
		const piece = ids.bytes(Math.min(PIECE_BYTES, bytes));
		const handle = await open(file, 'a', 0o600);
		try {
			for (let size = held(); size < bytes && mayGrow(); size += piece.length) {
				await handle.write(piece, 0, Math.min(piece.length, bytes - size));
				// Flushed piece by piece, so that no sale's flush meets 256 MB of somebody else's.
				await handle.datasync();
			}
		} finally {
			await handle.close();
			if (released) rmSync(file, { force: true });
		}
	}

	return {
		grow: () => {
			growing ??= fill().finally(() => {
				growing = undefined;
			});
			return growing;
		},
		release: () => {
			const size = held();
			released = true;
			if (size === 0) return false;
			// Cut first: a file that is still being grown gives its room back only when it is closed.
			truncateSync(file, 0);
			rmSync(file, { force: true });
			return true;
		},
		state: () => {
			if (released) return 'released';
			if (growing !== undefined) return 'growing';
			return held() > 0 ? 'kept' : 'none';
		},
		stop: async () => {
			halted = true;
			await growing?.catch(() => undefined);
		},
	};
}
