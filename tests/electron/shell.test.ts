// Goal: the shipped shell, with the shipped preload and the real page, sells over IPC; and each of
// its locks is shut: what a hostile page might try is tried here. The double is no Electron: it
// proves wiring and decisions, not Electron's own sandbox.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import * as double from './electron-double.ts';

const bundle = path.resolve(import.meta.dirname, '../../out/main/electron.js');
let page: Page;
let window: double.BrowserWindow;

beforeAll(async () => {
	double.app.switches.set('demo', '');
	await import(bundle);
	await vi.waitUntil(() => double.BrowserWindow.all.length === 1, { timeout: 30_000 });
	[window] = double.BrowserWindow.all as [double.BrowserWindow];
	await window.ready;
	({ page } = window.webContents);
	await page.waitForLoadState('load');
	await vi.waitUntil(() => window.visible, { timeout: 30_000 });
});
afterAll(async () => {
	const ended = new Promise((resolve) => double.app.once('quit', resolve));
	double.app.quit();
	await ended;
	for (const child of double.children) child.kill();
});

type Reply = { ok: boolean; value?: Record<string, unknown>; refusal?: { code: string } };

let commands = 0;
function ask(request: string, input: unknown = {}): Promise<Reply> {
	commands += 1;
	const envelope = { request, input, commandId: `shell-test-${commands}` };
	return page.evaluate(
		(sent) =>
			(globalThis as unknown as { guitai: { invoke(e: unknown): Promise<Reply> } }).guitai.invoke(
				sent,
			),
		envelope,
	);
}

describe('the shell', () => {
	it('shows the sign-in page of the demo store, without a complaint', async () => {
		await page.getByText('柜台示范店').first().waitFor();
		expect(await ask('terminal/status')).toMatchObject({
			ok: true,
			value: { host: 'electron', phase: 'ready' },
		});
	});

	it('sells over IPC, and the page hears of it', async () => {
		const [owner] = demoOperators;
		expect(await ask('operator/sign-in', { operatorNo: owner?.no, pin: owner?.pin })).toMatchObject(
			{ ok: true },
		);
		await page.evaluate(() => {
			const heard: unknown[] = [];
			Object.assign(globalThis, { heard });
			(globalThis as unknown as { guitai: { on(l: (e: unknown) => void): () => void } }).guitai.on(
				(event) => heard.push(event),
			);
		});
		await ask('shift/open', { floatText: '100' });
		await ask('scan/submit', { text: '2000000000015' });
		const { value } = await ask('sale/current');
		const done = await ask('sale/complete', {
			saleId: value?.['saleId'],
			revision: value?.['revision'],
			givenText: '5',
		});
		expect(done).toMatchObject({ ok: true, value: { totalFen: 450, changeFen: 50 } });
		const heard = () =>
			page.evaluate(() =>
				(globalThis as unknown as { heard: { event: string }[] }).heard.map((one) => one.event),
			);
		await expect.poll(heard).toContain('sale/completed');
	});

	it('keeps the key sealed in a file only its owner reads', () => {
		const dataDir = path.join(double.app.getPath('userData'), 'till');
		const file = path.join(dataDir, 'ledger.key.sealed');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(dataDir).mode & 0o777).toBe(0o700);
		expect(readFileSync(file, 'utf8')).toMatch(/^[A-Za-z0-9+/=]+$/);
		expect(existsSync(path.join(dataDir, 'ledger.key'))).toBe(false);
	});

	it('shows its window again when it is started twice', () => {
		window.minimized = true;
		let focused = false;
		window.once('focus', () => {
			focused = true;
		});
		double.app.emit('second-instance', {});
		expect([window.minimized, focused]).toEqual([false, true]);
	});
});

describe('its locks', () => {
	it('are set on the window', () => {
		expect(double.app.sandboxed).toBe(true);
		expect(window.options.webPreferences).toMatchObject({
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			nodeIntegrationInSubFrames: false,
			webSecurity: true,
			webviewTag: false,
			navigateOnDragDrop: false,
		});
		expect(double.menu.current).toBeNull();
		expect(double.blockers).toEqual(['prevent-display-sleep']);
	});

	it('give the page invoke and on, and nothing of Electron', async () => {
		const seen = await page.evaluate(() => {
			const all = globalThis as unknown as Record<string, unknown>;
			return {
				bridge: Object.keys(all['guitai'] as object).sort(),
				leaked: ['require', 'process', 'module', 'ipcRenderer', 'electron'].filter(
					(name) => name in all,
				),
			};
		});
		expect(seen).toEqual({ bridge: ['invoke', 'on'], leaked: [] });
	});

	it('deny every permission', () => {
		let allowed: boolean | undefined;
		double.permissions.request?.({}, 'media', (answer) => {
			allowed = answer;
		});
		expect(allowed).toBe(false);
		expect(double.permissions.check?.()).toBe(false);
		expect(double.permissions.device?.()).toBe(false);
	});

	it('serve the page with its policy, and no file outside its folder', async () => {
		const answers = await page.evaluate(async () => {
			const look = async (url: string) => {
				const response = await fetch(url);
				return {
					status: response.status,
					csp: response.headers.get('content-security-policy') ?? '',
				};
			};
			return {
				index: await look('/index.html'),
				up: await look('/%2e%2e/%2e%2e/package.json'),
				back: await look('/..%5c..%5cpackage.json'),
				broken: await look('/%zz'),
			};
		});
		expect(answers.index.status).toBe(200);
		expect(answers.index.csp).toContain("default-src 'none'");
		expect(answers.index.csp).toContain("require-trusted-types-for 'script'");
		expect([answers.up.status, answers.back.status, answers.broken.status]).toEqual([
			404, 404, 404,
		]);
	});

	it('let nothing leave for the network', async () => {
		const reached = await page.evaluate(() =>
			fetch('https://example.com/').then(
				() => true,
				() => false,
			),
		);
		expect(reached).toBe(false);
	});

	it.each([
		['a link', `<a id="trap" href="https://evil.test/">x</a>`],
		['a link to a new window', `<a id="trap" target="_blank" href="https://evil.test/">x</a>`],
	])('stay on the page when %s is clicked', async (_, html) => {
		const before = page.url();
		await page.evaluate((text) => {
			const holder = document.createElement('div');
			holder.id = 'holder';
			const parsed = new DOMParser().parseFromString(
				(
					globalThis as unknown as {
						trustedTypes: { createPolicy(n: string, r: object): { createHTML(t: string): string } };
					}
				).trustedTypes
					.createPolicy(`test-${Math.random()}`, { createHTML: (t: string) => t })
					.createHTML(text),
				'text/html',
			);
			holder.append(...parsed.body.childNodes);
			document.body.append(holder);
			(document.querySelector('#trap') as HTMLElement).click();
			holder.remove();
		}, html);
		await page.waitForTimeout(200);
		expect(page.url()).toBe(before);
		expect(page.context().pages()).toHaveLength(1);
	});

	it('open no window and go nowhere by script', async () => {
		const before = page.url();
		expect(window.webContents.openHandler({ url: 'https://evil.test/' })).toEqual({
			action: 'deny',
		});
		await page.evaluate(() => {
			location.href = 'https://evil.test/';
		});
		await page.waitForTimeout(200);
		expect(page.url()).toBe(before);
		let stopped = 0;
		for (const event of [
			'will-navigate',
			'will-frame-navigate',
			'will-redirect',
			'will-attach-webview',
		]) {
			window.webContents.emit(event, {
				url: 'https://evil.test/',
				preventDefault: () => (stopped += 1),
			});
		}
		expect(stopped).toBe(4);
	});

	it('answer only the top frame of our own page', async () => {
		const status = { request: 'terminal/status', input: {} };
		const frames = [
			null,
			{ url: 'guitai://app/', parent: {} },
			{ url: 'https://evil.test/', parent: null },
			{ url: 'guitai://other/', parent: null },
			{ url: 'nonsense', parent: null },
		];
		for (const frame of frames) {
			expect(await double.callFrom(frame, 'guitai:invoke', status)).toMatchObject({
				ok: false,
				refusal: { code: 'request/unknown' },
			});
		}
		expect(
			await double.callFrom({ url: 'guitai://app/', parent: null }, 'guitai:invoke', status),
		).toMatchObject({
			ok: true,
		});
	});

	it('come back with a fresh page when the page dies', async () => {
		const loaded = page.waitForEvent('load');
		window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
		await loaded;
		await page.getByText('柜台示范店').first().waitFor();
	});
});
