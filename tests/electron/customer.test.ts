// Goal: the customer's side stands on the second display of the shell, shows what is sold and what
// was paid, never has the keyboard, and can ask for nothing that a customer may not see.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keepShells, signIn } from './keep-shells.ts';
import type { Double, Shell, ShellOptions } from './open-shell.ts';

const shells = keepShells();
const open = (options: ShellOptions = {}) => shells.open({ args: ['--demo'], ...options });

type Window = InstanceType<Double['BrowserWindow']>;

/** The customer's window, once its page is there. */
async function customerOf({ double, window: till }: Shell): Promise<Window> {
	const find = () => double.BrowserWindow.all.find((one) => one !== till && one.visible);
	await expect.poll(find).toBeDefined();
	const window = find();
	if (window === undefined) throw new Error('no customer window');
	await window.webContents.page.locator('main[aria-label="顾客屏"]').waitFor();
	return window;
}

async function openShift(shell: Shell): Promise<void> {
	await signIn(shell);
	await shell.ask('shift/open', { floatText: '100' });
}

/** Asks as the page of this window does. */
function askFrom({ webContents: { page } }: Window, request: string) {
	type World = { guitai: { invoke(envelope: unknown): Promise<unknown> } };
	return page.evaluate((envelope) => (globalThis as unknown as World).guitai.invoke(envelope), {
		request,
		input: {},
		commandId: randomUUID(),
	});
}

describe('with a second display', () => {
	const prepare = (double: Double) => double.plugIn();

	it('opens by itself, full, on that display, and never takes the keyboard', async () => {
		const { options } = await customerOf(await open({ prepare }));
		expect(options).toMatchObject({ x: 1024, fullscreen: true, focusable: false });
	});

	it('shows what is scanned, the total and the change, without anybody signed in there', async () => {
		const till = await open({ prepare });
		const { page } = (await customerOf(till)).webContents;
		await page.getByText('柜台示范店').waitFor();
		await openShift(till);
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '2' });
		await page.getByText('青溪乌龙茶 500ml').waitFor();
		await page.getByRole('status').getByText('9.00').waitFor();
		const current = await till.ask('sale/current');
		const { saleId, revision } = current.ok ? current.value : {};
		await till.ask('sale/complete', { saleId, revision, givenText: '10' });
		await page.getByText('找零').waitFor();
		await page.getByText('1.00').waitFor();
	});

	it('may ask for nothing but what customers may see', async () => {
		const till = await open({ prepare });
		await openShift(till);
		const customer = await customerOf(till);
		expect(await askFrom(customer, 'customer/basket')).toMatchObject({ ok: true });
		for (const request of ['settings/get', 'sale/current', 'operator/sign-in', 'product/search']) {
			expect(await askFrom(customer, request), request).toEqual({
				ok: false,
				refusal: { code: 'request/unknown', request: 'sender' },
			});
		}
		expect(await till.ask('settings/get')).toMatchObject({ ok: true });
		// And the till may not answer in the customer's place.
		expect(await askFrom(customer, 'customer/here')).toMatchObject({ ok: true });
		expect(await till.ask('customer/here')).toMatchObject({ ok: false });
	});

	it('comes when a display is plugged in and goes with it; the till stays', async () => {
		const till = await open();
		const { double } = till;
		expect(double.BrowserWindow.all).toEqual([till.window]);
		double.plugIn();
		await customerOf(till);
		double.pullOut();
		await expect.poll(() => double.BrowserWindow.all).toEqual([till.window]);
		expect(await till.ask('terminal/status')).toMatchObject({ ok: true });
	});

	it('does not keep the program alive when the till is closed', async () => {
		const till = await open({ prepare });
		await customerOf(till);
		const gone = new Promise((resolve) => till.double.app.once('quit', resolve));
		await till.page.close();
		await gone;
		await till.double.closeContext();
		shells.isGone();
	});

	it('gets a fresh page when its page dies', async () => {
		const { webContents } = await customerOf(await open({ prepare }));
		const loaded = webContents.page.waitForEvent('load');
		webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
		await loaded;
		await webContents.page.locator('main[aria-label="顾客屏"]').waitFor();
	});
});

describe('with one display', () => {
	it('is opened from the back office, once, as an ordinary window', async () => {
		const till = await open();
		await openShift(till);
		await till.page.evaluate(() => (location.hash = '#/sales'));
		const menu = till.page.getByRole('button', { name: '打开顾客屏' });
		await menu.click();
		const { options } = await customerOf(till);
		expect(options).not.toHaveProperty('fullscreen');
		await menu.click();
		await expect.poll(() => till.double.attempts.length).toBe(2);
		expect(till.double.attempts.every(({ stopped }) => stopped)).toBe(true);
		expect(till.double.BrowserWindow.all).toHaveLength(2);
	});
});
