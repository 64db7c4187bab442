/**
 * The eight bytes of the ledger file that the cipher leaves readable (16 to 23 of page 1), compared
 * with what this program always writes: page size, WAL versions, the 64 reserved bytes for nonce
 * and tag, and SQLite's three constants. The sixteen bytes before them are a salt that a raw key
 * does not use; everything after them is sealed.
 *
 * Reads the file by itself, and closing a file drops the locks that this process holds on it: only
 * for a process that has no connection to this ledger.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Findings } from './finding.ts';

const PAGE_BYTES = 4096;
const FROM = 16;

type Expected = { readonly byte: number; readonly value: number; readonly meaning: string };

/** A till's ledger is in WAL mode; a copy made by VACUUM INTO is not. */
function expectedBytes(isCopy: boolean, found: Uint8Array): Expected[] {
	const mode = isCopy && found[2] === 1 ? 1 : 2;
	const header: readonly [number, string][] = [
		[PAGE_BYTES >> 8, 'page size'],
		[PAGE_BYTES & 255, 'page size'],
		[mode, 'write version'],
		[mode, 'read version'],
		[64, 'reserved bytes per page'],
		[64, 'maximum payload fraction'],
		[32, 'minimum payload fraction'],
		[32, 'leaf payload fraction'],
	];
	return header.map(([value, meaning], index) => ({ byte: FROM + index, value, meaning }));
}

export type HeaderOptions = { readonly file: string; readonly isCopy: boolean };

/** Tells of every readable byte that is not as it must be, under V1. */
export function checkFileHeader({ file, isCopy }: HeaderOptions, { tell }: Findings): void {
	const name = path.basename(file);
	const { bytes, size } = readStart(file);
	if (size < PAGE_BYTES) {
		tell('V1', `the file is ${size} bytes long, less than one page`, { file: name });
		return;
	}
	if (size % PAGE_BYTES !== 0) {
		const what = `the file ends inside a page: ${size} bytes`;
		tell('V1', what, { file: name, page: Math.floor(size / PAGE_BYTES) + 1 });
	}
	for (const { byte, value, meaning } of expectedBytes(isCopy, bytes)) {
		const found = bytes[byte - FROM];
		if (found === value) continue;
		const what = `${meaning} must be ${value}, is ${found}`;
		tell('V1', what, { file: name, page: 1, byte });
	}
}

function readStart(file: string): { bytes: Uint8Array; size: number } {
	const bytes = new Uint8Array(8);
	const handle = openSync(file, 'r');
	try {
		readSync(handle, bytes, 0, bytes.length, FROM);
		return { bytes, size: fstatSync(handle).size };
	} finally {
		closeSync(handle);
	}
}
