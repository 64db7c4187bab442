/**
 * Where the bench keeps what is built once (ledgers, catalogues, C programs, peers), and where a
 * run works. Both lie on the project's disk: a temporary folder may be memory, where a flush costs
 * nothing.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** `.cache/bench`, or GUITAI_BENCH_CACHE: the big ledgers need several gigabytes. */
export function cacheDir(): string {
	const folder = process.env['GUITAI_BENCH_CACHE'] ?? path.join(root, '.cache/bench');
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** Gives `work` a fresh folder and removes it afterwards, whatever happens. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const parent = path.join(cacheDir(), 'work');
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(path.join(parent, 'run-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
