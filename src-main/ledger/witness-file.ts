/**
 * The head witness (链头见证): what the journal's head was, kept in another folder. A damaged WAL
 * loses its last commits without any error, and a data folder can be put back from a backup; a
 * witness that is ahead of the ledger is how we notice.
 */
import {
	closeSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';

export const WITNESS_FILE = 'head.json';

/** As it stands in head.json; `hash` is 64 hex digits. */
export type WitnessedHead = {
	readonly inc: number;
	readonly n: number;
	readonly hash: string;
	readonly fiscal_no: number;
	readonly at_ms: number;
};

export type ReadWitness =
	| { readonly state: 'none' }
	| { readonly state: 'unreadable' }
	| { readonly state: 'read'; readonly head: WitnessedHead };

/** What the witness folder remembers. Never throws for what is written there. */
export function readWitness(folder: string): ReadWitness {
	let text: string;
	try {
		text = readFileSync(path.join(folder, WITNESS_FILE), 'utf8');
	} catch (failure) {
		const missing = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
		return { state: missing ? 'none' : 'unreadable' };
	}
	const head = parseHead(text);
	return head === undefined ? { state: 'unreadable' } : { state: 'read', head };
}

function parseHead(text: string): WitnessedHead | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const { inc, n, hash, fiscal_no, at_ms } = value as Record<keyof WitnessedHead, unknown>;
	if (!isCount(inc) || !isCount(n) || !isCount(fiscal_no) || !isCount(at_ms)) return undefined;
	if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
	return { inc, n, hash, fiscal_no, at_ms };
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Writes the head; returns when it is on the disk: draft, flush, rename, flush of the folder. */
export function writeWitness(folder: string, head: WitnessedHead): void {
	const file = path.join(folder, WITNESS_FILE);
	const draft = `${file}.new`;
	rmSync(draft, { force: true });
	const handle = openSync(draft, 'wx', 0o600);
	try {
		writeSync(handle, JSON.stringify(head));
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
	renameSync(draft, file);
	if (process.platform === 'win32') return;
	const place = openSync(folder, 'r');
	try {
		fsyncSync(place);
	} finally {
		closeSync(place);
	}
}
