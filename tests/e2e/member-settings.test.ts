// Goal: a manager puts a table of tiers as a whole, sees what ¥100 brings and costs on every step,
// and makes a type of card; what is wrong is said at its row.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { openOffice, type Office } from './kit-office.ts';

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

async function settings(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Office> {
	open = await openOffice(browser, { route: 'member-settings', role: 'manager', language });
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

describe('CFG-2: the table of tiers', () => {
	it('is changed in a draft with its preview, and saved as a whole', async () => {
		const { page, keys, sees, look, till } = await settings();
		await sees('得 150 分 / 付 ¥100.00');
		expect(await look('member-settings')).toEqual([]);
		await page.getByRole('row').filter({ hasText: '白银' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('折扣').fill('9.5');
		await page.getByLabel('权益').fill('免费礼品 4');
		await sees('得 120 分 / 付 ¥95.00');
		expect(await look('member-settings-tier')).toEqual([]);
		await page.getByRole('button', { name: '写好了' }).click();
		await sees('有改动还没有保存');
		await keys.press('F12');
		await sees('等级表已保存，下一单起生效');
		expect((await till.ask('tier/list', {})).tiers[1]).toMatchObject({
			charge: 9500,
			benefits: [{ name: '免费礼品', perYear: 4 }],
		});
	});

	it('K4: begins with a template, and says which row is wrong', async () => {
		const { page, keys, sees } = await settings();
		await page.getByRole('button', { name: '用五级模板' }).click();
		await sees('黑钻卡');
		await page.getByRole('row').filter({ hasText: '金卡' }).first().click();
		await page.getByLabel('满多少').fill('1000');
		await page.getByRole('button', { name: '写好了' }).click();
		await keys.press('F12');
		await sees('第 3 级：要比下面同类的等级高');
	});
});

describe('CFG-1: types of cards', () => {
	it('are made in a dialog, in English too', async () => {
		const { page, sees, look, till } = await settings('en');
		await page.getByRole('button', { name: 'New type' }).click();
		await page.getByLabel('Name').fill('Gold');
		await page.getByLabel('Code (capitals and digits)').fill('gold');
		await page.getByLabel('Discount').first().fill('9');
		expect(await look('member-settings-card')).toEqual([]);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await sees('Saved; it holds from the next scan on');
		expect((await till.ask('card-type/list', {})).types).toMatchObject([
			{ code: 'GOLD', charge: 9000, active: true },
		]);
	});
});
