/**
 * A stand-in for the 'electron' module (a vitest alias): the shipped main bundle and the shipped
 * preload run for real, a BrowserWindow is a page of a real Chromium, the preload lives in a real
 * isolated world. It is no Electron: what it proves and what not is told in docs/developer.md.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, CDPSession, Page, Route } from 'playwright-core';
import { launchChromium } from '#kit/chromium.ts';
import { endpoint, preloadIpc } from './page-worlds.ts';

type Handler = (e: unknown, ...args: unknown[]) => unknown;
const WORLD = 'Electron Isolated Context';
const schemes = new Map<string, (r: Request) => Response | Promise<Response>>();
const privileged = new Set<string>();
/** What stays when the modules are loaded anew, as after a restart: the browser, the system's key. */
const cache = globalThis as { doubleChromium?: Promise<Browser>; doubleSystemKey?: Buffer };
const chromium = () => (cache.doubleChromium ??= launchChromium());
const context = chromium().then((browser) =>
	browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' }),
);
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
const toApp = (u: string) =>
	u.replace(
		/^https:\/\/([^/]+)\.([a-z]+)\.test(?=\/|$)/,
		(_all, h: string, s: string) => `${s}://${h}`,
	);
/** IPC values must survive JSON: stricter than structured clone, and what the browser host needs. */
function wire(v: unknown, what: string): unknown {
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
	download?: (event: { preventDefault(): void }) => void;
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
const handlers = new Map<string, Handler>();
export const ipcMain = {
	handle: (channel: string, f: Handler) => {
		if (handlers.has(channel)) {
			throw new Error(`Attempted to register a second handler for '${channel}'`);
		}
		handlers.set(channel, f);
	},
	removeHandler: (channel: string) => void handlers.delete(channel),
};

const contentsMade = { count: 0 };
class WebContents extends EventEmitter {
	readonly id = (contentsMade.count += 1);
	page!: Page;
	cdp!: CDPSession;
	world: number | undefined;
	openHandler: (d: { url: string }) => { action: 'allow' | 'deny' } = () => ({ action: 'allow' });
	setWindowOpenHandler = (f: typeof this.openHandler) => {
		this.openHandler = f;
	};
	getURL = () => toApp(this.page.url());
	forcefullyCrashRenderer = () =>
		this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
	send(channel: string, ...args: unknown[]): void {
		if (this.world !== undefined) {
			void this.cdp
				.send('Runtime.evaluate', {
					contextId: this.world,
					expression: `__ipc.emit(${JSON.stringify([channel, wire(args, channel)])})`,
				})
				.catch(() => undefined);
		}
	}
}
type Options = {
	show?: boolean;
	kiosk?: boolean;
	webPreferences: {
		preload: string;
		contextIsolation: boolean;
		sandbox: boolean;
		nodeIntegration: boolean;
		webSecurity?: boolean;
		webviewTag?: boolean;
		nodeIntegrationInSubFrames?: boolean;
		nodeIntegrationInWorker?: boolean;
		allowRunningInsecureContent?: boolean;
		spellcheck?: boolean;
		navigateOnDragDrop?: boolean;
		devTools?: boolean;
	};
};

/** What the session's guard kept from leaving. */
export const refusedUrls: string[] = [];
/** Every try of a page to go somewhere or to open a window, once it is decided. */
export const attempts: { url: string; kind: 'navigation' | 'window'; stopped: boolean }[] = [];
/** Calls main's handler as any frame would, for what a hostile page might try. */
export const callFrom = (senderFrame: unknown, channel: string, ...args: unknown[]) =>
	handlers.get(channel)?.({ sender: { id: 0 }, senderFrame }, ...args);

export class BrowserWindow extends EventEmitter {
	static all: BrowserWindow[] = [];
	static getAllWindows = () => [...BrowserWindow.all];
	readonly webContents = new WebContents();
	readonly ready: Promise<void>;
	visible: boolean;
	readonly options: Options;
	constructor(options: Options) {
		super();
		const w = options.webPreferences;
		if (!w.contextIsolation || !w.sandbox || w.nodeIntegration || w.webSecurity === false) {
			throw new Error('double: insecure webPreferences');
		}
		this.options = options;
		this.visible = options.show !== false;
		BrowserWindow.all.push(this);
		app.emit('web-contents-created', {}, this.webContents);
		this.ready = this.#open();
	}
	show = () => {
		this.visible = true;
	};
	focus = () => this.emit('focus');
	isDestroyed = () => !BrowserWindow.all.includes(this);
	isMinimized = () => this.minimized;
	minimized = false;
	restore = () => {
		this.minimized = false;
	};
	loadURL = async (url: string) => {
		await this.ready;
		await this.webContents.page.goto(toWeb(url));
		this.emit('ready-to-show');
	};

	async #open(): Promise<void> {
		const wc = this.webContents;
		const page = (wc.page = await (await context).newPage());
		const cdp = (wc.cdp = await page.context().newCDPSession(page));
		page.on('popup', (p) => {
			const url = toApp(p.url());
			const stopped = wc.openHandler({ url }).action === 'deny';
			const closed = stopped ? p.close() : Promise.resolve();
			void closed.then(() => attempts.push({ url, kind: 'window', stopped }));
		});
		page.on('close', () => {
			BrowserWindow.all = BrowserWindow.all.filter((x) => x !== this);
			this.emit('closed');
			if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
		});
		await page.route('**/*', (r) => this.#serve(r));
		cdp.on('Runtime.executionContextCreated', ({ context: c }) => {
			if (c.name === WORLD && (c.auxData as { frameId?: string }).frameId === mainFrame) {
				wc.world = c.id;
			}
		});
		cdp.on('Runtime.bindingCalled', (e) => void this.#invoke(e.payload, e.executionContextId));
		await cdp.send('Page.enable');
		const mainFrame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
		await cdp.send('Runtime.enable');
		await cdp.send('Runtime.addBinding', { name: '__toMain', executionContextName: WORLD });
		const [a, b] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
		await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
			source: `(${String(endpoint)})('${a}','${b}').serve()`,
		});
		await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
			worldName: WORLD,
			source: `if (window === window.top) { const __bridge = (${String(endpoint)})('${b}','${a}'); globalThis.__ipc = (${String(preloadIpc)})();
       ((require, module, exports) => {\n${readFileSync(this.options.webPreferences.preload, 'utf8')}\n})((m) => { if (m !== 'electron') throw new Error('module not found: ' + m);
         return { ipcRenderer: __ipc.renderer, contextBridge: { exposeInMainWorld: (k, v) => __bridge.expose(k, v) } }; }, { exports: {} }, {}); }`,
		});
	}
	async #serve(route: Route): Promise<void> {
		const req = route.request(),
			url = toApp(req.url()),
			wc = this.webContents;
		if (
			req.isNavigationRequest() &&
			req.frame() === wc.page.mainFrame() &&
			wc.page.url() !== 'about:blank'
		) {
			let prevented = false;
			wc.emit('will-navigate', {
				url,
				preventDefault: () => {
					prevented = true;
				},
			});
			attempts.push({ url, kind: 'navigation', stopped: prevented });
			if (prevented) return route.abort('aborted');
		}
		let cancelled = false;
		permissions.network?.({ url }, (a) => {
			cancelled = a.cancel;
		});
		if (cancelled) {
			refusedUrls.push(url);
			return route.abort('blockedbyclient');
		}
		const f = schemes.get(new URL(url).protocol.slice(0, -1));
		if (!f) return route.abort('internetdisconnected'); // the double is offline
		const res = await f(new Request(url));
		return route.fulfill({
			status: res.status,
			headers: Object.fromEntries(res.headers),
			body: Buffer.from(await res.arrayBuffer()),
		});
	}
	async #invoke(payload: string, contextId: number): Promise<void> {
		const wc = this.webContents,
			{ id, channel, args } = JSON.parse(payload) as {
				id: number;
				channel: string;
				args: unknown[];
			};
		let out: { v?: unknown; e?: string };
		try {
			const h = handlers.get(channel);
			if (!h) throw new Error(`No handler registered for '${channel}'`);
			out = {
				v: wire(
					await h(
						{ sender: wc, senderFrame: { url: toApp(wc.page.mainFrame().url()), parent: null } },
						...args,
					),
					channel,
				),
			};
		} catch (e) {
			out = { e: `Error invoking remote method '${channel}': ${String(e)}` };
		}
		await wc.cdp
			.send('Runtime.evaluate', {
				contextId,
				expression: `__ipc.settle(${id}, ${JSON.stringify(out)})`,
			})
			.catch(() => undefined);
	}
}
