/**
 * The double's windows: each is a page of a real Chromium whose navigations, popups and files go
 * through the shell's own decisions, and whose preload lives in a real isolated world.
 */
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page, Route } from 'playwright-core';
import {
	app,
	context,
	handlers,
	permissions,
	schemes,
	toApp,
	toWeb,
	wire,
} from './double-system.ts';
import { endpoint, preloadIpc } from './page-worlds.ts';

const WORLD = 'Electron Isolated Context';

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
	reload = () => void this.page.reload();
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
	fullscreen?: boolean;
	focusable?: boolean;
	x?: number;
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

/** Every try of a page to go somewhere or to open a window, once it is decided. */
export const attempts: { url: string; kind: 'navigation' | 'window'; stopped: boolean }[] = [];
/** Every file a page wanted to save, and whether the shell let it. */
export const downloads: { file: string; url: string; kept: boolean }[] = [];
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
	/** Shown without taking the keyboard from the window that has it. */
	showInactive = () => {
		this.visible = true;
	};
	moveTop = () => this.emit('move-top');
	destroy = () => void this.ready.then(() => this.webContents.page.close());
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
		// A popup is outside of our routes: where it wanted to go is only said before it is there.
		const wanted: string[] = [];
		cdp.on('Page.windowOpen', ({ url }) => void wanted.push(url));
		page.on('popup', (p) => {
			const url = toApp(wanted.shift() ?? p.url());
			const stopped = wc.openHandler({ url }).action === 'deny';
			const closed = stopped ? p.close() : Promise.resolve();
			void closed.then(() => attempts.push({ url, kind: 'window', stopped }));
		});
		page.on('download', (d) => {
			const url = d.url().replace(/^blob:(.*)$/, (_all, made: string) => `blob:${toApp(made)}`);
			let kept = true;
			permissions.download?.({ preventDefault: () => (kept = false) }, { getURL: () => url });
			downloads.push({ file: d.suggestedFilename(), url, kept });
			if (!kept) void d.cancel();
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
			source: `if (window === window.top) {
				const __bridge = (${String(endpoint)})('${b}','${a}');
				globalThis.__ipc = (${String(preloadIpc)})();
				const __electron = {
					ipcRenderer: __ipc.renderer,
					contextBridge: { exposeInMainWorld: (k, v) => __bridge.expose(k, v) },
				};
				((require, module, exports) => {
${readFileSync(this.options.webPreferences.preload, 'utf8')}
				})((name) => {
					if (name === 'electron') return __electron;
					throw new Error('module not found: ' + name);
				}, { exports: {} }, {});
			}`,
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
