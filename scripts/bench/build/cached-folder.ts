/**
 * A data folder that is built once and kept. Its name carries the migrations it was made with, so a
 * changed schema builds it anew, and the ones of older schemas are removed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, root } from '../places.ts';

/**
 * The folder `name`; `build` fills it when it is not there. A witness folder beside it comes along.
 * What a stopped build left is thrown away.
 */
export async function cachedFolder(
	name: string,
	build: (dataDir: string) => Promise<void>,
): Promise<string> {
	const dataDir = path.join(cacheDir(), `${name}-${schemaMark()}`);
	if (existsSync(dataDir)) return dataDir;
	removeOthers(name);
	const unfinished = path.join(cacheDir(), `${name}.unfinished`);
	await build(unfinished);
	renameSync(`${unfinished}-witness`, `${dataDir}-witness`);
	renameSync(unfinished, dataDir);
	return dataDir;
}

function removeOthers(name: string): void {
	for (const entry of readdirSync(cacheDir())) {
		if (!entry.startsWith(`${name}-`) && !entry.startsWith(`${name}.unfinished`)) continue;
		rmSync(path.join(cacheDir(), entry), { recursive: true, force: true });
	}
}

function schemaMark(): string {
	const folder = path.join(root, 'migrations');
	const hash = createHash('sha256');
	const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
	for (const name of names.sort()) hash.update(readFileSync(path.join(folder, name)));
	return hash.digest('hex').slice(0, 8);
}
