/**
 * Shows the till in a Chromium of this machine, in a window of its own and with a profile of its
 * own: no extension of somebody's browser reads along.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export type Showing = {
	/** A one-time link. */
	readonly url: string;
	readonly dataDir: string;
	readonly kiosk: boolean;
	readonly say: (line: string) => void;
};

/** Opens the link, or prints it when there is no browser or no screen. */
export function openBrowser({ url, dataDir, kiosk, say }: Showing): void {
	const browser = hasScreen() ? findBrowser() : undefined;
	if (browser === undefined) {
		say(`请在本机浏览器打开 / open in a browser on this machine: ${url}`);
		return;
	}
	say(`opening ${path.basename(browser)}; a fresh link: npm run ask -- link`);
	const child = spawn(browser, browserArguments({ url, dataDir, kiosk }), {
		detached: true,
		stdio: 'ignore',
	});
	child.on('error', () => say(`it did not start; open it by hand: ${url}`));
	child.unref();
}

export function browserArguments({
	url,
	dataDir,
	kiosk,
}: Pick<Showing, 'url' | 'dataDir' | 'kiosk'>): string[] {
	return [
		...(kiosk ? ['--kiosk'] : []),
		`--app=${url}`,
		`--user-data-dir=${path.join(dataDir, 'browser')}`,
		'--no-first-run',
		'--no-default-browser-check',
		'--noerrdialogs',
		'--disable-session-crashed-bubble',
		'--disable-extensions',
		'--disable-sync',
		'--disable-translate',
		'--disable-pinch',
		'--overscroll-history-navigation=0',
		'--password-store=basic',
		// Chromium refuses its sandbox to root; a till does not run as root.
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	];
}

function hasScreen(): boolean {
	if (process.platform !== 'linux') return true;
	return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
];
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
	darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
	win32: [
		String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
		String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	],
};

function findBrowser(): string | undefined {
	const named = process.env['CHROME_PATH'];
	const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
	const places = [...onPath, ...(USUAL_PLACES[process.platform] ?? [])];
	return (named ? [named, ...places] : places).find((file) => existsSync(file));
}
