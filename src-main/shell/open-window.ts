/**
 * The till's window: sandboxed, isolated, without a menu. A page that dies or hangs is replaced by
 * a fresh one: the basket lives in main and is found where it was.
 */
import { app, BrowserWindow, Menu, powerSaveBlocker } from 'electron';
import type { Log } from '../system/log.ts';
import { APP_URL } from './app-url.ts';
import { pagePreferences, replaceDeadPage } from './page-window.ts';

export type WindowOptions = {
	readonly preload: string;
	/** Nothing but the till: full screen. */
	readonly kiosk: boolean;
	readonly log: Pick<Log, 'warn'>;
	/** Somebody wants to close the window; it stays until the program ends. */
	readonly onClose: (window: BrowserWindow) => void;
	/** Told before the page is loaded. */
	readonly onOpened: (window: BrowserWindow) => void;
};

const HUNG_MS = 15_000;

export async function openWindow(options: WindowOptions): Promise<void> {
	const { preload, kiosk, log, onClose, onOpened } = options;
	Menu.setApplicationMenu(null);
	const window = new BrowserWindow({
		width: 1366,
		height: 768,
		minWidth: 1024,
		minHeight: 700,
		show: false,
		kiosk,
		backgroundColor: '#f3f0ea',
		webPreferences: pagePreferences(preload),
	});
	window.once('ready-to-show', () => window.show());
	const load = () => window.loadURL(APP_URL);
	replaceDeadPage(window, { again: () => void load().catch(() => undefined), log });
	endHungPage(window, log);
	keepOpen(window, () => onClose(window));
	onOpened(window);
	powerSaveBlocker.start('prevent-display-sleep');
	await load();
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

/** Only the end of the program closes the window. */
function keepOpen(window: BrowserWindow, onClose: () => void): void {
	let ending = false;
	app.on('before-quit', () => {
		ending = true;
	});
	window.on('close', (event) => {
		if (ending) return;
		event.preventDefault();
		onClose();
	});
}
