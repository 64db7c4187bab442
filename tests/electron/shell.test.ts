// Goal: the shipped shell, with the shipped preload and the real page, sells over IPC; each of its
// locks is shut; and it keeps its folder through what goes wrong. The double is no Electron: it
// proves wiring and decisions, not Electron's own sandbox (README.md).
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { readHostNote } from '#main/browser/host-file.ts';
import { openLocks } from './open-locks.ts';
import { keepShells, signIn } from './keep-shells.ts';
import { copyApp, root, startShell } from './open-shell.ts';

const shells = keepShells();
const { open, newFolder } = shells;

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
		await signIn(shells.current());
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
		await signIn(shells.current());
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
		shells.adopt(appPath);
		rmSync(path.join(appPath, 'migrations'));
		const { double } = await startShell({ dataDir: path.join(newFolder(), 'till'), appPath });
		await expect.poll(() => double.app.exitCode).toBe(1);
		expect(double.errorBoxes).toEqual([expect.stringMatching(/收银台没能启动.*\n\n.*migrations/s)]);
		expect(double.BrowserWindow.all).toEqual([]);
		await double.closeContext();
	});
});
