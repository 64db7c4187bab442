// Goal: everybody sees what is on and what it gave; a manager loads a price book only when it has
// no error, and is told where the errors are; coupons are issued and looked up here.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

/** Three sodas for 10 were sold once: 10.50 for 10. */
async function sold(till: TempTerminal): Promise<void> {
	await till.openShop();
	await till.ask('sale/add-product', { productId: 23, quantityText: '3' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		role: 'manager',
		demoPromotions: true,
		before: sold,
		route: 'promotion',
		...options,
	});
	return open;
}

const save = (more: object) => ({
	id: 'save-20',
	name: '满20减2',
	benefit: { kind: 'spend-and-save', steps: [{ reach_fen: 2000, off_fen: 200 }] },
	...more,
});

async function choose(page: Page, book: object): Promise<void> {
	const buffer = Buffer.from(JSON.stringify(book));
	const file = { name: 'book.json', mimeType: 'application/json', buffer };
	await page.locator('input[type=file]').setInputFiles(file);
}

describe.each(['zh-CN', 'en'] as const)('the promotions, in %s', (language) => {
	it('stand with their state, and with what they gave today and in all', async () => {
		const { page, look } = await office({ language, role: 'cashier' });
		const row = page.getByRole('row', { name: /汽水任选3件10元/ });
		await row.waitFor();
		await expect.poll(() => row.textContent()).toContain('0.50');
		expect(await look('promotion')).toEqual([]);
	});
});

describe('a price book from a file', () => {
	it('with a wrong row is refused whole, and the row and field are named', async () => {
		const { page, keys, till, sees, look } = await office();
		await keys.press('F8');
		const steps = [{ reach_fen: 2000, off_fen: 'two' }];
		const wrong = save({ id: 'wrong', benefit: { kind: 'spend-and-save', steps } });
		await choose(page, { version: 2, rows: 2, promotions: [save({}), wrong] });
		await sees('现在的价目册没有变');
		await sees('促销 第 2 行');
		await sees('benefit.steps[0].off_fen');
		await sees('超出允许的范围');
		expect(await look('promotion-wrong')).toEqual([]);
		await keys.press('Escape');
		await sees('汽水任选3件10元');
		expect((await till.ask('price-book/show', {})).version).toBe(1);
	});

	it('without an error is summed up, and put in force with Enter', async () => {
		const { page, keys, till, sees, look } = await office();
		await keys.press('F8');
		await choose(page, { version: 2, rows: 1, promotions: [save({})] });
		await sees('第 2 版没有错误');
		expect(await look('promotion-good')).toEqual([]);
		await keys.press('Enter');
		await sees('第 2 版已启用');
		await keys.press('Escape');
		await sees('满20减2');
		expect((await till.ask('price-book/show', {})).version).toBe(2);
	});
});

describe('coupons of the book', () => {
	it('are issued and printed, and one is looked up by its code', async () => {
		const { page, keys, till, sees, look } = await office();
		await keys.press('F9');
		await page.getByText('关注公众号送5元券').last().click();
		await page.getByLabel('张数').fill('2');
		await keys.press('Enter');
		await sees('已发 2 张');
		const { couponKinds } = await till.ask('price-book/show', {});
		expect(couponKinds.find(({ kindId }) => kindId === 'follow-5')?.issued).toBe(2);
		const [code = ''] =
			/Q\d+/.exec((await page.getByRole('alert').first().textContent()) ?? '') ?? [];
		await keys.scan(code);
		await sees('还没用');
		expect(await look('promotion-coupon')).toEqual([]);
	});
});

describe('the limits of discounts by hand', () => {
	it('P23 are set by the manager for each role', async () => {
		const { page, keys, till, sees, look } = await office({ route: 'settings', role: 'owner' });
		await page.getByRole('button', { name: '优惠权限' }).click();
		const cashier = page.getByRole('group', { name: '收银员' });
		await cashier.getByLabel('整单折扣，一次').selectOption('2000');
		expect(await look('settings-limits')).toEqual([]);
		await keys.press('Control+s');
		await sees('已保存');
		const { handLimits } = await till.ask('settings/get', {});
		expect(handLimits.cashier.orderBp).toBe(2000);
	});
});
