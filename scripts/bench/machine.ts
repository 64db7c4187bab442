/** One line about the machine: a figure without it says nothing. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { cacheDir } from './places.ts';

export function machineLine(): string {
	const [cpu] = cpus();
	const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
	const load = loadavg().map((value) => value.toFixed(1));
	return [
		`${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
		memory,
		`${type()} ${release()}`,
		fileSystem(),
		`Node ${process.versions.node}`,
		`better-sqlite3-multiple-ciphers ${versionOf('better-sqlite3')}`,
		`load ${load.join(' ')}`,
	].join(', ');
}

function versionOf(name: string): string {
	const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function fileSystem(): string {
	const { status, stdout } = spawnSync('df', ['--output=fstype,source', cacheDir()], {
		encoding: 'utf8',
	});
	const [kind, source] = (stdout ?? '').split('\n')[1]?.trim().split(/\s+/) ?? [];
	return status === 0 ? `${kind ?? '?'} on ${source ?? '?'}` : 'unknown file system';
}
