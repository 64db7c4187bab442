// Goal: the shipped shell keeps its page, and its window closes only when the till may be left,
// with the ledger closed before it. The double is no Electron (README.md).
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeInstanceLock } from '#main/ledger/instance-lock.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { keepShells, signIn } from './keep-shells.ts';
import type { Shell } from './open-shell.ts';

const shells = keepShells();
const { open, newFolder } = shells;

describe('its window', () => {
	it('gets a fresh page when the page dies, with the same person signed in', async () => {
		const { page, window, ask } = await open({ args: ['--demo'] });
		await signIn(shells.current());
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
		shells.isGone();
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
		shells.isGone();
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
