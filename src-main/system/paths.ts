/**
 * Where the terminal keeps what it knows, when nobody says otherwise:
 *
 *   Linux    ~/.local/share/guitai             ($XDG_DATA_HOME/guitai)
 *   macOS    ~/Library/Application Support/Guitai
 *   Windows  %LOCALAPPDATA%\Guitai             (never the roaming profile)
 *
 * The head witness stands beside the data folder, in `<data folder>-witness`, so that a data
 * folder that is lost or put back from a backup meets a witness that is not. Both are for their
 * owner only.
 */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

const OWNER_ONLY = 0o700;

export type Machine = {
	readonly platform: NodeJS.Platform;
	readonly home: string;
	readonly env: Readonly<Record<string, string | undefined>>;
};

/** The documented data folder of this machine; says only the path, makes nothing. */
export function defaultDataDir({ platform, home, env }: Machine): string {
	if (platform === 'win32') {
		const local = env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local');
		return path.win32.join(local, 'Guitai');
	}
	if (platform === 'darwin') return path.posix.join(home, 'Library/Application Support/Guitai');
	const share = env['XDG_DATA_HOME'];
	// The XDG rule: a relative path there is to be ignored.
	const base = share?.startsWith('/') === true ? share : path.posix.join(home, '.local/share');
	return path.posix.join(base, 'guitai');
}

/** The head witness's folder of a data folder: its neighbour. */
export function witnessDirOf(dataDir: string): string {
	return `${path.resolve(dataDir)}-witness`;
}

/**
 * Makes the folder when it is missing and closes it to everybody but its owner. A folder made here
 * is there after a power cut too: else everything in it would be flushed in vain.
 */
export function makePrivateFolder(folder: string): void {
	const place = path.resolve(folder);
	const topmost = mkdirSync(place, { recursive: true, mode: OWNER_ONLY });
	// Windows has no such bits: the user's profile folder is private by its ACL there.
	if (process.platform === 'win32') return;
	chmodSync(place, OWNER_ONLY);
	if (topmost === undefined) return;
	for (let made = place; made.length >= topmost.length; made = path.dirname(made)) {
		flushFolder(path.dirname(made));
	}
}

function flushFolder(folder: string): void {
	const handle = openSync(folder, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
