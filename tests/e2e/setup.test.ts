// Goal: an owner alone with a new machine gets to a working till by keys alone, and a key that was
// copied wrongly is found before it is needed.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { openOffice, type Office, type OfficeOptions } from './kit-office.ts';

let browser: Browser;
let open: Office | undefined;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
	expect(open?.complaints ?? []).toEqual([]);
	await open?.close();
	open = undefined;
});

async function wizard(options: OfficeOptions = {}): Promise<Office> {
	open = await openOffice(browser, { demo: false, ...options });
	return open;
}

/** The key on the screen, read as a person reads it. */
async function shownKey({ page }: Office): Promise<string[]> {
	await page.locator('ol li b').nth(23).waitFor();
	return await page.locator('ol li b').allTextContents();
}

/** Types the key back, cell after cell, as the cells lead on. */
async function typeKey({ page, keys }: Office, groups: readonly string[]): Promise<void> {
	await page.getByLabel('第 1 组', { exact: true }).focus();
	for (const group of groups) await keys.type(group.toLowerCase());
}

describe('the first run', () => {
	it('ends with a store that its owner signs in to', async () => {
		const office = await wizard();
		const { page, keys } = office;
		await office.sees('选择语言');
		await keys.press('Enter');
		const key = await shownKey(office);
		expect(key).toHaveLength(24);
		await keys.press('Enter');
		await typeKey(office, key);
		await keys.press('Enter');

		await office.sees('你的店');
		await page.getByLabel('店名').fill('好邻居便利店');
		await keys.press('Enter');
		await page.keyboard.insertText('杭州市文三路 18 号');
		await keys.press('Enter');
		await page.keyboard.insertText('0571-88001234');
		await keys.press('Enter');

		await office.sees('这台收银台');
		await keys.press('Enter');

		await office.sees('老板的工号和密码');
		for (const text of ['1001', '王老板', '274913', '274913']) {
			await page.keyboard.insertText(text);
			await keys.press('Enter');
		}
		await office.sees('小票打印机');
		await keys.press('Enter');
		await office.sees('商品从哪里来');
		await keys.press('Enter');

		await office.sees('好邻居便利店 (S01)');
		await keys.press('Enter');
		await page.getByRole('heading', { name: '登录' }).waitFor();
		await office.till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		const settings = await office.till.ask('settings/get', {});
		expect(settings).toMatchObject({
			storeName: '好邻居便利店',
			storeAddress: '杭州市文三路 18 号',
			storePhone: '0571-88001234',
			language: 'zh-CN',
			printer: { kind: 'none' },
		});
	});
});
