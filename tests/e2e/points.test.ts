// Goal: points are used by one key at the checkout with what they would take off in sight, and a
// member's page and the back office show, exchange and change them.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { openOffice, type Office, type OfficeOptions } from './kit-office.ts';

const PHONE = '13800138000';
const JUICE = '2000000000022';
const released = { approval: approvalOf('manager') };

let browser: Browser;
let open: Office | undefined;
let memberId = '';
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

async function office(options: OfficeOptions = {}): Promise<Office> {
	open = await openOffice(browser, { role: 'cashier', before: withPoints, ...options });
	return open;
}

/** A member with 1000 points on the sale, and four juices at ¥6.50. */
async function withPoints(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: PHONE }));
	await till.ask('points/adjust', { memberId, points: 1000, reason: '补登' }, released);
	await till.ask('points/put-gift', { name: '保温杯', points: 400, stock: 2 }, released);
	await till.ask('sale/attach-member', { memberId });
	await till.ask('scan/submit', { text: JUICE, quantityText: '4' });
}

describe('F8 at the checkout', () => {
	it('PTS-3: shows 可抵 live, takes the most useful off, and puts it back', async () => {
		const { keys, sees, till } = await office();
		await sees('1000 分可抵 ¥8.00');
		await keys.press('F8');
		await sees('用 1000 分抵 ¥8.00');
		const totalFen = async () => (await till.ask('sale/current', {})).totals.totalFen;
		expect(await totalFen()).toBe(1800);
		await keys.press('F8');
		await sees('这一单不用积分');
		expect(await totalFen()).toBe(2600);
	});
});

describe('a member’s points', () => {
	it('PTS-4, PTS-7: are shown with their lots, exchanged for a gift, adjusted by hand', async () => {
		const { page, sees, url, keys } = await office({ role: 'manager', route: 'sales' });
		await page.goto(`${url}#/member?id=${memberId}`);
		await page.locator('button[aria-keyshortcuts="Alt+3"]').click();
		await sees('2029-03-02');
		await sees('手工调整');
		await page.getByRole('button', { name: '积分兑礼品' }).click();
		await sees('保温杯 · 400 分 · 剩 2 件');
		await keys.press('Enter');
		await sees('已兑换，余额 600 分');
		await page.getByRole('button', { name: '调整积分' }).click();
		await page.getByLabel('加或减多少分').fill('-100');
		await page.getByLabel('原因').fill('更正');
		await keys.press('Enter');
		await sees('余额 500 分');
	});
});

describe('the rules', () => {
	it('CFG-3: show “¥100 → n 分” for each tier while a template is chosen', async () => {
		const { page, sees, keys, till } = await office({ role: 'manager', route: 'points' });
		await sees('¥100 → 80 分');
		await sees('保温杯');
		await keys.press('F12');
		await page.getByRole('radio', { name: /餐饮/ }).check();
		await page.getByRole('dialog').getByText('¥100 → 150 分').waitFor();
		await page.getByRole('dialog').getByRole('button', { name: '保存规则' }).click();
		await expect.poll(async () => (await till.ask('points/book', {})).book.rateBp).toBe(10_000);
	});
});
