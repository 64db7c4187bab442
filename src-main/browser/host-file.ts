/**
 * `host.json` in the data folder: where the running terminal listens and the key of its channel,
 * for the command line of the same person on the same machine (0600). The key only opens the
 * channel; who signs in still needs a PIN. It is removed when the host ends.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type HostNote = {
	readonly url: string;
	readonly key: string;
	readonly pid: number;
	readonly version: string;
};

export function writeHostNote(dataDir: string, note: HostNote): void {
	const file = path.join(dataDir, 'host.json');
	rmSync(file, { force: true });
	writeFileSync(file, `${JSON.stringify(note)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Undefined when no terminal left a note there. */
export function readHostNote(dataDir: string): HostNote | undefined {
	try {
		return JSON.parse(readFileSync(path.join(dataDir, 'host.json'), 'utf8')) as HostNote;
	} catch {
		return undefined;
	}
}

export function removeHostNote(dataDir: string): void {
	rmSync(path.join(dataDir, 'host.json'), { force: true });
}
