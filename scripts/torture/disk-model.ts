/**
 * A disk as the standards allow it to be (and no better): what was written is sure only once its
 * file was flushed, a name only once its folder was. From the recorded operations it says, for a
 * power cut at this very point, what may be found afterwards.
 */
import path from 'node:path';
import type { Random } from '../sell/seeded-random.ts';
import type { FileNo, Operation } from './recording.ts';

type Change =
	| { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
	| { readonly kind: 'cut'; readonly size: number };

/** `room` is where states are put together, over and over. */
type DiskFile = { sure: Buffer; size: number; unsure: Change[]; room: Buffer };

/** A name comes to stand for a file or folder, or (undefined) for nothing. */
type NameChange = readonly (readonly [name: string, node: Node | undefined])[];
type Node = FileNo | 'folder';
type Folder = { sure: Map<string, Node>; unsure: NameChange[] };

/** What may be found after the power came back: files by path, good until the next crash. */
export type CrashState = ReadonlyMap<string, Buffer>;

/**
 * What of the unsure comes true: all (as after a kill of the program alone), nothing, or what
 * chance says, in pieces of 512 bytes, torn ones filled with rubbish.
 */
export type Survival = 'all' | 'none' | Random;

const SECTOR = 512;

export class DiskModel {
	readonly #files = new Map<FileNo, DiskFile>();
	readonly #folders = new Map<string, Folder>([['', { sure: new Map(), unsure: [] }]]);

	/** Puts a file there that was safe long before. */
	place(file: string, no: FileNo, bytes: Buffer): void {
		let folder = path.dirname(file);
		this.#folder(folder).sure.set(path.basename(file), no);
		while (folder !== '.') {
			this.#folder(path.dirname(folder)).sure.set(path.basename(folder), 'folder');
			folder = path.dirname(folder);
		}
		this.#files.set(no, { ...newFile(), sure: Buffer.from(bytes), size: bytes.length });
	}

	/** True when something is unsure now: else every survival is the same. */
	isUnsure(): boolean {
		for (const { unsure } of this.#files.values()) if (unsure.length > 0) return true;
		for (const { unsure } of this.#folders.values()) if (unsure.length > 0) return true;
		return false;
	}

	apply(operation: Operation): void {
		switch (operation.kind) {
			case 'create':
				this.#files.set(operation.file, newFile());
				this.#name(operation.path, operation.file);
				break;
			case 'mkdir':
				this.#folder(operation.path);
				this.#name(operation.path, 'folder');
				break;
			case 'write':
				this.#file(operation.file).unsure.push(operation);
				break;
			case 'cut':
				this.#file(operation.file).unsure.push(operation);
				break;
			case 'flush':
				makeSure(this.#file(operation.file));
				break;
			case 'flush-folder':
				this.#flushFolder(operation.path);
				break;
			case 'unlink':
				this.#name(operation.path, undefined);
				break;
			case 'rename':
				this.#rename(operation.from, operation.to);
				break;
			case 'said':
				break;
		}
	}

	/** One state in which the disk may be found. */
	crash(survival: Survival): CrashState {
		const state = new Map<string, Buffer>();
		const visit = (folder: string) => {
			const { sure, unsure } = this.#folder(folder);
			for (const [name, node] of namesAfter(sure, unsure, survival)) {
				const place = folder === '' ? name : `${folder}/${name}`;
				if (node === 'folder') visit(place);
				else state.set(place, contentAfter(this.#file(node), survival));
			}
		};
		visit('');
		return state;
	}

	#file(no: FileNo): DiskFile {
		const file = this.#files.get(no);
		if (file === undefined) throw new Error(`file ${no} was never made`);
		return file;
	}

	#folder(place: string): Folder {
		const key = place === '.' ? '' : place;
		const known = this.#folders.get(key);
		if (known !== undefined) return known;
		const folder: Folder = { sure: new Map(), unsure: [] };
		this.#folders.set(key, folder);
		return folder;
	}

	#name(place: string, node: Node | undefined): void {
		this.#folder(path.dirname(place)).unsure.push([[path.basename(place), node]]);
	}

	#rename(from: string, to: string): void {
		const folder = path.dirname(from);
		if (path.dirname(to) !== folder) throw new Error(`${from} was moved to another folder`);
		const names = this.#folder(folder);
		const node = namesAfter(names.sure, names.unsure, 'all').get(path.basename(from));
		// One change: the old name goes as the new one comes.
		names.unsure.push([
			[path.basename(from), undefined],
			[path.basename(to), node],
		]);
	}

	#flushFolder(place: string): void {
		const folder = this.#folder(place);
		folder.sure = namesAfter(folder.sure, folder.unsure, 'all');
		folder.unsure = [];
	}
}

function newFile(): DiskFile {
	return { sure: Buffer.alloc(0), size: 0, unsure: [], room: Buffer.alloc(0) };
}

function makeSure(file: DiskFile): void {
	for (const change of file.unsure) {
		const end = change.kind === 'cut' ? change.size : change.at + change.bytes.length;
		if (end > file.sure.length) file.sure = grown(file.sure, file.size, end);
		// What lies between the old end and what is new is a hole.
		const from = change.kind === 'cut' ? change.size : change.at;
		if (from > file.size) file.sure.fill(0, file.size, from);
		if (change.kind === 'write') change.bytes.copy(file.sure, change.at);
		file.size = change.kind === 'cut' ? change.size : Math.max(file.size, end);
	}
	file.unsure = [];
}

function grown(bytes: Buffer, size: number, wanted: number): Buffer {
	const larger = Buffer.alloc(Math.max(wanted, bytes.length * 2));
	bytes.copy(larger, 0, 0, size);
	return larger;
}

/** Folders are written in order, as a rule: what survives is mostly a beginning of the changes. */
function namesAfter(
	sure: ReadonlyMap<string, Node>,
	unsure: readonly NameChange[],
	survival: Survival,
): Map<string, Node> {
	const names = new Map(sure);
	if (survival === 'none') return names;
	const first = survival === 'all' ? unsure.length : survival.below(unsure.length + 1);
	const isOrdered = survival === 'all' || survival.next() < 0.7;
	for (const [index, change] of unsure.entries()) {
		if (survival !== 'all' && !(isOrdered ? index < first : survival.next() < 0.5)) continue;
		for (const [name, node] of change) {
			if (node === undefined) names.delete(name);
			else names.set(name, node);
		}
	}
	return names;
}

function contentAfter(file: DiskFile, survival: Survival): Buffer {
	const { sure, size, unsure } = file;
	if (survival === 'none' || unsure.length === 0) return sure.subarray(0, size);
	const ends = unsure.map((change) => {
		return change.kind === 'cut' ? change.size : change.at + change.bytes.length;
	});
	const length = Math.max(size, ...ends);
	if (file.room.length < length) file.room = Buffer.alloc(length * 2);
	const bytes = file.room.subarray(0, length).fill(0, size);
	sure.copy(bytes, 0, 0, size);
	if (survival === 'all') return bytes.subarray(0, applyAll(bytes, size, unsure));
	const found = applySome(bytes, size, { unsure, random: survival });
	// The new length may be on the disk before what belongs there.
	return bytes.subarray(0, survival.next() < 0.3 ? bytes.length : found);
}

function applyAll(bytes: Buffer, size: number, unsure: readonly Change[]): number {
	let end = size;
	for (const change of unsure) {
		if (change.kind === 'cut') {
			bytes.fill(0, Math.min(change.size, end), end);
			end = change.size;
		} else {
			change.bytes.copy(bytes, change.at);
			end = Math.max(end, change.at + change.bytes.length);
		}
	}
	return end;
}

type Chance = { readonly unsure: readonly Change[]; readonly random: Random };

/** Each sector of each write is there, or not, or rubbish. Returns where the file ends. */
function applySome(bytes: Buffer, size: number, { unsure, random }: Chance): number {
	const kept = random.pick([0.1, 0.5, 0.9]);
	const torn = random.next() < 0.25 ? 0.2 : 0;
	let end = size;
	for (const change of unsure) {
		if (change.kind === 'cut') {
			if (random.next() < 0.5) continue;
			bytes.fill(0, Math.min(change.size, end), end);
			end = change.size;
			continue;
		}
		const last = change.at + change.bytes.length;
		for (let from = change.at; from < last;) {
			const to = Math.min(last, from - (from % SECTOR) + SECTOR);
			if (random.next() < kept) change.bytes.copy(bytes, from, from - change.at, to - change.at);
			else if (random.next() < torn) fillWithRubbish(bytes, { from, to, random });
			else {
				from = to;
				continue;
			}
			end = Math.max(end, to);
			from = to;
		}
	}
	return end;
}

type Stretch = { readonly from: number; readonly to: number; readonly random: Random };

function fillWithRubbish(bytes: Buffer, { from, to, random }: Stretch): void {
	for (let at = from; at < to; at += 1) bytes[at] = random.below(256);
}
