// Goal: a shift is opened in seconds with an amount that is no scan, what is not in order is said
// first, and the X report on the screen is the X report of the ledger.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { formatYuanGrouped } from '#shared/receipt/format.ts';
import { sellDay } from '../flows/x-report-day.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';
import { longest } from './shift-longest.ts';

const offices = keepOffices();

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', ...options });
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

/** A whole day of two people, read on the screen by its manager. */
async function soldShift(options: OfficeOptions = {}): Promise<Office> {
	return await office({ route: 'shift', role: 'manager', ...options, before: sellDay });
}

/** The cells of a table, row by row. */
async function rowsOf(page: Page, table: string): Promise<string[][]> {
	const rows = page.getByRole('table', { name: table }).locator('tbody tr:not([aria-hidden])');
	return await rows.evaluateAll((all) =>
		all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
	);
}

/** How far the report is turned, and how far it can be. */
async function turnOf(page: Page): Promise<{ top: number; most: number }> {
	return await page
		.getByRole('region', { name: 'X 报表' })
		.last()
		.evaluate((sheet) => {
			return { top: sheet.scrollTop, most: sheet.scrollHeight - sheet.clientHeight };
		});
}

describe('the X report', () => {
	it('is the reading of the ledger, in tables and bars', async () => {
		const { page, keys, till, asked, rest } = await soldShift();
		await page.getByRole('button', { name: /看 X 报表/ }).waitFor();
		expect(asked.map(({ request }) => request)).not.toContain('shift/x-report');
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		await rest();
		const report = await till.ask('shift/x-report', {});
		const yuan = formatYuanGrouped;

		const shown = (await page.locator('main').innerText()).replaceAll(/\s+/g, '');
		for (const fen of [report.totalFen, report.averageTicketFen, report.expectedCashFen]) {
			expect(shown).toContain(`¥${yuan(fen)}`);
		}
		const { first = '', last = '' } = report.receipts;
		expect(shown).toContain(`单据${report.receipts.count}张${first}–${last}`);
		expect(await rowsOf(page, '收银员')).toEqual(
			report.operators.map(({ operator, name, count, amountFen }) => [
				`${operator} ${name}`,
				String(count),
				yuan(amountFen),
			]),
		);
		expect(await rowsOf(page, '商品分类')).toEqual(
			report.categories.map(({ name, lines, amountFen }) => [name, String(lines), yuan(amountFen)]),
		);
		const cash = await rowsOf(page, '钱箱现金');
		expect(cash.map(([name]) => name)).toEqual(['备用金', '收到现金', '找零', '钱箱应有现金']);
		expect(cash.at(-1)).toEqual(['钱箱应有现金', yuan(report.expectedCashFen)]);
		expect(await rowsOf(page, '税额')).toHaveLength(report.taxes.length);
	});

	it('draws an hour of sales as long as it is, and leaves a gap where nobody came', async () => {
		const { page, keys, till, rest } = await soldShift();
		await keys.press('Enter');
		const hours = page.getByRole('table', { name: '每小时销售' });
		await hours.waitFor();
		await rest();
		const report = await till.ask('shift/x-report', {});
		const [names = [], counts = []] = await rowsOf(page, '每小时销售');
		const quiet = names.indexOf('16:00');
		expect(counts[quiet]).toBe('–');
		const heights = await hours
			.locator('rect')
			.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
		const sold = heights.filter((_, at) => at !== quiet - 1);
		const most = Math.max(...report.hours.map(({ amountFen }) => amountFen));
		expect(heights[quiet - 1]).toBe(0);
		for (const [at, { amountFen }] of report.hours.entries()) {
			expect(sold[at]).toBeCloseTo((amountFen / most) * 100, 5);
		}
	});

	it('turns by keys and by wheel wherever the mouse is', async () => {
		const { page, keys } = await soldShift();
		await page.setViewportSize({ width: 1366, height: 768 });
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		const { most } = await turnOf(page);
		expect(most).toBeGreaterThan(0);
		await page.keyboard.press('PageDown');
		await expect.poll(async () => (await turnOf(page)).top).toBeGreaterThan(0);
		await page.keyboard.press('End');
		await expect.poll(async () => (await turnOf(page)).top).toBeGreaterThanOrEqual(most - 1);
		await page.keyboard.press('Home');
		await expect.poll(async () => (await turnOf(page)).top).toBe(0);
		await page.getByRole('table', { name: '每小时销售' }).hover();
		await page.mouse.wheel(0, 300);
		await expect.poll(async () => (await turnOf(page)).top).toBeGreaterThan(0);
	});

	it('is whole and in black on white on a sheet of paper', async () => {
		const { page, keys } = await soldShift({ theme: 'dark' });
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		await page.emulateMedia({ media: 'print' });
		const { most } = await turnOf(page);
		expect(most).toBe(0);
		expect(await page.getByRole('button').count()).toBe(0);
		const colours = await page.evaluate(() => {
			const { backgroundColor, color } = getComputedStyle(document.body);
			return [backgroundColor, color];
		});
		expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
	});

	it('keeps long names, many ways to pay and ¥99,999,999.99 in their places', async () => {
		const { page, keys, till, script } = await soldShift({ language: 'en' });
		const report = longest(await till.ask('shift/x-report', {}));
		script.set('shift/x-report', () => ({ ok: true, value: report }));
		await keys.press('Enter');
		await page.getByRole('table').first().waitFor();
		for (const width of [1024, 1366, 1920]) {
			await page.setViewportSize({ width, height: 768 });
			const wider = await page
				.locator('#x-report section > table')
				.evaluateAll((tables) =>
					tables
						.filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0))
						.map((table) => table.getAttribute('aria-label')),
				);
			expect(wider, `${width} px`).toEqual([]);
			const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
			expect(scrollWidth).toBe(clientWidth);
		}
	});

	it('says zero and no empty rows before the first sale', async () => {
		const { page, keys, sees } = await office({
			route: 'shift',
			role: 'manager',
			before: (till) => till.openShop(),
		});
		await page.getByRole('button', { name: /看 X 报表/ }).waitFor();
		await keys.press('Enter');
		await sees('这一班还没有销售');
		const titles = await page.locator('main h3').allInnerTexts();
		expect(titles).toEqual(['销售', '钱箱现金', '需要留意', '累计（永不清零）']);
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
