/**
 * The copy taken before a migration: the whole ledger, encrypted with the same key, in the data
 * folder's `copies`. VACUUM INTO, because the driver's backup call fails on an encrypted file.
 */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makePrivateFolder } from '../system/paths.ts';
import type { Connection } from './connect.ts';

const KEPT = 3;
const COPY = /^before-\d{4}-\d+\.db$/;

export function copiesDir(dataDir: string): string {
	return path.join(dataDir, 'copies');
}

export type CopyOptions = { readonly dataDir: string; readonly migrationNo: number };

/** Copies the ledger and drops older copies than the last three. Returns the copy's file. */
export function copyBefore(db: Connection, { dataDir, migrationNo }: CopyOptions): string {
	const folder = copiesDir(dataDir);
	makePrivateFolder(folder);
	const draft = path.join(folder, 'copy.part');
	rmSync(draft, { force: true });
	try {
		db.prepare('VACUUM INTO ?').run(draft);
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
