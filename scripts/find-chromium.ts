/**
 * Finds the Chromium that browser tests, benchmarks and receipts-as-pictures run in: the one a
 * person points at with CHROME_PATH, one that is installed, else Debian's package when we may
 * install it. Never downloads a browser build of its own. Tests are content with the same engine
 * without a browser around it (chromium-headless-shell), which opens a page in a quarter of the
 * time: docs/decisions/0010-headless-shell.md.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const HEADLESS_SHELL = 'chromium-headless-shell';
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
	const onPath = NAMES.flatMap((name) => placesOnPath(name, environment));
	return [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(isProgram);
}

/** The headless shell where there is one and nobody points at another, else `findChromium`. */
export function findHeadlessChromium(
	environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
	const chromium = findChromium(environment);
	if (environment['CHROME_PATH']) return chromium;
	return placesOnPath(HEADLESS_SHELL, environment).find(isProgram) ?? chromium;
}

/**
 * Sees to a Chromium that can show Chinese: what is missing is installed from Debian when this is
 * Debian and we are root. Throws with INSTALL_HINT when there is none and none can be installed.
 */
export function ensureChromium(say: (line: string) => void): void {
	const chosen = Boolean(process.env['CHROME_PATH']);
	const missing = [
		...(findChromium() === undefined ? ['chromium'] : []),
		...(showsChinese() ? [] : ['fontconfig', 'fonts-noto-cjk']),
	];
	if (isDebianRoot()) {
		if (missing.length > 0) installFromDebian(missing, say);
		// By itself: where there is none, nothing else stays away.
		const isThere = placesOnPath(HEADLESS_SHELL).some(isProgram);
		if (!isThere && !chosen) installFromDebian([HEADLESS_SHELL], say);
	}
	if (findChromium() === undefined) throw new Error(INSTALL_HINT);
	if (!showsChinese()) say('no Chinese font found: screenshots will show boxes');
}

function placesOnPath(name: string, environment: NodeJS.ProcessEnv = process.env): string[] {
	const folders = (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	return folders.map((folder) => path.join(folder, name));
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
