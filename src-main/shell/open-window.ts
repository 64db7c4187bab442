/** The till's window: sandboxed, isolated, without a menu; reloads itself when its page dies. */
import { app, BrowserWindow, Menu, powerSaveBlocker } from 'electron';
import type { Log } from '../system/log.ts';
import { APP_URL } from './app-url.ts';

export type WindowOptions = {
	readonly preload: string;
	/** Nothing but the till: full screen, no way out without a manager. */
	readonly kiosk: boolean;
	readonly log: Pick<Log, 'warn'>;
};

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
			webSecurity: true,
			webviewTag: false,
			navigateOnDragDrop: false,
			spellcheck: false,
			devTools: !app.isPackaged,
		},
	});
	window.once('ready-to-show', () => window.show());
	window.webContents.on('render-process-gone', (_event, details) => {
		// The basket lives in main: a fresh page finds it where it was.
		log.warn('page/gone', { reason: details.reason });
		if (details.reason !== 'clean-exit') void window.loadURL(APP_URL);
	});
	window.on('unresponsive', () => log.warn('page/unresponsive'));
	powerSaveBlocker.start('prevent-display-sleep');
	await window.loadURL(APP_URL);
	return window;
}
