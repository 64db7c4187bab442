// Goal: a setting is in force the moment it is saved, an unsaved one is never lost or forgotten, and
// the people of the store are kept by its owner.
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
	const complaints = open?.complaints ?? [];
	await open?.close();
	open = undefined;
	if (complaints.length > 0) throw new Error(complaints.join('\n'));
});

async function settings(options: OfficeOptions = {}): Promise<Office> {
	open = await openOffice(browser, { route: 'settings', role: 'owner', ...options });
	await open.page.locator('main form input').first().waitFor();
	return open;
}

async function section({ page }: Office, name: string): Promise<void> {
	await page.locator('main nav').getByRole('button', { name, exact: true }).click();
	await page.getByRole('heading', { name, level: 2 }).waitFor();
}

describe('the settings', () => {
	it('are saved by Ctrl+S, only what changed, and are in force', async () => {
		const office = await settings();
		const { page, keys, till, sees, asked } = office;
		await page.getByLabel('店名').fill('好邻居便利店');
		await section(office, '小票');
		await page.locator('label', { hasText: '每单问一下' }).click();
		await sees('有改动还没保存');
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		const sent = asked.find(({ request }) => request === 'settings/change');
		expect(sent?.input).toEqual({
			change: { storeName: '好邻居便利店', receiptPolicy: 'ask' },
		});
		expect(await till.ask('settings/get', {})).toMatchObject({
			storeName: '好邻居便利店',
			receiptPolicy: 'ask',
		});
		await page.locator('footer').getByText('好邻居便利店').waitFor();
	});

	it('keep what is not saved while somebody goes to the checkout', async () => {
		const office = await settings({ before: (till) => till.openShop() });
		const { page, keys, sees } = office;
		await page.getByLabel('店名').fill('还没保存的名字');
		await keys.press('Escape');
		await page.getByLabel('店名').waitFor({ state: 'detached' });
		await keys.press('Control+b');
		await page.locator('[aria-label="销售单列表"]').first().waitFor();
		await keys.press('F5');
		await page.getByLabel('店名').waitFor();
		expect(await page.getByLabel('店名').inputValue()).toBe('还没保存的名字');
		await sees('有改动还没保存');
		await page.getByRole('button', { name: '放弃改动' }).click();
		expect(await page.getByLabel('店名').inputValue()).toBe('柜台示范店');
	});

	it('say which one was not taken, and keep it to be mended', async () => {
		const office = await settings();
		const { page, keys, till, sees } = office;
		await section(office, '电子秤');
		await page.getByLabel('格式').first().fill('WWWWWWWWWFFEC');
		await keys.press('Control+s');
		await sees('设置不对：秤标格式');
		expect(await page.getByLabel('格式').first().inputValue()).toBe('WWWWWWWWWFFEC');
		await section(office, '打印机');
		await page.locator('label', { hasText: '存成文件' }).click();
		await keys.press('Control+s');
		expect((await till.ask('settings/get', {})).printer.kind).toBe('tcp');
	});

	it('switch language and brightness without a restart', async () => {
		const office = await settings();
		const { page, keys, sees } = office;
		await section(office, '外观');
		await page.locator('main label', { hasText: '深色' }).click();
		await page.locator('main label', { hasText: 'English' }).click();
		await keys.press('Control+s');
		await sees('Saved; in effect now');
		await expect
			.poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
			.toBe('dark');
		expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
	});

	it('try the printer with its test page, once it is saved', async () => {
		const office = await settings();
		const { page, till, sees, announce } = office;
		await section(office, '打印机');
		await page.getByRole('button', { name: '打测试页' }).click();
		await sees('测试页已送去打印');
		await expect.poll(() => till.devices.printed.at(-1)?.document.title).toContain('测试');
		announce({
			event: 'device/changed',
			detail: {
				id: 'receipt',
				kind: 'printer',
				health: 'blocked',
				reason: 'printer/cover-open',
				sinceMs: till.clock.now(),
			},
		});
		await page.locator('main').getByText('打印机盖子开着').waitFor();
		await page.getByLabel('打印机地址').fill('10.0.0.9');
		expect(await page.getByRole('button', { name: '打测试页' }).isDisabled()).toBe(true);
	});
});

describe('the people', () => {
	async function people(options: OfficeOptions = {}): Promise<Office> {
		const office = await settings(options);
		await section(office, '员工');
		await office.page.locator('tbody tr').first().waitFor();
		return office;
	}

	it('are added with a PIN that nobody guesses', async () => {
		const { page, keys, till, sees } = await people();
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		for (const text of ['1008', '小赵', '1234', '1234']) {
			await page.keyboard.insertText(text);
			await keys.press('Enter');
		}
		await sees('密码太简单');
		await page.getByLabel('密码', { exact: true }).fill('739154');
		await page.getByLabel('再输一次密码').fill('739154');
		await keys.press('Enter');
		await sees('已添加 小赵');
		await page.locator('tbody tr', { hasText: '小赵' }).waitFor();
		await till.ask('operator/sign-in', { operatorNo: '1008', pin: '739154' });
	});

	it('are switched off, but never the last owner', async () => {
		const { page, keys, till, sees } = await people();
		await page.locator('tbody tr', { hasText: '小李' }).click();
		await keys.press('F6');
		await page.locator('dialog label', { hasText: '已停用' }).click();
		await page.getByLabel('姓名').focus();
		await keys.press('Enter');
		await sees('已修改 小李');
		await page.locator('tbody tr', { hasText: '已停用' }).waitFor();
		const cashier = { operatorNo: '1003', pin: '639158' };
		const refused = await till.refused('operator/sign-in', cashier, { session: 'other' });
		expect(refused.code).toBe('operator/disabled');
		await page.locator('tbody tr', { hasText: '王店主' }).click();
		await keys.press('F6');
		await page.locator('dialog label', { hasText: '收银员' }).click();
		await page.getByLabel('姓名').focus();
		await keys.press('Enter');
		await sees('至少要留一位老板');
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe in any section', async () => {
		const office = await settings(look);
		const { page, keys } = office;
		const buttons = page.locator('main nav button');
		const found: string[] = [];
		for (let at = 0; at < (await buttons.count()); at += 1) {
			await buttons.nth(at).click();
			await page.locator('main h2').waitFor();
			found.push(...(await office.look(`settings-${at}`)));
		}
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		found.push(...(await office.look('settings-operator')));
		expect(found).toEqual([]);
	});
});
