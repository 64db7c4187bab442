/** Builds the bench's small C programs with gcc, once, into the cache folder. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir } from '../places.ts';

export type NativeName = 'limit' | 'slowsync' | 'evict';

const FLAGS: Readonly<Record<NativeName, readonly string[]>> = {
	limit: [],
	slowsync: ['-shared', '-fPIC', '-ldl'],
	evict: [],
};

/** The path of the built program, or why there is none. */
export type Native = { readonly file: string } | { readonly missing: string };

export function buildNative(name: NativeName): Native {
	if (process.platform !== 'linux') return { missing: `${name}.c is written for Linux` };
	const source = path.join(import.meta.dirname, `${name}.c`);
	const mark = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
	const folder = path.join(cacheDir(), 'native');
	const file = path.join(folder, `${name}-${mark}${name === 'slowsync' ? '.so' : ''}`);
	if (existsSync(file)) return { file };
	mkdirSync(folder, { recursive: true });
	const args = ['-O2', '-Wall', '-o', file, source, ...FLAGS[name]];
	const { status, error, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
	if (status === 0) return { file };
	return {
		missing: error === undefined ? `gcc: ${stderr.trim().slice(0, 200)}` : 'gcc is not installed',
	};
}
