/**
 * Installs the peers into the cache folder, once per lockfile. They are no dependencies of the
 * project, and none of their install scripts run.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDir } from '../places.ts';

const FILES = ['package.json', 'package-lock.json'];

/** The folder that holds their node_modules. */
export function peersDir(): string {
	return path.join(cacheDir(), 'peers');
}

/** Undefined when they are there, else why not, in words. */
export function installPeers(say: (line: string) => void): string | undefined {
	const folder = peersDir();
	const stamp = path.join(folder, 'installed');
	const wanted = FILES.map((file) =>
		readFileSync(path.join(import.meta.dirname, file), 'utf8'),
	).join();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
	say('installing the peers (npm ci, once)');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of FILES) {
		copyFileSync(path.join(import.meta.dirname, file), path.join(folder, file));
	}
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status, error } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] });
	if (status !== 0) return `npm ci of the peers failed: ${error?.message ?? `exit ${status}`}`;
	writeFileSync(stamp, wanted);
	return undefined;
}

/** Loads a peer: `peer('better-sqlite3')`. Its types are the caller's to say. */
export function peer<Module>(name: string): Module {
	return createRequire(path.join(peersDir(), 'package.json'))(name) as Module;
}
