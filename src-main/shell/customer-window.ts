/**
 * The customer's window (客显): on the second display when there is one, full, and never with the
 * keyboard, so that a scanner always types into the till. With one display it is an ordinary
 * window, opened from the back office. Its page is the customer's for as long as it lives: the
 * bridge answers it nothing else (bridge/sides.ts).
 */
import { BrowserWindow, screen, type Display } from 'electron';
import type { Log } from '../system/log.ts';
import { APP_URL } from './app-url.ts';
import { pagePreferences, replaceDeadPage } from './page-window.ts';

/** The page by itself chooses its screen from this address. */
export const CUSTOMER_URL = `${APP_URL}#/customer`;

export type CustomerWindow = {
	/** Opens it, or brings it to the front. */
	open(): void;
	/** Opens it when a second display is there, now or later; closes it with that display. */
	followDisplays(): void;
	/** True when this page is the customer's. */
	isCustomer(contentsId: number): boolean;
	close(): void;
};

export type CustomerWindowOptions = {
	readonly preload: string;
	readonly log: Pick<Log, 'warn'>;
};

export function customerWindow({ preload, log }: CustomerWindowOptions): CustomerWindow {
	let window: BrowserWindow | undefined;
	const pages = new Set<number>();

	function open(): void {
		if (window !== undefined) {
			if (window.isMinimized()) window.restore();
			window.moveTop();
			return;
		}
		const opened = new BrowserWindow({
			...placeOn(secondDisplay()),
			show: false,
			autoHideMenuBar: true,
			backgroundColor: '#f3f0ea',
			webPreferences: pagePreferences(preload),
		});
		window = opened;
		// Kept after it is closed: an answer on its way is still the customer's.
		pages.add(opened.webContents.id);
		opened.once('ready-to-show', () => opened.showInactive());
		opened.once('closed', () => {
			window = undefined;
		});
		replaceDeadPage(opened, { again: () => opened.webContents.reload(), log });
		void opened.loadURL(CUSTOMER_URL).catch(() => log.warn('customer-page/not-loaded'));
	}

	return {
		open,
		followDisplays: () => {
			if (secondDisplay() !== undefined) open();
			screen.on('display-added', open);
			screen.on('display-removed', () => {
				if (secondDisplay() === undefined) window?.destroy();
			});
		},
		isCustomer: (contentsId) => pages.has(contentsId),
		close: () => window?.destroy(),
	};
}

/** The display that is not the till's. */
function secondDisplay(): Display | undefined {
	const { id: till } = screen.getPrimaryDisplay();
	return screen.getAllDisplays().find(({ id }) => id !== till);
}

function placeOn(display: Display | undefined) {
	if (display === undefined) return { width: 1024, height: 640 };
	return { ...display.bounds, frame: false, fullscreen: true, focusable: false, skipTaskbar: true };
}
