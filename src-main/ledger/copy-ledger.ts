/**
 * The copy taken before a migration: the whole ledger, encrypted with the same key, in the data
 * folder's `copies`. VACUUM INTO, because the driver's backup call fails on an encrypted file.
 */
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
} from 'node:fs';
import { rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { makePrivateFolder } from '../system/paths.ts';
import type { Log } from '../system/log.ts';
import type { Connection } from './connect.ts';

const KEPT = 3;
/** A copy that a kill left half made, by an earlier program. */
const DRAFT = 'copy.part';
const COPY = /^before-\d{4}-\d+\.db$/;

export function copiesDir(dataDir: string): string {
	return path.join(dataDir, 'copies');
}

export type CopyOptions = {
	readonly dataDir: string;
	readonly migrationNo: number;
	readonly nowMs: number;
};

/** Copies the ledger and drops older copies than the last three. Returns the copy's file. */
export function copyBefore(db: Connection, { dataDir, migrationNo, nowMs }: CopyOptions): string {
	const folder = copiesDir(dataDir);
	makePrivateFolder(folder);
	const draft = path.join(folder, DRAFT);
	rmSync(draft, { force: true });
	try {
		db.prepare('VACUUM INTO ?').run(draft);
		utimesSync(draft, nowMs / 1000, nowMs / 1000);
		flush(draft, 'r+');
	} catch (failure) {
		rmSync(draft, { force: true });
		throw failure;
	}
	const file = path.join(folder, nextName(folder, migrationNo));
	renameSync(draft, file);
	if (process.platform !== 'win32') flush(folder, 'r');
	dropOld(folder);
	return file;
}

/** Copies in the order they were taken. */
export function listCopies(dataDir: string): string[] {
	const folder = copiesDir(dataDir);
	return readdirSync(folder)
		.filter((name) => COPY.test(name))
		.sort((a, b) => serialOf(a) - serialOf(b))
		.map((name) => path.join(folder, name));
}

export type LedgerCopies = {
	/**
	 * Removes the copies that are over, off this thread, as each is as large as the ledger. A file
	 * is there or gone; one that a power cut brings back is over at the next look too.
	 */
	dropOver(isOver: (takenMs: number) => boolean, nowMs: number): void;
};

/** The copies of a data folder, for whoever says how long they are kept. */
export function openCopies({ dataDir, log }: { dataDir: string; log: Log }): LedgerCopies {
	const walk = async (isOver: (takenMs: number) => boolean, nowMs: number) => {
		if (!existsSync(copiesDir(dataDir))) return;
		const draft = path.join(copiesDir(dataDir), DRAFT);
		for (const file of [draft, ...listCopies(dataDir)]) {
			const takenMs = await readTaken(file, nowMs);
			if (takenMs === undefined || (file !== draft && !isOver(takenMs))) continue;
			await rm(file, { force: true });
			log.note('ledger/copy-dropped', { copy: path.basename(file) });
		}
	};
	return {
		dropOver: (isOver, nowMs) => {
			walk(isOver, nowMs).catch((failure: unknown) => {
				log.fault('ledger/copies-not-dropped', failure);
			});
		},
	};
}

/**
 * When it was taken, ms; undefined when it is gone. One dated by a clock that ran ahead would be
 * kept for ever: it is of now from here on.
 */
async function readTaken(file: string, nowMs: number): Promise<number | undefined> {
	const mtimeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
	if (mtimeMs === undefined || mtimeMs <= nowMs) return mtimeMs;
	await utimes(file, nowMs / 1000, nowMs / 1000);
	return nowMs;
}

function nextName(folder: string, migrationNo: number): string {
	const last = Math.max(0, ...readdirSync(folder).map(serialOf));
	return `before-${String(migrationNo).padStart(4, '0')}-${last + 1}.db`;
}

function serialOf(name: string): number {
	return COPY.test(name) ? Number(name.slice('before-0000-'.length, -'.db'.length)) : 0;
}

function dropOld(folder: string): void {
	const copies = listCopies(path.dirname(folder));
	for (const old of copies.slice(0, Math.max(0, copies.length - KEPT))) {
		rmSync(old, { force: true });
	}
}

function flush(target: string, mode: 'r' | 'r+'): void {
	const handle = openSync(target, mode);
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
