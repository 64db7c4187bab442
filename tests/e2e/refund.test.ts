// Goal: a refund is made by keys alone: the receipt is found, the preview says what it will move,
// the second Enter gives the money back, and who may not do it alone is released by a manager.
import { describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { keepOffices, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

async function refunds(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'refund',
		role: 'cashier',
		before: async (till) => {
			await till.openShop();
			await sellGoods(till, 3);
		},
		...options,
	});
	return open;
}

const lastSale = async ({ till }: Office) => (await till.ask('sale/list', {})).sales[0];

describe('the refund screen', () => {
	it('finds the sale by the barcode on its receipt and gives a part of it back, by keys', async () => {
		const office = await refunds();
		const { page, keys, sees, till } = office;
		const sale = await lastSale(office);
		const parts = sale?.receiptNo.split('-') ?? [];
		await keys.scan(`R${parts.at(-2) ?? ''}${parts.at(-1) ?? ''}`);
		await sees(sale?.receiptNo ?? '');
		await keys.press(' ');
		await sees('确认退款 ¥4.50');
		await keys.press('ArrowDown');
		await keys.type('1');
		await sees('确认退款 ¥11.40');
		await keys.press('Enter');
		await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
		expect((await till.ask('sale/list', {})).sales[0]?.kind).toBe('sale');
		await keys.press('Enter');
		await sees('请从钱箱付给顾客 ¥11.40');
		const { sales } = await till.ask('sale/list', {});
		expect(sales[0]).toMatchObject({ kind: 'refund', totalFen: -1140 });
		await keys.press('Enter');
		await sees('扫小票，或输入单号');
	});

	it('says in words why a number gives nothing', async () => {
		const { keys, sees } = await refunds();
		await keys.type('999');
		await keys.press('Enter');
		await sees('找不到这一单');
	});

	it('says that more was asked for than is left, and offers nothing to confirm', async () => {
		const office = await refunds();
		const { page, keys, sees } = office;
		await keys.scan(String((await lastSale(office))?.fiscalNo ?? 0));
		await page.goto(`${office.url}#/refund?pos=${(await lastSale(office))?.pos ?? 0}`);
		await page.reload();
		await page.locator('[data-refund-quantity]').first().waitFor();
		await keys.type('9');
		await sees('第 1 行最多还能退 1');
		expect(await page.getByRole('button', { name: /确认退款/ }).isDisabled()).toBe(true);
	});

	it('asks a manager before a void', async () => {
		const office = await refunds();
		const { page, keys, sees, till } = office;
		await page.goto(`${office.url}#/refund?pos=${(await lastSale(office))?.pos ?? 0}`);
		await page.reload();
		await page.getByText('整单作废').click();
		await sees('需要店长授权');
		await page.getByRole('button', { name: /确认退款/ }).click();
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByRole('dialog').waitFor();
		await keys.type(operatorNo);
		await keys.press('Tab');
		await keys.type(pin);
		await keys.press('Enter');
		await sees('退货单');
		expect((await till.ask('sale/list', {})).sales[0]?.kind).toBe('void');
	});

	it('takes goods without a receipt when a manager releases it', async () => {
		const { page, keys, sees, till } = await refunds();
		await page.getByRole('button', { name: '没有小票' }).click();
		await sees('扫要退的商品');
		await keys.scan('2000000000015');
		await sees('确认退款 ¥4.50');
		await keys.scan('2000000000015');
		await sees('确认退款 ¥9.00');
		expect(await offices.current().look('refund-unreceipted')).toEqual([]);
		await page.getByRole('button', { name: /确认退款/ }).click();
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByRole('dialog').waitFor();
		await keys.type(operatorNo);
		await keys.press('Tab');
		await keys.type(pin);
		await keys.press('Enter');
		await sees('请从钱箱付给顾客 ¥9.00');
		expect((await till.ask('sale/list', {})).sales[0]).toMatchObject({ totalFen: -900 });
	});

	it.each([
		['zh-CN', 'light'],
		['en', 'dark'],
	] as const)('has no finding of axe in %s, %s', async (language, theme) => {
		const office = await refunds({ language, theme });
		const { page, look } = office;
		expect(await look('refund-find')).toEqual([]);
		await page.goto(`${office.url}#/refund?pos=${(await lastSale(office))?.pos ?? 0}`);
		await page.reload();
		await page.locator('[data-refund-quantity]').first().waitFor();
		await office.keys.press('F8');
		await page.locator('table caption').waitFor();
		expect(await look('refund-chosen')).toEqual([]);
	});
});
