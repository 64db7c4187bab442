/**
 * Finds the Chromium that browser tests, benchmarks and receipts-as-pictures run in: the one a
 * person points at with CHROME_PATH, one that is installed, else Debian's package when we may
 * install it. Never downloads a browser build of its own.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome',
	'microsoft-edge',
];
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: [
		String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
		String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
		String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	],
};

export const INSTALL_HINT =
	'no Chromium found: install Chrome or Chromium (Debian: apt-get install chromium ' +
	'fonts-noto-cjk) or set CHROME_PATH to its binary';

/** The absolute path of a Chromium binary, or undefined. A wrong CHROME_PATH is an error, said. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
	const named = environment['CHROME_PATH'];
	if (named !== undefined && named !== '') {
		if (!isProgram(named)) throw new Error(`CHROME_PATH names no program: ${named}`);
		return named;
	}
	const folders = (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(isProgram);
}

/**
 * A Chromium that can show Chinese: what is missing is installed from Debian when this is Debian
 * and we are root. Throws with INSTALL_HINT when there is none and none can be installed.
 */
export function ensureChromium(say: (line: string) => void): string {
	const present = findChromium();
	const missing = [
		...(present === undefined ? ['chromium'] : []),
		...(showsChinese() ? [] : ['fontconfig', 'fonts-noto-cjk']),
	];
	if (missing.length > 0) {
		if (isDebianRoot()) installFromDebian(missing, say);
		else if (present !== undefined) say('no Chinese font found: screenshots will show boxes');
	}
	const chromium = present ?? findChromium();
	if (chromium === undefined) throw new Error(INSTALL_HINT);
	return chromium;
}

function installFromDebian(packages: readonly string[], say: (line: string) => void): void {
	say(`apt-get install ${packages.join(' ')} (for the browser tests; once per machine)`);
	const apt = (...args: string[]) =>
		spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
			stdio: ['ignore', 2, 2],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		}).status === 0;
	// A failed update may still leave usable lists; the install says what matters.
	apt('update');
	if (!apt('install', '-y', '--no-install-recommends', ...packages)) {
		say(`apt-get could not install ${packages.join(' ')}`);
	}
}

function isDebianRoot(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
	return /^ID=debian$/m.test(release);
}

/** Only Linux comes without a Chinese font. */
function showsChinese(): boolean {
	if (process.platform !== 'linux') return true;
	const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
	return status === 0 && stdout.trim() !== '';
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
