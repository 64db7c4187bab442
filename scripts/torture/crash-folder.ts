/**
 * A folder that is made to look like one crash state after the other. Only the pages that differ
 * from the state before are written, so that a state costs a few milliseconds.
 */
import {
	closeSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	readdirSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import type { CrashState } from './disk-model.ts';

const PAGE = 4096;
/** Memory that no other buffer shares. */
const isOurs = new WeakSet<ArrayBufferLike>();

export type CrashFolder = {
	readonly root: string;
	/** Makes the folder hold exactly these files. */
	show(state: CrashState): void;
	/** Drops what an opening left beside them, and forgets what it may have changed. */
	spoilt(): void;
};

export function openCrashFolder(root: string): CrashFolder {
	mkdirSync(root, { recursive: true });
	/** What each file holds now. */
	let shown = new Map<string, Buffer>();

	function put(file: string, wanted: Buffer): void {
		const place = path.join(root, file);
		const before = shown.get(file);
		if (before === undefined) {
			mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
			writeFileSync(place, wanted, { mode: 0o600 });
			shown.set(file, fitted(wanted, wanted.length));
		} else shown.set(file, patch(place, before, wanted));
	}

	return {
		root,
		show: (state) => {
			for (const file of filesUnder(root)) {
				// SQLite writes into its shared memory whenever it opens.
				if (state.has(file) && !file.endsWith('-shm')) continue;
				rmSync(path.join(root, file), { force: true });
				shown.delete(file);
			}
			for (const [file, bytes] of state) put(file, bytes);
		},
		spoilt: () => {
			rmSync(root, { recursive: true, force: true });
			mkdirSync(root, { recursive: true });
			shown = new Map();
		},
	};
}

/** Writes what differs; returns what the file holds now, in the same memory where it fits. */
function patch(place: string, before: Buffer, wanted: Buffer): Buffer {
	if (before.equals(wanted)) return before;
	const now = fitted(before, wanted.length);
	const handle = openSync(place, 'r+');
	try {
		for (let at = 0; at < wanted.length; at += PAGE) {
			const page = wanted.subarray(at, at + PAGE);
			if (at + page.length <= before.length && page.equals(now.subarray(at, at + page.length))) {
				continue;
			}
			writeSync(handle, page, 0, page.length, at);
			page.copy(now, at);
		}
		if (before.length > wanted.length) ftruncateSync(handle, wanted.length);
	} finally {
		closeSync(handle);
	}
	return now;
}

/** The same bytes in `length`, in memory of their own that has room to grow into. */
function fitted(bytes: Buffer, length: number): Buffer {
	if (isOurs.has(bytes.buffer) && length <= bytes.buffer.byteLength) {
		return Buffer.from(bytes.buffer, 0, length);
	}
	const memory = new ArrayBuffer(length * 2);
	isOurs.add(memory);
	const larger = Buffer.from(memory, 0, length);
	bytes.copy(larger);
	return larger;
}

function filesUnder(root: string): string[] {
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
