// Goal: any completed sale is found again by what a customer has in hand, its receipt on the screen
// is the paper to the letter, and a copy is counted and marked as one.
import { describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { receiptBarcode } from '#shared/receipt/compose-receipt.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { keepOffices, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

/** Yesterday three sales of the cashier, today four, of which the last two are the manager's. */
async function sales(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'sales',
		role: 'cashier',
		...options,
		before: async (till) => {
			await till.openShop();
			await sellGoods(till, 3);
			till.clock.advance(24 * 3_600_000);
			await sellGoods(till, 2);
			await till.signIn('manager');
			await sellGoods(till, 2);
		},
	});
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

/** The running numbers of the receipts listed, newest first. */
async function listed({ page }: Office): Promise<string[]> {
	return await page.locator('tbody td b').allTextContents();
}

const numbers = (...of: number[]) => of.map((one) => String(one).padStart(7, '0'));

describe('the list', () => {
	it('shows the business day, the day before, and all days', async () => {
		const office = await sales();
		await expect.poll(() => listed(office)).toEqual(numbers(7, 6, 5, 4));
		await office.page.keyboard.press('PageUp');
		await expect.poll(() => listed(office)).toEqual(numbers(3, 2, 1));
		await office.page.keyboard.press('PageDown');
		await expect.poll(() => listed(office)).toEqual(numbers(7, 6, 5, 4));
		// There is no day after today.
		await office.page.keyboard.press('PageDown');
		await office.page.getByRole('button', { name: '全部日期' }).last().click();
		await expect.poll(() => listed(office)).toEqual(numbers(7, 6, 5, 4, 3, 2, 1));
	});

	it('is searched by number, by amount and by cashier', async () => {
		const office = await sales();
		const { page, till } = office;
		const search = page.getByLabel('单号或金额');
		await search.fill('2');
		await expect.poll(() => listed(office)).toEqual(numbers(2));
		await page
			.getByRole('region', { name: /^小票 / })
			.first()
			.waitFor();
		const { sales: all } = await till.ask('sale/list', {});
		// The second basket of each person came to the same.
		const amount = all[0]?.totalFen ?? 0;
		await search.fill(formatYuan(amount));
		await expect.poll(() => listed(office)).toEqual(numbers(7, 5));
		await search.fill('');
		await page.getByLabel('收银员').fill('1002');
		await expect.poll(() => listed(office)).toEqual(numbers(7, 6));
		await page.getByLabel('收银员').fill('1001');
		await office.sees('没有找到');
	});

	it('finds the sale of a receipt that is scanned', async () => {
		const office = await sales();
		const { sales: all } = await office.till.ask('sale/list', {});
		const wanted = all.find(({ fiscalNo }) => fiscalNo === 3);
		await office.scanner(receiptBarcode(wanted?.receiptNo ?? ''));
		await expect.poll(() => listed(office)).toEqual(numbers(3));
		await office.page.getByRole('heading').first().waitFor();
		await office.sees(wanted?.receiptNo ?? '?');
	});

	it('opens at the receipt that the checkout was shown', async () => {
		const office = await sales();
		const { sales: all } = await office.till.ask('sale/list', {});
		await office.page.goto(`${office.url}?again#/sales?receipt=${all[5]?.receiptNo ?? ''}`);
		await expect.poll(() => listed(office)).toEqual(numbers(2));
	});
});

describe('the receipt', () => {
	it('is drawn as the paper will be, line by line', async () => {
		const { page, keys, till, rest } = await sales();
		await keys.press('ArrowDown');
		await keys.press('ArrowDown');
		await page.locator('figure img').waitFor();
		// Until then it is the one before.
		await rest();
		const { sales: all } = await till.ask('sale/list', {});
		const found = await till.ask('sale/find', { pos: all[1]?.pos ?? 0 });
		const lines = layoutReceipt(found.document as ReceiptDocument, { columns: 48 });
		const texts = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
		const paper = page.getByRole('region', { name: /^小票 / }).getByRole('region');
		const drawn = await paper
			.locator('p[data-align]')
			.evaluateAll((all) => all.map((line) => line.textContent));
		expect(drawn).toEqual(texts);
		// Hanzi take two columns and all else one: right ends stand under each other.
		const ends = await paper.locator('p[data-align="left"][data-size="1"]').evaluateAll((all) =>
			all
				.filter((line) => /\.\d\d$/.test(line.textContent))
				.map((line) => {
					const range = document.createRange();
					range.selectNodeContents(line);
					return Math.round(range.getBoundingClientRect().right);
				}),
		);
		expect(new Set(ends).size).toBe(1);
	});

	it('is printed again with its number, and counted', async () => {
		const { page, keys, till, sees } = await sales();
		await keys.press('ArrowDown');
		await page.locator('figure img').waitFor();
		await keys.press('F12');
		await sees('补打第 1 次，已送打印机');
		await keys.press('F12');
		await sees('补打第 2 次，已送打印机');
		await expect.poll(() => till.devices.printed.at(-1)?.marks?.[0]).toContain('补打 第2次');
		await page.locator('tbody').getByText('已补打 2 次').waitFor();
	});

	it('is printed without prices for a present, of the goods somebody picks', async () => {
		const office = await sales();
		const { page, keys, till, sees } = office;
		await keys.press('ArrowDown');
		await page.locator('figure img').waitFor();
		const before = till.devices.printed.length;
		await keys.press('F10');
		const goods = page.getByRole('group', { name: '送出的商品' }).getByRole('button');
		await goods.first().waitFor();
		const names = await goods.allTextContents();
		expect(await office.look('gift-receipt')).toEqual([]);
		await goods.first().click();
		if (names.length === 1) {
			expect(await page.getByRole('button', { name: '打印礼品小票' }).isDisabled()).toBe(true);
			await goods.first().click();
		}
		await keys.press('Enter');
		await sees('礼品小票已送打印机');
		await expect.poll(() => till.devices.printed.length).toBe(before + 1);
		expect(till.devices.printed.at(-1)?.document.title).toBe('礼品小票');
	});

	it('says why it cannot be printed', async () => {
		const { page, keys, till, sees } = await sales();
		await keys.press('ArrowDown');
		await page.locator('figure img').waitFor();
		await till.signIn('manager');
		const printer = { ...(await till.ask('settings/get', {})).printer, kind: 'none' } as const;
		await till.ask('settings/change', { change: { printer } });
		await keys.press('F12');
		await sees('没有设置打印机');
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe', async () => {
		const office = await sales(look);
		expect(await office.look('sales-none')).toEqual([]);
		await office.keys.press('ArrowDown');
		await office.page.locator('figure img').waitFor();
		expect(await office.look('sales')).toEqual([]);
	});
});
