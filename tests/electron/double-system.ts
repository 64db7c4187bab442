/**
 * The double's program and system: what Electron offers around a window (the app, its scheme,
 * keyring, permissions, menus, processes), with places where a test looks and sets.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '#kit/chromium.ts';
import { PATIENCE } from '#kit/patience.ts';

type Handler = (e: unknown, ...args: unknown[]) => unknown;
/** What answers a scheme of our own. */
export const schemes = new Map<string, (r: Request) => Response | Promise<Response>>();
const privileged = new Set<string>();
/** What stays when the modules are loaded anew, as after a restart: the browser, the system's key. */
const cache = globalThis as { doubleChromium?: Promise<Browser>; doubleSystemKey?: Buffer };
const chromium = () => (cache.doubleChromium ??= launchChromium());
export const context = chromium().then(async (browser) => {
	const made = await browser.newContext({
		viewport: { width: 1366, height: 768 },
		locale: 'zh-CN',
	});
	made.setDefaultTimeout(PATIENCE.thing);
	return made;
});
export const closeContext = async () => (await context).close();
export const closeChromium = async () => (await chromium()).close();

/**
 * guitai://app/x <-> https://app.guitai.test/x: Chromium has no custom scheme, an https origin gives
 * the same secure context.
 */
export const toWeb = (u: string) =>
	u.replace(/^([a-z]+):\/\/([^/]+)/, (all, s: string, h: string) =>
		privileged.has(s) ? `https://${h}.${s}.test` : all,
	);
export const toApp = (u: string) =>
	u.replace(
		/^https:\/\/([^/]+)\.([a-z]+)\.test(?=\/|$)/,
		(_all, h: string, s: string) => `${s}://${h}`,
	);
/** IPC values must survive JSON: stricter than structured clone, and what the browser host needs. */
export function wire(v: unknown, what: string): unknown {
	const j = v === undefined ? undefined : (JSON.parse(JSON.stringify(v)) as unknown);
	if (!isDeepStrictEqual(j, v === undefined ? undefined : structuredClone(v))) {
		throw new Error(`double: ${what} is not plain JSON`);
	}
	return j;
}

class App extends EventEmitter {
	isPackaged = false;
	sandboxed = false;
	/** Where package.json, out/ and migrations/ lie. */
	appPath = path.resolve(import.meta.dirname, '../..');
	/** Set when the program gave up. */
	exitCode: number | undefined;
	locked = true;
	readonly #paths = new Map<string, string>();
	whenReady = () => Promise.resolve();
	enableSandbox = () => {
		this.sandboxed = true;
	};
	requestSingleInstanceLock = () => this.locked;
	/** As Electron: the folder must be there. */
	setPath = (name: string, folder: string) => {
		if (!path.isAbsolute(folder) || !statSync(folder).isDirectory()) throw new Error('no folder');
		this.#paths.set(name, folder);
	};
	getPath = (name: string) => this.#paths.get(name) ?? '';
	getAppPath = () => this.appPath;
	exit = (code: number) => {
		this.exitCode = code;
		this.emit('quit', {}, code);
	};
	getVersion = () => '0.0.0-double';
	/** As Electron: whoever prevents before-quit calls quit again when it is done. */
	quit = () => {
		let prevented = false;
		this.emit('before-quit', {
			preventDefault: () => {
				prevented = true;
			},
		});
		if (prevented) return;
		this.emit('will-quit', {});
		this.emit('quit', {}, 0);
	};
}
export const app = new App();

export const protocol = {
	registerSchemesAsPrivileged: (
		list: { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
	) => {
		for (const s of list) {
			if (!s.privileges.standard || !s.privileges.secure) {
				throw new Error('double: only standard, secure schemes');
			}
			privileged.add(s.scheme);
		}
	},
	handle: (scheme: string, f: (r: Request) => Response | Promise<Response>) =>
		void schemes.set(scheme, f),
};
/** The machine's keyring, as a test wants it. */
export const keyring = { available: true, backend: 'gnome_libsecret', rotated: false };
const storageKey = (cache.doubleSystemKey ??= randomBytes(32));
export const safeStorage = {
	isAsyncEncryptionAvailable: () => Promise.resolve(keyring.available),
	getSelectedStorageBackend: () => keyring.backend,
	encryptStringAsync: async (s: string) => {
		const iv = randomBytes(12),
			c = createCipheriv('aes-256-gcm', storageKey, iv);
		const b = Buffer.concat([c.update(s, 'utf8'), c.final()]);
		return Buffer.concat([iv, c.getAuthTag(), b]);
	},
	decryptStringAsync: async (b: Buffer) => {
		const d = createDecipheriv('aes-256-gcm', storageKey, b.subarray(0, 12));
		d.setAuthTag(b.subarray(12, 28));
		return {
			shouldReEncrypt: keyring.rotated,
			result: d.update(b.subarray(28), undefined, 'utf8') + d.final('utf8'),
		};
	},
};
type Verdict = (a: { cancel: boolean }) => void;
export const permissions: {
	request?: (wc: unknown, p: string, cb: (ok: boolean) => void) => void;
	check?: () => boolean;
	device?: () => boolean;
	network?: (d: { url: string }, cb: Verdict) => void;
	download?: (event: { preventDefault(): void }, item: { getURL(): string }) => void;
} = {};
export const session = {
	defaultSession: {
		on: (event: string, f: NonNullable<typeof permissions.download>) => {
			if (event !== 'will-download') throw new Error(`double: no event ${event} of the session`);
			permissions.download = f;
		},
		setPermissionRequestHandler: (f: NonNullable<typeof permissions.request>) => {
			permissions.request = f;
		},
		setPermissionCheckHandler: (f: () => boolean) => {
			permissions.check = f;
		},
		setDevicePermissionHandler: (f: () => boolean) => {
			permissions.device = f;
		},
		webRequest: {
			onBeforeRequest: (f: NonNullable<typeof permissions.network>) => {
				permissions.network = f;
			},
		},
	},
};
/** What was said in a box of the system's, before any window could. */
export const errorBoxes: string[] = [];
export const dialog = {
	showErrorBox: (title: string, text: string) => void errorBoxes.push(`${title}: ${text}`),
};
/** The machine's displays, the till's first; a test plugs another in and says so. */
const display = (id: number, x: number) => ({ id, bounds: { x, y: 0, width: 1024, height: 768 } });
export const displays = [display(1, 0)];
class Screen extends EventEmitter {
	getPrimaryDisplay = () => displays[0];
	getAllDisplays = () => [...displays];
}
export const screen = new Screen();
export function plugIn(): void {
	displays.push(display(2, 1024));
	screen.emit('display-added', {}, displays[1]);
}
export function pullOut(): void {
	const [gone] = displays.splice(1, 1);
	screen.emit('display-removed', {}, gone);
}
export const menu: { current: unknown } = { current: 'default' };
export const Menu = {
	setApplicationMenu: (m: unknown) => {
		menu.current = m;
	},
};
export const blockers: string[] = [];
export const powerSaveBlocker = { start: (kind: string) => blockers.push(kind) };
/** A utility process is a child of plain Node here, with the same file. */
export const utilityProcess = {
	fork: (file: string) => {
		const child = fork(file, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
		children.add(child);
		return {
			postMessage: (m: unknown) => void (child.connected && child.send(m as object)),
			on: (e: string, f: (...a: unknown[]) => void) => child.on(e, f),
			kill: () => child.kill('SIGKILL'),
		};
	},
};
export const children = new Set<ReturnType<typeof fork>>();
/** What answers a channel. */
export const handlers = new Map<string, Handler>();
export const ipcMain = {
	handle: (channel: string, f: Handler) => {
		if (handlers.has(channel)) {
			throw new Error(`Attempted to register a second handler for '${channel}'`);
		}
		handlers.set(channel, f);
	},
	removeHandler: (channel: string) => void handlers.delete(channel),
};
