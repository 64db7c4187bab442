/**
 * The eight bytes of the ledger file that the cipher leaves plain (16 to 23: page size, versions,
 * reserved bytes, three constants) are read before anything else, and believed. A power cut while a
 * checkpoint writes the first page can leave its first sector as rubbish; the page itself is still
 * in the WAL, but rubbish that names another page size makes the right key look wrong. These bytes
 * never differ in a ledger of ours, so they can be put back.
 */
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';

const PLAIN_FROM = 16;
/** 4096-byte pages, WAL, 64 reserved bytes, and SQLite's own 64, 32, 32. */
const PLAIN = Uint8Array.of(0x10, 0x00, 2, 2, 64, 64, 32, 32);

/**
 * Puts the plain bytes back where they differ and a WAL is there to hold the page. Returns how to
 * undo it; undefined when there was nothing to mend. Only while nothing of this process has the
 * ledger open: closing a descriptor drops its locks.
 */
export function mendHeader(file: string): (() => void) | undefined {
	if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined;
	const found = readPlain(file);
	if (found.length < PLAIN.length || Buffer.compare(found, PLAIN) === 0) return undefined;
	writePlain(file, PLAIN);
	return () => writePlain(file, found);
}

function readPlain(file: string): Buffer {
	const handle = openSync(file, 'r');
	try {
		const bytes = Buffer.alloc(PLAIN.length);
		return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, PLAIN_FROM));
	} finally {
		closeSync(handle);
	}
}

function writePlain(file: string, bytes: Uint8Array): void {
	const handle = openSync(file, 'r+');
	try {
		writeSync(handle, bytes, 0, bytes.length, PLAIN_FROM);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
