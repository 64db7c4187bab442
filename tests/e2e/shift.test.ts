// Goal: a shift is opened in seconds with an amount that is no scan, what is not in order is said
// first, and the X report on the screen is the X report of the ledger.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { approvalOf } from '#kit/temp-terminal.ts';
import { formatYuanGrouped } from '#shared/receipt/format.ts';
import { openOffice, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

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

async function office(options: OfficeOptions = {}): Promise<Office> {
	open = await openOffice(browser, { role: 'cashier', ...options });
	return open;
}

describe('opening a shift', () => {
	it('takes the float as it was typed', async () => {
		const { page, keys, till } = await office();
		await page.getByLabel('备用金（元）').waitFor();
		await keys.type('512.5');
		await keys.press('Enter');
		await page.getByRole('heading', { name: '开班' }).waitFor({ state: 'detached' });
		const { shift } = await till.ask('terminal/status', {});
		expect(shift).toMatchObject({ openedBy: '1003', floatFen: 51_250 });
	});

	it('takes it from the pad too, and lets a slip be taken back', async () => {
		const { page, till } = await office();
		for (const key of ['5', '00', '9']) {
			await page.getByRole('button', { name: key, exact: true }).click();
		}
		await page.getByRole('button', { name: '退格' }).click();
		expect(await page.getByLabel('备用金（元）').inputValue()).toBe('500');
		await page.getByRole('button', { name: /^开班/ }).click();
		await page.getByRole('heading', { name: '开班' }).waitFor({ state: 'detached' });
		expect((await till.ask('terminal/status', {})).shift?.floatFen).toBe(50_000);
	});

	it('refuses a scan and parts of a fen, in words', async () => {
		const { page, keys, scanner, sees, till } = await office();
		await scanner('6901234567892');
		expect(await page.getByLabel('备用金（元）').inputValue()).toBe('');
		await keys.type('500.005');
		await keys.press('Enter');
		await sees('金额最多两位小数');
		await page.getByLabel('备用金（元）').fill('6901234567892');
		await keys.press('Enter');
		await sees('金额里是一个条码');
		expect((await till.ask('terminal/status', {})).shift).toBeUndefined();
	});

	it('says what is not in order with the next step, and opens nevertheless', async () => {
		const { page, keys, sees, till, announce } = await office();
		announce({
			event: 'device/changed',
			detail: {
				id: 'receipt',
				kind: 'printer',
				health: 'blocked',
				reason: 'printer/paper-out',
				sinceMs: till.clock.now(),
			},
		});
		const check = page.getByRole('region', { name: '自检' });
		await check.getByText('小票纸用完了').waitFor();
		await check.getByText('请换纸，换好会自动打').waitFor();
		await check.getByText('密钥存在本机文件里').waitFor();
		await sees('有 2 项请看一下，不影响收银');
		await keys.type('0');
		await keys.press('Enter');
		await page.getByRole('heading', { name: '开班' }).waitFor({ state: 'detached' });
	});

	it('leads to the back office before any shift', async () => {
		const { page, keys, sees } = await office();
		await page.getByLabel('备用金（元）').waitFor();
		await keys.press('Control+b');
		await sees('这一天没有销售单');
		await keys.press('F2');
		await sees('还没有开班');
	});
});

/** A shift with three sales by two people, read on the screen by its manager. */
async function soldShift(options: OfficeOptions = {}): Promise<Office> {
	return await office({
		route: 'shift',
		role: 'manager',
		...options,
		before: async (till) => {
			await till.openShop();
			await sellGoods(till, 3);
			await till.signIn('manager');
			await sellGoods(till, 2);
		},
	});
}

describe('the X report', () => {
	it('is the reading of the ledger, in tables and bars', async () => {
		const { page, keys, till, asked } = await soldShift();
		await page.getByRole('button', { name: /看 X 报表/ }).waitFor();
		expect(asked.map(({ request }) => request)).not.toContain('shift/x-report');
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		const report = await till.ask('shift/x-report', {});
		expect(report.sales).toBe(5);

		const shown = (await page.locator('main').innerText()).replaceAll(/\s+/g, '');
		for (const fen of [report.totalFen, report.averageTicketFen, report.expectedCashFen]) {
			expect(shown).toContain(`¥${formatYuanGrouped(fen)}`);
		}
		const people = page.getByRole('region', { name: '收银员' }).locator('tbody tr');
		const rows = await people.evaluateAll((all) =>
			all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
		);
		expect(rows).toEqual(
			report.operators.map(({ operator, count, amountFen }) => [
				operator,
				String(count),
				`¥${formatYuanGrouped(amountFen)}`,
			]),
		);
		const chart = await page.getByRole('img', { name: /收银员比较图/ }).getAttribute('aria-label');
		for (const { operator, amountFen } of report.operators) {
			expect(chart).toContain(`${operator} ${formatYuanGrouped(amountFen)}`);
		}
	});

	it('is printed when asked to', async () => {
		const { page, keys, till, sees } = await soldShift();
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		const before = till.devices.printed.length;
		await keys.press('F12');
		await sees('已送打印机');
		await expect.poll(() => till.devices.printed.length).toBe(before + 1);
		expect(till.devices.printed.at(-1)?.document.title).toContain('X 报表');
	});

	it('needs a manager, once', async () => {
		const { page, keys, till } = await office({
			route: 'shift',
			before: (opening) => opening.openShop(),
		});
		await page.getByRole('button', { name: /看 X 报表/ }).waitFor();
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor();
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByLabel('授权人工号').fill(operatorNo);
		await page.getByLabel('授权人密码').fill(pin);
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		expect((await till.ask('terminal/status', {})).operator?.operatorNo).toBe('1003');
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe', async () => {
		const opening = await office(look);
		await opening.page.locator('main input').first().waitFor();
		expect(await opening.look('open-shift')).toEqual([]);
		await opening.close();
		const shift = await soldShift(look);
		await shift.keys.press('Enter');
		await shift.page.getByRole('table').first().waitFor();
		expect(await shift.look('x-report')).toEqual([]);
	});
});
