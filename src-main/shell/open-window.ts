/**
 * The till's window: sandboxed, isolated, without a menu. A page that dies or hangs is replaced by
 * a fresh one: the basket lives in main and is found where it was.
 */
import { app, BrowserWindow, Menu, powerSaveBlocker } from 'electron';
import type { Log } from '../system/log.ts';
import { APP_URL } from './app-url.ts';

export type WindowOptions = {
	readonly preload: string;
	/** Nothing but the till: full screen, and no closing of the window by its keys. */
	readonly kiosk: boolean;
	readonly log: Pick<Log, 'warn'>;
};

const HUNG_MS = 15_000;
const SLOWEST_RELOAD_MS = 30_000;

export async function openWindow({ preload, kiosk, log }: WindowOptions): Promise<BrowserWindow> {
	Menu.setApplicationMenu(null);
	const window = new BrowserWindow({
		width: 1366,
		height: 768,
		minWidth: 1024,
		minHeight: 700,
		show: false,
		kiosk,
		backgroundColor: '#f3f0ea',
		webPreferences: {
			preload,
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			nodeIntegrationInSubFrames: false,
			nodeIntegrationInWorker: false,
			webSecurity: true,
			allowRunningInsecureContent: false,
			webviewTag: false,
			navigateOnDragDrop: false,
			spellcheck: false,
			devTools: !app.isPackaged,
		},
	});
	window.once('ready-to-show', () => window.show());
	replaceDeadPage(window, log);
	endHungPage(window, log);
	if (kiosk) keepOpen(window);
	powerSaveBlocker.start('prevent-display-sleep');
	await window.loadURL(APP_URL);
	return window;
}

/** At once the first time; a page that keeps dying is tried more and more slowly. */
function replaceDeadPage(window: BrowserWindow, log: WindowOptions['log']): void {
	let waitMs = 0;
	window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
		log.warn('page/gone', { reason, exitCode });
		setTimeout(() => {
			if (!window.isDestroyed()) void window.loadURL(APP_URL).catch(() => undefined);
		}, waitMs);
		waitMs = Math.min(SLOWEST_RELOAD_MS, waitMs * 2 || 1000);
	});
	window.webContents.on('preload-error', (_event, _file, { name }) => {
		log.warn('page/preload-failed', { error: name });
	});
}

/** Ends a page that hears nothing for so long; its end brings the fresh one. */
function endHungPage(window: BrowserWindow, log: WindowOptions['log']): void {
	let ending: ReturnType<typeof setTimeout> | undefined;
	window.on('unresponsive', () => {
		log.warn('page/unresponsive');
		clearTimeout(ending);
		ending = setTimeout(() => window.webContents.forcefullyCrashRenderer(), HUNG_MS);
	});
	window.on('responsive', () => clearTimeout(ending));
	window.on('closed', () => clearTimeout(ending));
}

/** In a kiosk only the end of the program closes the window. */
function keepOpen(window: BrowserWindow): void {
	let ending = false;
	app.on('before-quit', () => {
		ending = true;
	});
	window.on('close', (event) => {
		if (!ending) event.preventDefault();
	});
}
