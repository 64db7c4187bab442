/**
 * Everything a hostile or broken page might try in the shell, tried for real. The answer lists the
 * locks found open, by name; a sound shell gives an empty list. Used on the shipped shell and on
 * spoilt copies of it, so that a check that never bites is seen.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { PATIENCE } from '#kit/patience.ts';
import type { Shell } from './open-shell.ts';

type Check = (shell: Shell, patienceMs: number) => boolean | Promise<boolean>;

/** True from each when the lock is shut. In this order: the last ones move the page. */
const CHECKS: Readonly<Record<string, Check>> = {
	'every window is sandboxed': ({ double }) => double.app.sandboxed,
	'the window is isolated': ({ window }) => {
		const { preload, devTools, ...set } = window.options.webPreferences;
		return preload.endsWith('preload.cjs') && devTools === true && isDeepEqual(set, ISOLATED);
	},
	'there is no menu': ({ double }) => double.menu.current === null,
	'the page has invoke and on, and nothing of Electron': ({ page }) =>
		page.evaluate(() => {
			const all = globalThis as unknown as Record<string, object>;
			const names = Object.keys(all['guitai'] ?? {}).sort((a, b) => (a < b ? -1 : 1));
			const leaked = [
				'require',
				'process',
				'module',
				'ipcRenderer',
				'electron',
				'__toMain',
				'__ipc',
			];
			return names.join() === 'invoke,on' && !leaked.some((name) => name in all);
		}),
	'our page is answered': async ({ ask }) => (await answerOf(ask)).ok,
	'nobody else is answered': async ({ double }) => {
		const asked = { request: 'terminal/status', input: {} };
		for (const frame of STRANGERS) {
			const reply = (await double.callFrom(frame, 'guitai:invoke', asked)) as { ok?: boolean };
			if (reply?.ok !== false) return false;
		}
		return true;
	},
	'events arrive': eventsArrive,
	'permissions are denied': ({ double: { permissions } }) => {
		let granted: boolean | undefined;
		permissions.request?.({}, 'media', (answer) => {
			granted = answer;
		});
		return granted === false && permissions.check?.() === false && permissions.device?.() === false;
	},
	'nothing is downloaded but what our page made': ({ double: { permissions } }) => {
		return DOWNLOADS.every((url) => {
			let stopped = false;
			permissions.download?.({ preventDefault: () => (stopped = true) }, { getURL: () => url });
			return stopped;
		});
	},
	'nothing leaves for the network': async ({ double, page }) => {
		const reach = (url: string) =>
			fetch(url)
				.then(() => true)
				.catch(() => false);
		const reached = await page.evaluate(reach, 'https://evil.test/');
		let asked: boolean | undefined;
		double.permissions.network?.({ url: 'https://evil.test/' }, ({ cancel }) => (asked = cancel));
		return !reached && asked === true;
	},
	'the page comes with its policy': async ({ page }) => {
		const { csp, sniff } = await page.evaluate(async () => {
			const { headers } = await fetch('/index.html');
			return {
				csp: headers.get('content-security-policy') ?? '',
				sniff: headers.get('x-content-type-options'),
			};
		});
		const wanted = ["default-src 'none'", "script-src 'self'", 'require-trusted-types-for'];
		return sniff === 'nosniff' && wanted.every((rule) => csp.includes(rule));
	},
	'no file outside the page is served': async ({ page }) => {
		const look = (paths: readonly string[]) =>
			Promise.all(paths.map(async (one) => (await fetch(one)).status));
		return (await page.evaluate(look, OUTSIDE)).every((status) => status === 404);
	},
	'text does not become code': ({ page }) =>
		page.evaluate(async () => {
			// Not from here: what a debugger evaluates may evaluate.
			await new Promise((resolve) => setTimeout(resolve));
			const tries = [
				() => Reflect.get(globalThis, 'eval')('1') as unknown,
				() => void (document.createElement('div').innerHTML = '<b>x</b>'),
				() => document.createElement('script').setAttribute('src', 'data:,1'),
			];
			return tries.every((one) => {
				try {
					one();
					return false;
				} catch {
					return true;
				}
			});
		}),
	'the key is sealed, in a file of its owner': ({ dataDir }) => {
		const file = path.join(dataDir, 'ledger.key.sealed');
		return (
			(statSync(file).mode & 0o777) === 0o600 &&
			(statSync(dataDir).mode & 0o777) === 0o700 &&
			!/^[0-9a-f]{64}$/m.test(readFileSync(file, 'utf8'))
		);
	},
	'a second start shows the window': ({ double, window }) => {
		let focused = false;
		window.minimized = true;
		window.once('focus', () => {
			focused = true;
		});
		double.app.emit('second-instance', {});
		return focused && !window.minimized;
	},
	'no webview is attached': ({ window }) => {
		let stopped = false;
		window.webContents.emit('will-attach-webview', { preventDefault: () => (stopped = true) });
		return stopped;
	},
	'no redirect and no frame leads away': ({ window }) =>
		['will-redirect', 'will-frame-navigate'].every((event) =>
			FOREIGN.every((url) => {
				let stopped = false;
				window.webContents.emit(event, { url, preventDefault: () => (stopped = true) });
				return stopped;
			}),
		),
	'no window is opened': async (shell, patienceMs) => {
		for (const way of OPENINGS) {
			for (const url of FOREIGN) {
				if (!(await isStopped(shell, { ...way, url, patienceMs }))) return false;
			}
		}
		return shell.page.context().pages().length === 1;
	},
	'the page stays where it is': async (shell, patienceMs) => {
		const before = shell.page.url();
		for (const way of LEAVINGS) {
			for (const url of FOREIGN) {
				if (!(await isStopped(shell, { ...way, url, patienceMs }))) return false;
			}
		}
		return shell.page.url() === before;
	},
};

const ISOLATED = {
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
};

/** Addresses that are not ours, and some that look as if they were. */
const FOREIGN = [
	'https://evil.test/',
	'guitai://app.evil/',
	'guitai://other/',
	'https://app.guitai.example/',
] as const;

/** Files that our page did not make itself. */
const DOWNLOADS = [
	...FOREIGN,
	...FOREIGN.map((url) => `blob:${url}1`),
	'guitai://app/index.html',
	'data:text/csv,x',
	'blob:null/1',
	'file:///etc/passwd',
	'',
] as const;

const STRANGERS = [
	null,
	{ url: 'guitai://app/', parent: {} },
	...[...FOREIGN, 'guitai://app@evil/', 'file:///etc/passwd', 'about:blank', 'nonsense', ''].map(
		(url) => ({ url, parent: null }),
	),
];

const OUTSIDE = [
	'/%2e%2e/%2e%2e/package.json',
	'/..%2f..%2fpackage.json',
	'/..%5c..%5cpackage.json',
	'/assets/..%2f..%2fmain%2felectron.js',
	'/%00',
	'/%zz',
	'/C:/Windows/win.ini',
	'/nothing.js',
];

type Way = {
	readonly how: 'open' | 'blank' | 'location' | 'link' | 'assign';
	readonly opens: boolean;
};
type Attempt = Way & { readonly url: string; readonly patienceMs: number };
const OPENINGS: readonly Way[] = [
	{ how: 'open', opens: true },
	{ how: 'blank', opens: true },
];
const LEAVINGS: readonly Way[] = [
	{ how: 'location', opens: false },
	{ how: 'assign', opens: false },
	{ how: 'link', opens: false },
];

/**
 * Names of the locks that are open; a check that cannot be made within `patienceMs` finds its lock
 * open. Where some are known to be, a test has less patience.
 */
export async function openLocks(
	shell: Shell,
	patienceMs: number = PATIENCE.thing,
): Promise<string[]> {
	const open: string[] = [];
	for (const [name, isShut] of Object.entries(CHECKS)) {
		const shut = await Promise.resolve()
			.then(() => isShut(shell, patienceMs))
			.catch(() => false);
		if (!shut) open.push(name);
	}
	return open;
}

/** Tries one way to one address; waits until the shell has decided. */
async function isStopped({ double, page }: Shell, attempt: Attempt): Promise<boolean> {
	const { url, patienceMs, ...way } = attempt;
	const before = double.attempts.length;
	const target = double.toWeb(url);
	await page.evaluate(
		({ how, to }) => {
			const link = Object.assign(document.createElement('a'), { href: to });
			if (how === 'blank') link.target = '_blank';
			if (how === 'open') window.open(to);
			else if (how === 'location') location.href = to;
			else if (how === 'assign') location.assign(to);
			else link.click();
		},
		{ how: way.how, to: target },
	);
	await vi.waitUntil(() => double.attempts.length > before, { timeout: patienceMs });
	return double.attempts.slice(before).every(({ stopped }) => stopped);
}

async function eventsArrive({ page, ask }: Shell, patienceMs: number): Promise<boolean> {
	type World = { heard: unknown[]; guitai: { on(listener: (event: unknown) => void): void } };
	await page.evaluate(() => {
		const all = globalThis as unknown as World;
		all.heard = [];
		all.guitai.on((event) => all.heard.push(event));
	});
	await ask('settings/language', { language: 'zh-CN' }).catch(() => undefined);
	const heard = () => page.evaluate(() => (globalThis as unknown as World).heard.length > 0);
	return vi.waitUntil(heard, { timeout: patienceMs }).catch(() => false);
}

async function answerOf(ask: Shell['ask']): Promise<{ ok: boolean }> {
	return ask('terminal/status').catch(() => ({ ok: false }));
}

function isDeepEqual(a: object, b: object): boolean {
	const inOrder = (of: object) =>
		JSON.stringify(Object.entries(of).sort(([one], [two]) => (one < two ? -1 : 1)));
	return inOrder(a) === inOrder(b);
}
