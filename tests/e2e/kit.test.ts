// Goal: the frame every screen stands in: signing in and locking keep the basket, dialogs keep and
// give back the focus, language and theme change without a restart, the customer sees the sale.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { axeFindings } from './kit-axe.ts';
import { closeClean, openCheckout, type Checkout, type CheckoutOptions } from './kit-checkout.ts';

const TEA = '6921168559183';

let browser: Browser;
let open: Checkout | undefined;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
	await closeClean(open);
	open = undefined;
});

async function checkout(options: CheckoutOptions = {}): Promise<Checkout> {
	open = await openCheckout(browser, options);
	return open;
}

function signedOut(till: Checkout['till']): void {
	const { operator: _operator, ...status } = till.status;
	till.status = status;
}

describe('signing in', () => {
	it('goes from number to PIN to the checkout by keys alone', async () => {
		const till = await checkout({ before: signedOut });
		await till.keys.type('1003');
		await till.keys.press('Enter');
		await till.keys.type('739154');
		await till.keys.press('Enter');
		await till.sees('等待扫码');
	});

	it('says how many tries are left after a wrong PIN, and forgets the PIN', async () => {
		const till = await checkout({ before: signedOut });
		await till.page.getByLabel('工号').fill('1003');
		await till.page.getByLabel('密码').fill('000000');
		await till.keys.press('Enter');
		await till.sees('还可以试 4 次');
		expect(await till.page.getByLabel('密码').inputValue()).toBe('');
		expect(await axeFindings(till.page)).toEqual([]);
	});

	it('can be done by touch', async () => {
		const till = await checkout({ before: signedOut, touch: true, screen: 'square' });
		const press = (name: string) => till.page.getByRole('button', { name, exact: true }).tap();
		for (const digit of '1003') await press(digit);
		await press('登录');
		for (const digit of '739154') await press(digit);
		await press('登录');
		await till.sees('等待扫码');
	});

	it('refuses a scan aloud and puts none of it into the number', async () => {
		const till = await checkout({ before: signedOut });
		await till.keys.scan(TEA);
		await till.page.waitForFunction(
			() => (window as unknown as { heard: string[] }).heard.length > 0,
		);
		await till.rest();
		expect(await till.heard()).toEqual(['no']);
		expect(await till.page.getByLabel('工号').inputValue()).toBe('');
	});
});

describe('locking', () => {
	it('keeps the basket for whoever comes back', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		await till.keys.press('Control+l');
		await till.sees('已锁屏');
		await till.page.getByLabel('密码').fill('739154');
		await till.keys.press('Enter');
		await till.sees('东方树叶乌龙茶');
	});

	it('happens by itself when nobody is there', async () => {
		const till = await checkout({
			before: (terminal) => {
				terminal.status = { ...terminal.status, idleLockMs: 300 };
			},
		});
		await till.sees('已锁屏');
		expect(till.till.asked.some(({ request }) => request === 'operator/lock')).toBe(true);
	});
});

describe('a dialog', () => {
	it('keeps the focus inside, and Esc gives it back without touching the basket', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		const helpKey = till.page.getByRole('button', { name: '帮助' });
		await helpKey.focus();
		await till.keys.press('F4');
		await till.page.getByRole('dialog').waitFor();
		for (let n = 0; n < 12; n += 1) {
			await till.keys.press('Tab');
			const outside = await till.page.evaluate(
				() =>
					document.activeElement !== document.body &&
					document.activeElement?.closest('dialog') === null,
			);
			expect(outside).toBe(false);
		}
		await till.keys.press('Escape');
		await till.page.getByRole('dialog').waitFor({ state: 'detached' });
		await expect.poll(() => helpKey.evaluate((key) => key === document.activeElement)).toBe(true);
		expect(till.till.sale.lines).toHaveLength(1);
	});

	it('P23 asks a second person, says when the PIN was wrong, and releases one step', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.keys.press('F4');
		await till.page.getByRole('textbox').fill('1');
		await till.keys.press('Enter');
		await till.page.getByLabel('授权人工号').fill('1002');
		await till.keys.press('Enter');
		await till.page.getByLabel('授权人密码').fill('111111');
		await till.keys.press('Enter');
		await till.sees('还可以试 3 次');
		await till.page.getByLabel('授权人密码').fill('482915');
		await till.keys.press('Enter');
		await till.page.getByRole('dialog').first().waitFor({ state: 'detached' });
		expect(till.till.sale.lines[0]?.unitPriceFen).toBe(100);
	});
});

describe('the frame', () => {
	it('changes the language without losing what is on the screen', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		await till.page.getByRole('button', { name: 'English' }).click();
		await till.sees('Price check');
		await expect.poll(() => till.page.locator('html').getAttribute('lang')).toBe('en');
		await till.sees('东方树叶乌龙茶');
	});

	it('changes from light to dark and remembers it at the next start', async () => {
		const till = await checkout();
		await till.page.getByRole('button', { name: '深色' }).click();
		const theme = () => till.page.locator('html').getAttribute('data-theme');
		await expect.poll(theme).toBe('dark');
		await till.page.reload();
		await till.page.locator('main[aria-label]').waitFor();
		await expect.poll(theme).toBe('dark');
	});

	it('P18 says what the printer needs, how many receipts wait, and stays usable', async () => {
		const till = await checkout();
		const device = {
			id: 'receipt',
			kind: 'printer',
			health: 'blocked',
			reason: 'printer/paper-out',
			sinceMs: 0,
		};
		till.till.announce({ event: 'device/changed', detail: device });
		till.till.announce({
			event: 'print-job/changed',
			detail: { jobId: 3, state: 'queued', waiting: 2 },
		});
		await till.sees('小票纸用完了');
		await till.sees('2 张小票没打出来');
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		expect(await axeFindings(till.page)).toEqual([]);
	});
});

describe('a screen that fails', () => {
	it('says that the basket is safe and opens again with it', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		// Nothing of ours fails by itself: the page's own padStart is broken under it.
		await till.page.evaluate(() => {
			String.prototype.padStart = () => {
				throw new Error('broken for the test');
			};
		});
		await till.keys.scan('6921168509256');
		await till.sees('购物篮在账本里，没有丢');
		await till.page.getByRole('button', { name: '重新打开' }).click();
		await till.sees('购物篮已恢复');
		await till.sees('东方树叶乌龙茶');
		await till.close();
		open = undefined;
	});
});

describe('the customer screen', () => {
	it('shows item and total while scanning, then what was given and the change', async () => {
		const till = await checkout({ route: 'customer' });
		await till.sees('欢迎光临');
		till.till.fill([{ name: '东方树叶乌龙茶', productId: 1 }]);
		await till.sees('东方树叶乌龙茶');
		expect(await axeFindings(till.page)).toEqual([]);
		const envelope = {
			request: 'sale/complete',
			commandId: 'command-1',
			input: { saleId: till.till.sale.saleId, givenText: '10' },
		};
		await till.till.answer(envelope);
		await till.sees('5.50');
		await till.sees('找零');
		till.till.fill([{ name: '下一位', productId: 2 }]);
		await till.sees('下一位');
	});
});
