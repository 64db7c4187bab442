/**
 * Which of the two hosts `npm start` runs. Electron is looked for by file, never by
 * `require('electron')`, whose answer depends on what was downloaded and may throw.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Host =
	| { readonly name: 'Electron shell'; readonly because: string; readonly binary: string }
	| { readonly name: 'browser host'; readonly because: string };

type Asked = {
	readonly args: readonly string[];
	readonly root: string;
	readonly say: (line: string) => void;
	readonly environment?: NodeJS.ProcessEnv;
};

const DOWNLOAD_TIMEOUT_MS = 20_000;
const USUAL_NAMES: Partial<Record<NodeJS.Platform, string>> = {
	darwin: 'Electron.app/Contents/MacOS/Electron',
	win32: 'electron.exe',
};
/** A machine that could not fetch Electron today is not made to wait at every start. */
const RETRY_AFTER_MS = 24 * 3_600_000;

export async function chooseHost(asked: Asked): Promise<Host> {
	const { args, root, environment = process.env } = asked;
	const browserHost = (because: string): Host => ({ name: 'browser host', because });
	if (args.includes('--browser')) return browserHost('asked for by --browser');
	if (args.includes('--headless')) return browserHost('asked for by --headless');
	if (!existsSync(path.join(root, 'out/main/electron.js'))) {
		return browserHost('the Electron shell is not built');
	}
	if (!hasScreen(environment)) return browserHost('no display: DISPLAY is not set');

	const found = findElectron(root, environment) ?? (await fetchElectron(asked));
	if (found === undefined) return browserHost('no Electron binary, and it could not be fetched');
	return { name: 'Electron shell', because: found, binary: found };
}

/** The binary that ELECTRON_OVERRIDE_DIST_PATH or the electron package holds, if any. */
export function findElectron(root: string, environment: NodeJS.ProcessEnv): string | undefined {
	const pack = path.join(root, 'node_modules/electron');
	const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
	const folder = override ?? path.join(pack, 'dist');
	return electronNames(pack)
		.map((name) => path.join(folder, name))
		.find((file) => existsSync(file) && statSync(file).isFile());
}

/** The package writes the platform's name of the binary to path.txt once it has been fetched. */
function electronNames(pack: string): string[] {
	const note = path.join(pack, 'path.txt');
	const usual = USUAL_NAMES[process.platform] ?? 'electron';
	return existsSync(note) ? [readFileSync(note, 'utf8').trim(), usual] : [usual];
}

function hasScreen(environment: NodeJS.ProcessEnv): boolean {
	if (process.platform !== 'linux') return true;
	return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

async function fetchElectron({ root, say, environment = process.env }: Asked) {
	const failedBefore = path.join(root, '.cache/electron-not-fetched');
	if (existsSync(failedBefore)) {
		const age = Date.now() - statSync(failedBefore).mtimeMs;
		if (age < RETRY_AFTER_MS) return undefined;
	}
	say(`fetching Electron, ${DOWNLOAD_TIMEOUT_MS / 1000} s at most`);
	const install = path.join(root, 'node_modules/electron/install.js');
	const limits = { stdio: 'ignore', timeout: DOWNLOAD_TIMEOUT_MS } as const;
	const child = spawn(process.execPath, [install], limits);
	await new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('exit', () => resolve());
	});
	const found = findElectron(root, environment);
	if (found === undefined) {
		mkdirSync(path.dirname(failedBefore), { recursive: true });
		writeFileSync(failedBefore, 'Delete this file to try again at the next start.\n');
	}
	return found;
}
