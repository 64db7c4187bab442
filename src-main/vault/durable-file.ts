/**
 * Small files that must be whole or not there: written beside their place, flushed, renamed into
 * it, and the folder flushed, so that a power cut leaves the old text or the new one. Only the
 * owner can read them.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const OWNER_ONLY = 0o600;

/** Replaces `file` with `text`; returns when it is on the disk. Throws what the disk throws. */
export function writeDurably(file: string, text: string): void {
	const draft = `${file}.new`;
	rmSync(draft, { force: true });
	try {
		const handle = openSync(draft, 'wx', OWNER_ONLY);
		try {
			const bytes = Buffer.from(text, 'utf8');
			for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(draft, file);
	} catch (failure) {
		rmSync(draft, { force: true });
		throw failure;
	}
	flushFolder(path.dirname(file));
}

/** Windows keeps no flush for folders; a rename there is as durable as it gets. */
function flushFolder(folder: string): void {
	if (process.platform === 'win32') return;
	const handle = openSync(folder, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
