/**
 * What recorder.c wrote down, as operations on files: which file was meant (a file keeps its number
 * when it is renamed), what was written where, what was flushed, and what the till had promised by
 * then.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Said } from './said.ts';

export type FileNo = number;

export type Operation =
	| { readonly kind: 'create'; readonly path: string; readonly file: FileNo }
	| { readonly kind: 'mkdir'; readonly path: string }
	| { readonly kind: 'write'; readonly file: FileNo; readonly at: number; readonly bytes: Buffer }
	| { readonly kind: 'cut'; readonly file: FileNo; readonly size: number }
	| { readonly kind: 'flush'; readonly file: FileNo }
	| { readonly kind: 'flush-folder'; readonly path: string }
	| { readonly kind: 'unlink'; readonly path: string }
	| { readonly kind: 'rename'; readonly from: string; readonly to: string }
	| { readonly kind: 'said'; readonly said: Said };

export type Recording = {
	readonly operations: readonly Operation[];
	/** Files that are written through a shared mapping: such writes are not in the recording. */
	readonly mapped: readonly string[];
	/** Calls on watched files that the recorder does not follow. Must be empty. */
	readonly unknown: readonly string[];
};

/** The file in the recorded folder that the till writes its promises to. */
export const SAID_FILE = 'said';
const HEAD_BYTES = 32;
const O_CREAT = 0o100;
const O_TRUNC = 0o1000;

/** Paths are relative to `root`. `files` are those that were there before, by path. */
export function readRecording(log: string, root: string, files: readonly string[]): Recording {
	const bytes = readFileSync(log);
	const reader = new Reader(root, files);
	for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
		const head = {
			kind: String.fromCharCode(bytes[at] ?? 0),
			fd: bytes.readInt32LE(at + 4),
			offset: Number(bytes.readBigInt64LE(at + 8)),
			flags: bytes.readUInt32LE(at + 16),
		};
		const first = at + HEAD_BYTES;
		const second = first + bytes.readUInt32LE(at + 20);
		at = second + bytes.readUInt32LE(at + 24);
		// A kill may have cut the last record.
		if (at > bytes.length) break;
		reader.take(head, bytes.subarray(first, second), bytes.subarray(second, at));
	}
	return reader.result();
}

/** Not part of what must survive: the log, the lock, and what SQLite rebuilds for itself. */
export function isTransient(file: string): boolean {
	return /(^|\/)(log(\/|$)|lock\.db|ballast$)|-shm$/.test(file) || file === SAID_FILE;
}

type Head = {
	readonly kind: string;
	readonly fd: number;
	readonly offset: number;
	readonly flags: number;
};

class Reader {
	readonly #root: string;
	readonly #operations: Operation[] = [];
	readonly #mapped = new Set<string>();
	readonly #unknown = new Set<string>();
	/** What an open descriptor stands for. */
	readonly #open = new Map<number, { path: string; file: FileNo | undefined }>();
	readonly #files = new Map<string, FileNo>();
	#next: number;
	#unread = '';

	constructor(root: string, files: readonly string[]) {
		this.#root = root;
		for (const [index, file] of files.entries()) this.#files.set(file, index + 1);
		this.#next = files.length + 1;
	}

	take(head: Head, first: Buffer, second: Buffer): void {
		switch (head.kind) {
			case 'O':
				this.#opened(head, this.#place(first));
				break;
			case 'C':
				this.#open.delete(head.fd);
				break;
			case 'K':
				this.#made(this.#place(first));
				break;
			case 'U':
				this.#dropped(this.#place(first));
				break;
			case 'R':
				this.#renamed(this.#place(first), this.#place(second));
				break;
			case 'M':
				this.#mapped.add(this.#open.get(head.fd)?.path ?? '?');
				break;
			case '!':
				this.#unknown.add(first.toString());
				break;
			default:
				this.#changed(head, first);
		}
	}

	result(): Recording {
		return {
			operations: this.#operations,
			mapped: [...this.#mapped].map((file) => path.basename(file)),
			unknown: [...this.#unknown],
		};
	}

	#place(bytes: Buffer): string {
		return path.relative(this.#root, bytes.toString());
	}

	#opened({ fd, flags }: Head, file: string): void {
		let known = this.#files.get(file);
		if (known === undefined && (flags & O_CREAT) !== 0) {
			known = this.#next;
			this.#next += 1;
			this.#files.set(file, known);
			if (!isTransient(file)) this.#operations.push({ kind: 'create', path: file, file: known });
		}
		this.#open.set(fd, { path: file, file: known });
		if (known !== undefined && (flags & O_TRUNC) !== 0 && !isTransient(file)) {
			this.#operations.push({ kind: 'cut', file: known, size: 0 });
		}
	}

	#made(folder: string): void {
		if (!isTransient(folder)) this.#operations.push({ kind: 'mkdir', path: folder });
	}

	#dropped(file: string): void {
		this.#files.delete(file);
		if (!isTransient(file)) this.#operations.push({ kind: 'unlink', path: file });
	}

	#renamed(from: string, to: string): void {
		const file = this.#files.get(from);
		this.#files.delete(from);
		if (file !== undefined) this.#files.set(to, file);
		if (!isTransient(to)) this.#operations.push({ kind: 'rename', from, to });
	}

	#changed({ kind, fd, offset }: Head, bytes: Buffer): void {
		const open = this.#open.get(fd);
		if (open === undefined) return;
		if (open.path === SAID_FILE) this.#heard(bytes);
		if (isTransient(open.path)) return;
		const { file } = open;
		if (file === undefined) {
			if (kind === 'S') this.#operations.push({ kind: 'flush-folder', path: open.path });
		} else if (kind === 'W') this.#operations.push({ kind: 'write', file, at: offset, bytes });
		else if (kind === 'T') this.#operations.push({ kind: 'cut', file, size: offset });
		else if (kind === 'S') this.#operations.push({ kind: 'flush', file });
	}

	#heard(bytes: Buffer): void {
		const lines = (this.#unread + bytes.toString()).split('\n');
		this.#unread = lines.pop() ?? '';
		for (const line of lines) {
			this.#operations.push({ kind: 'said', said: JSON.parse(line) as Said });
		}
	}
}
