/** What every window of the shell has in common: a page without any power, replaced when it dies. */
import { app, type BrowserWindow, type WebPreferences } from 'electron';
import type { Log } from '../system/log.ts';

const SLOWEST_RELOAD_MS = 30_000;

/** Sandboxed, isolated, with the preload's two functions and nothing else. */
export function pagePreferences(preload: string): WebPreferences {
	return {
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
	};
}

export type PageOptions = {
	/** Brings a fresh page. */
	readonly again: () => void;
	readonly log: Pick<Log, 'warn'>;
};

/** At once the first time; a page that keeps dying is tried more and more slowly. */
export function replaceDeadPage(window: BrowserWindow, { again, log }: PageOptions): void {
	let waitMs = 0;
	window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
		log.warn('page/gone', { reason, exitCode });
		setTimeout(() => {
			if (!window.isDestroyed()) again();
		}, waitMs);
		waitMs = Math.min(SLOWEST_RELOAD_MS, waitMs * 2 || 1000);
	});
	window.webContents.on('preload-error', (_event, _file, { name }) => {
		log.warn('page/preload-failed', { error: name });
	});
}
