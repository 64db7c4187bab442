/**
 * What no page in the shell may do: navigate away, open windows, hold a webview, get a permission,
 * reach the network. Set on every web contents there will ever be, so no window can miss it.
 */
import { app, session, type Session, type WebContents } from 'electron';
import { isAppUrl } from './app-url.ts';
import { CUSTOMER_URL } from './customer-window.ts';

type Stoppable = { readonly url: string; preventDefault(): void };

/** `openCustomer` is what the page gets when it asks for the customer's window: ours, not its own. */
export function guardContents(openCustomer: () => void): void {
	app.on('web-contents-created', (_event, contents) => guardOne(contents, openCustomer));
}

function guardOne(contents: WebContents, openCustomer: () => void): void {
	contents.setWindowOpenHandler(({ url }) => {
		if (url === CUSTOMER_URL) openCustomer();
		return { action: 'deny' };
	});
	const stayHere = (event: Stoppable) => {
		if (!isAppUrl(event.url)) event.preventDefault();
	};
	contents.on('will-navigate', stayHere);
	contents.on('will-frame-navigate', stayHere);
	contents.on('will-redirect', stayHere);
	contents.on('will-attach-webview', (event) => event.preventDefault());
	if (app.isPackaged) contents.on('before-input-event', swallowBrowserKeys);
}

/** Denies every permission and every request that leaves the app. Call it when the app is ready. */
export function guardSession(guarded: Session = session.defaultSession): void {
	guarded.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
	guarded.setPermissionCheckHandler(() => false);
	guarded.setDevicePermissionHandler(() => false);
	guarded.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
	guarded.on('will-download', keepOwnFiles);
}

/** What our page made itself (the exported goods) is saved where the person says; nothing else is. */
function keepOwnFiles(event: { preventDefault(): void }, item: { getURL(): string }): void {
	const url = item.getURL();
	if (!url.startsWith('blob:') || !isAppUrl(url.slice('blob:'.length))) event.preventDefault();
}

function mayLoad(url: string): boolean {
	if (isAppUrl(url) || /^(blob|data):/.test(url)) return true;
	return !app.isPackaged && url.startsWith('devtools:');
}

type KeyInput = {
	readonly type: string;
	readonly key: string;
	readonly control: boolean;
	readonly meta: boolean;
};

/** Reload, full screen, zoom, close a tab, new window, print, find: a browser's, not a till's. */
const BROWSER_KEYS = new Set(['f5', 'f11']);
const BROWSER_CHORDS = new Set(['r', 'w', 'n', 't', 'p', 'f', 'g', '+', '-', '=', '0', 'f4']);

/**
 * What the counter uses (Ctrl+Z, Ctrl+B, F1…F12 but F5 and F11) passes, and Alt+F4: closing the
 * window asks first.
 */
function swallowBrowserKeys(event: { preventDefault(): void }, input: KeyInput): void {
	if (input.type !== 'keyDown') return;
	const key = input.key.toLowerCase();
	const chord = (input.control || input.meta) && BROWSER_CHORDS.has(key);
	if (chord || BROWSER_KEYS.has(key)) event.preventDefault();
}
