/**
 * What no page in the shell may do: navigate away, open windows, hold a webview, get a permission,
 * reach the network. Set on every web contents there will ever be, so no window can miss it.
 */
import { app, session, type Session, type WebContents } from 'electron';
import { isAppUrl } from './app-url.ts';

type Stoppable = { readonly url: string; preventDefault(): void };

export function guardContents(): void {
	app.on('web-contents-created', (_event, contents) => guardOne(contents));
}

function guardOne(contents: WebContents): void {
	contents.setWindowOpenHandler(() => ({ action: 'deny' }));
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
	guarded.webRequest.onBeforeRequest((details, answer) => {
		const ours = isAppUrl(details.url) || /^(devtools|blob|data):/.test(details.url);
		answer({ cancel: !ours });
	});
}

type Input = {
	readonly type: string;
	readonly key: string;
	readonly control: boolean;
	readonly alt: boolean;
};

/** A till has no reload, no zoom, no menu: those keys are the counter's or nobody's. */
function swallowBrowserKeys(event: { preventDefault(): void }, input: Input): void {
	if (input.type !== 'keyDown') return;
	const key = input.key.toLowerCase();
	const isZoom = input.control && ['+', '-', '=', '0'].includes(key);
	const isReload = input.control && ['r', 'w', 'n', 't', 'p'].includes(key);
	// F-keys reach the page as keydown only when Chromium does nothing with them itself.
	if (isZoom || isReload || (input.alt && key === 'alt')) event.preventDefault();
}
