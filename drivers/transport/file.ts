/**
 * Bytes into a file: a receipt kept for inspection, or a device node. A file never answers, so the
 * best outcome over it is `sent`. The write is flushed to the disk before it counts as accepted.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { Listeners } from '../listeners.ts';
import type { LinkEnd, Timers, Transport } from '../port.ts';
import { within } from '../timers.ts';
import { linkEndOf } from './link-end.ts';

/** Appends to the file at `path`, which is made when it is not there. */
export function fileTransport(path: string, timers: Timers): Transport {
	return new FileTransport(path, timers);
}

class FileTransport implements Transport {
	readonly caps = { read: false, flow: 'none', exclusive: true } as const;
	readonly #path: string;
	readonly #timers: Timers;
	readonly #closed = new Listeners<LinkEnd>();
	#file: FileHandle | undefined;

	constructor(path: string, timers: Timers) {
		this.#path = path;
		this.#timers = timers;
	}

	async open(): Promise<LinkEnd | undefined> {
		try {
			this.#file = await open(this.#path, 'a', 0o600);
			return undefined;
		} catch (error) {
			return linkEndOf(error);
		}
	}

	async write(
		bytes: Uint8Array,
		{ deadlineMs }: { readonly deadlineMs: number },
	): Promise<{ accepted: number; failed?: LinkEnd }> {
		const file = this.#file;
		const gone: LinkEnd = { cause: 'link/closed', detail: 'not open' };
		if (file === undefined) return { accepted: 0, failed: gone };
		const late: LinkEnd = { cause: 'link/stalled', detail: 'the write did not return' };
		// A write to a device node can block for good; then the deadline answers in its place.
		const failed = await within(this.#timers, { ms: deadlineMs, late }, writeAll(file, bytes));
		return failed === undefined ? { accepted: bytes.length } : { accepted: 0, failed };
	}

	async close(): Promise<void> {
		const file = this.#file;
		if (file === undefined) return;
		this.#file = undefined;
		await file.close().catch(() => undefined);
		this.#closed.tell({ cause: 'link/closed', detail: 'closed' });
	}

	onData(): () => void {
		return () => undefined;
	}

	onClosed(listener: (end: LinkEnd) => void): () => void {
		return this.#closed.add(listener);
	}
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<LinkEnd | undefined> {
	try {
		await file.writeFile(bytes);
		// Device nodes and pipes cannot be flushed and need not be.
		if ((await file.stat()).isFile()) await file.datasync();
		return undefined;
	} catch (error) {
		return linkEndOf(error);
	}
}
