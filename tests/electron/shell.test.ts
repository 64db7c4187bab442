// Goal: the shipped shell, with the shipped preload and the real page, sells over IPC; each of its
// locks is shut; and it keeps its folder, its window and its page through what goes wrong. The
// double is no Electron: it proves wiring and decisions, not Electron's own sandbox (README.md).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readHostNote } from '#main/browser/host-file.ts';
import { takeInstanceLock } from '#main/ledger/instance-lock.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { openLocks } from './open-locks.ts';
import {
	copyApp,
	openShell,
	root,
	startShell,
	type Shell,
	type ShellOptions,
} from './open-shell.ts';

let shell: Shell | undefined;
const folders: string[] = [];

async function open(options: ShellOptions = {}): Promise<Shell> {
	shell = await openShell(options);
	return shell;
}
afterEach(async () => {
	await shell?.close();
	shell = undefined;
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => (await import('./electron-double.ts')).closeChromium());

function newFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'guitai-shell-test-'));
	folders.push(folder);
	return folder;
}

async function signIn({ ask }: Shell): Promise<void> {
	const [owner] = demoOperators;
	const signed = await ask('operator/sign-in', { operatorNo: owner?.no, pin: owner?.pin });
	expect(signed).toMatchObject({ ok: true });
}

/** The other host, a process of its own, on the demo store. */
async function startBrowserHost(dataDir: string) {
	const args = ['--demo', '--headless', '--data', dataDir];
	const child = spawn(process.execPath, [path.join(root, 'out/main/browser.js'), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const gone = new Promise((resolve) => child.once('exit', resolve));
	await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
	const note = readHostNote(dataDir);
	let commands = 0;
	return {
		ask: async (name: string, input: object): Promise<unknown> => {
			commands += 1;
			const headers = {
				authorization: `Bearer ${note?.key}`,
				'guitai-command-id': `other-host-${commands}`,
			};
			const asked = { method: 'POST', headers, body: JSON.stringify(input) };
			return (await fetch(`${note?.url}/rpc/${name}`, asked)).json();
		},
		kill: async () => {
			child.kill('SIGKILL');
			await gone;
		},
	};
}

describe('the shell', () => {
	it('shows the demo store, sells over IPC, and the page hears of it', async () => {
		const { page, ask } = await open({ args: ['--demo'] });
		await page.getByText('柜台示范店').first().waitFor();
		expect(await ask('terminal/status')).toMatchObject({
			ok: true,
			value: { host: 'electron', phase: 'ready' },
		});
		await signIn(shell!);
		type World = { heard: string[]; guitai: { on(l: (e: { event: string }) => void): void } };
		await page.evaluate(() => {
			const all = globalThis as unknown as World;
			all.heard = [];
			all.guitai.on(({ event }) => all.heard.push(event));
		});
		await ask('shift/open', { floatText: '100' });
		await ask('scan/submit', { text: '2000000000015' });
		const current = await ask('sale/current');
		const { saleId, revision } = current.ok ? current.value : {};
		const done = await ask('sale/complete', { saleId, revision, givenText: '5' });
		expect(done).toMatchObject({ ok: true, value: { totalFen: 450, changeFen: 50 } });
		const heard = () => page.evaluate(() => (globalThis as unknown as World).heard);
		await expect.poll(heard).toContain('sale/completed');
	});

	it('lets a person keep the list of goods that the page made', async () => {
		const { page, double } = await open({ args: ['--demo'] });
		await signIn(shell!);
		await page.evaluate(() => (location.hash = '#/goods'));
		await page.getByRole('button', { name: /^导出/ }).click();
		await page.getByText(/已导出 \d+ 种商品/).waitFor();
		await expect.poll(() => double.downloads).toMatchObject([{ kept: true }]);
		expect(double.downloads[0]?.file).toMatch(/^商品-.*\.csv$/);
		expect(double.downloads[0]?.url).toMatch(/^blob:guitai:\/\/app\//);
	});

	it('has every lock shut', async () => {
		expect(await openLocks(await open())).toEqual([]);
	});

	it('takes its folder from --data, and keeps Chromium’s own files inside it', async () => {
		const dataDir = path.join(newFolder(), 'till');
		const { double } = await open({ dataDir });
		expect(existsSync(path.join(dataDir, 'ledger.db'))).toBe(true);
		expect(double.app.getPath('userData')).toBe(path.join(dataDir, 'shell'));
		expect(existsSync(path.join(dataDir, 'host.json'))).toBe(false);
	});

	it('frees the folder when it ends, and finds the basket when it comes back', async () => {
		const dataDir = path.join(newFolder(), 'till');
		const first = await open({ dataDir, args: ['--demo'] });
		await signIn(first);
		await first.ask('shift/open', { floatText: '100' });
		await first.ask('scan/submit', { text: '2000000000015' });
		await first.close();
		const again = await open({ dataDir, args: ['--demo'] });
		await signIn(again);
		expect(await again.ask('sale/current')).toMatchObject({
			value: { lines: [{ netFen: 450 }] },
		});
	});

	it('waits for its folder while the browser host has it, and takes it over after kill -9', async () => {
		const dataDir = path.join(newFolder(), 'till');
		const { ask, kill } = await startBrowserHost(dataDir);
		await ask('operator/sign-in', { operatorNo: '1003', pin: '639158' });
		await ask('shift/open', { floatText: '100' });
		await ask('scan/submit', { text: '2000000000015' });

		const kept = await open({ dataDir });
		expect(await kept.ask('terminal/status')).toMatchObject({
			value: { phase: 'broken', problem: { code: 'ledger/busy' } },
		});
		expect(await ask('terminal/status', {})).toMatchObject({ value: { phase: 'ready' } });
		await kept.close();

		await kill();
		const after = await open({ dataDir });
		expect(await after.ask('terminal/status')).toMatchObject({
			value: { phase: 'ready', warnings: [{ code: 'key/key-in-plain-file' }] },
		});
		await signIn(after);
		expect(await after.ask('sale/current')).toMatchObject({ value: { lines: [{ netFen: 450 }] } });
	});

	it('leaves at once when it is started twice', async () => {
		const quitted = vi.fn<() => void>();
		const { double } = await startShell({
			dataDir: path.join(newFolder(), 'till'),
			prepare: ({ app }) => {
				app.locked = false;
				app.once('quit', quitted);
			},
		});
		expect(quitted).toHaveBeenCalledOnce();
		expect(double.BrowserWindow.all).toEqual([]);
		await double.closeContext();
	});

	it.each([
		['a folder that is a file', (folder: string) => [path.join(folder, 'file', 'till')]],
		['a --data without a folder', () => ['']],
	])('says why and ends with 1 for %s', async (_, dataDirOf) => {
		const folder = newFolder();
		writeFileSync(path.join(folder, 'file'), '');
		const [dataDir = ''] = dataDirOf(folder);
		const { double } = await startShell({ dataDir });
		expect(double.app.exitCode).toBe(1);
		expect(double.errorBoxes).toHaveLength(1);
		expect(double.BrowserWindow.all).toEqual([]);
		await double.closeContext();
	});

	it('says why and ends with 1 when it cannot be put together: an application without migrations', async () => {
		const appPath = copyApp([]);
		folders.push(appPath);
		rmSync(path.join(appPath, 'migrations'));
		const { double } = await startShell({ dataDir: path.join(newFolder(), 'till'), appPath });
		await expect.poll(() => double.app.exitCode, { timeout: 30_000 }).toBe(1);
		expect(double.errorBoxes).toEqual([expect.stringMatching(/收银台没能启动.*\n\n.*migrations/s)]);
		expect(double.BrowserWindow.all).toEqual([]);
		await double.closeContext();
	});
});

describe('its window', () => {
	it('gets a fresh page when the page dies, with the same person signed in', async () => {
		const { page, window, ask } = await open({ args: ['--demo'] });
		await signIn(shell!);
		const loaded = page.waitForEvent('load');
		window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
		await loaded;
		expect(await ask('terminal/status')).toMatchObject({
			value: { operator: { operatorNo: '1001' } },
		});
	});

	it('closes, and the program with it', async () => {
		const { double, page } = await open();
		const gone = new Promise((resolve) => double.app.once('quit', resolve));
		await page.close();
		await gone;
		await double.closeContext();
		shell = undefined;
	});

	it('closes the ledger when Windows ends the session without asking', async () => {
		const { window, dataDir, ask } = await open();
		window.emit('session-end', {});
		await expect.poll(() => ask('terminal/status').catch(String)).toContain('No handler');
		const lock = takeInstanceLock(dataDir);
		expect(lock).toBeDefined();
		lock?.release();
	});

	/** As the window's own button does; false when the window stays. */
	const closes = ({ window }: Shell) => {
		let kept = false;
		window.emit('close', { preventDefault: () => (kept = true) });
		return !kept;
	};

	/** Awaits the end of a program that ends by itself. */
	async function ended({ double, close }: Shell): Promise<void> {
		await new Promise((resolve) => double.app.once('quit', resolve));
		await close();
		shell = undefined;
	}

	async function releaseAs({ page }: Shell, role: 'manager' | 'cashier'): Promise<void> {
		const who = demoOperators.find((one) => one.role === role);
		const dialog = page.getByRole('dialog');
		await dialog.getByText('退出程序').waitFor();
		await dialog.getByLabel('授权人工号').fill(who?.no ?? '');
		await dialog.getByLabel('授权人密码').fill(who?.pin ?? '');
		await dialog.getByRole('button', { name: /放行/ }).click();
	}

	it('ends the program, ledger first, when somebody closes it and no shift is open', async () => {
		const dataDir = path.join(newFolder(), 'till');
		const till = await open({ dataDir, args: ['--demo'] });
		// The page ends the program: it must be there to be told.
		await till.page.getByRole('button', { name: /登录/ }).waitFor();
		const end = ended(till);
		expect(closes(till)).toBe(false);
		await end;
		const lock = takeInstanceLock(dataDir);
		expect(lock).toBeDefined();
		lock?.release();
	});

	it('asks for a manager when somebody closes it with a shift open', async () => {
		const till = await open({ args: ['--demo'] });
		await signIn(till);
		await till.ask('shift/open', { floatText: '100' });
		await till.ask('operator/sign-out');
		await till.page.getByRole('button', { name: /登录/ }).waitFor();
		expect(closes(till)).toBe(false);
		await releaseAs(till, 'cashier');
		await till.page.getByRole('dialog').getByText('这位同事不能授权').waitFor();
		expect(await till.ask('terminal/status')).toMatchObject({ ok: true });
		const end = ended(till);
		await releaseAs(till, 'manager');
		await end;
	});

	it('fills the screen in a kiosk, where leaving always asks for a manager', async () => {
		const till = await open({ args: ['--kiosk', '--demo'] });
		expect(till.window.options.kiosk).toBe(true);
		expect(till.double.blockers).toEqual(['prevent-display-sleep']);
		await till.page.getByRole('button', { name: /登录/ }).waitFor();
		expect(closes(till)).toBe(false);
		await till.page.getByRole('dialog').getByText('退出程序').waitFor();
		till.double.app.emit('before-quit', { preventDefault: () => undefined });
		expect(closes(till)).toBe(true);
	});

	it('has a way out in the back office', async () => {
		const till = await open({ args: ['--demo'] });
		await signIn(till);
		await till.page.evaluate(() => (location.hash = '#/sales'));
		const end = ended(till);
		await till.page.getByRole('button', { name: '退出程序' }).click();
		await end;
	});

	it('has a browser’s keys swallowed in a packaged till, and no other', async () => {
		const { window } = await open({ prepare: ({ app }) => (app.isPackaged = true) });
		expect(window.options.webPreferences.devTools).toBe(false);
		const isSwallowed = (key: string, held: object = {}) => {
			let stopped = false;
			const input = { type: 'keyDown', key, control: false, alt: false, meta: false, ...held };
			const event = { preventDefault: () => (stopped = true) };
			window.webContents.emit('before-input-event', event, input);
			return stopped;
		};
		const control = { control: true };
		for (const key of ['F5', 'F11']) expect(isSwallowed(key), key).toBe(true);
		for (const key of ['r', 'R', 'w', '+', '-', '0', 'p']) {
			expect(isSwallowed(key, control), `Ctrl+${key}`).toBe(true);
		}
		// Closing the window asks first.
		expect(isSwallowed('F4', { alt: true })).toBe(false);
		for (const key of ['F1', 'F2', 'F4', 'F12', 'r', '+', '0', 'Enter']) {
			expect(isSwallowed(key), key).toBe(false);
		}
		for (const key of ['z', 'b', 'l', 'o']) expect(isSwallowed(key, control)).toBe(false);
	});
});
