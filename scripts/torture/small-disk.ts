/** A disk of our own in memory, whose size can be changed while it is used; root only. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync } from 'node:fs';

export type SmallDisk = {
	readonly place: string;
	/** Bytes in use. */
	used(): number;
	/** Makes the disk just so large that `free` bytes are left. */
	leave(free: number): void;
	remove(): void;
};

const PAGE = 4096;

/** Mounts a disk at `place`; a sentence when this machine does not let us. */
export function mountSmallDisk(
	place: string,
	bytes: number,
): { readonly disk: SmallDisk } | { readonly why: string } {
	if (process.platform !== 'linux') return { why: 'a disk in memory is mounted on Linux only' };
	mkdirSync(place, { recursive: true });
	if (!mount(place, bytes, [])) {
		rmSync(place, { recursive: true });
		return { why: 'only root may mount a small disk' };
	}
	const used = () => {
		const { blocks, bfree, bsize } = statfsSync(place);
		return (blocks - bfree) * bsize;
	};
	return {
		disk: {
			place,
			used,
			leave: (free) => {
				// Whoever writes meanwhile may need more than was measured.
				for (let tries = 0; tries < 50; tries += 1) {
					const size = Math.ceil((used() + free) / PAGE) * PAGE;
					if (mount(place, size, ['remount'])) return;
				}
				throw new Error(`${place} cannot be resized`);
			},
			remove: () => {
				spawnSync('umount', ['-l', place]);
				rmSync(place, { recursive: true, force: true });
			},
		},
	};
}

function mount(place: string, bytes: number, options: readonly string[]): boolean {
	const how = [...options, `size=${bytes}`].join(',');
	return spawnSync('mount', ['-t', 'tmpfs', '-o', how, 'tmpfs', place]).status === 0;
}
