// Goal: a list of goods is looked at before it changes anything, and then goes in whole.
import { describe, expect, it } from 'vitest';
import { chooseList, findGoods as search, LIST, openGoods } from './kit-goods.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';

const offices = keepOffices();

const goods = (options?: OfficeOptions) => openGoods(offices, options);

/** The import's page with a dry run of LIST on it. */
async function dryRun(options: OfficeOptions = {}): Promise<Office> {
	const office = await goods(options);
	await office.keys.press('F9');
	await office.page.locator('input[type="file"]').waitFor({ state: 'attached' });
	await chooseList(office, LIST);
	await office.page.locator('tbody tr').first().waitFor();
	return office;
}

describe('importing a list', () => {
	it('says what would happen before anything does', async () => {
		const { page, till, sees } = await dryRun();
		await sees('试算好了，还没有改动');
		const refused = page.locator('tbody tr');
		const texts = await refused.evaluateAll((all) =>
			all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)),
		);
		expect(texts).toEqual([
			['食品.csv', '5', '零售价', '没有售价', '（空）'],
			['食品.csv', '6', '货号', '没有货号也没有条码', '（空）'],
			['食品.csv', '7', '零售价', '不是数字', '一块五'],
		]);
		await page.getByRole('button', { name: /修改$/ }).click();
		await page.locator('tbody tr', { hasText: '售价' }).first().waitFor();
		expect(await page.locator('tbody tr', { hasText: '售价' }).innerText()).toMatch(
			/4\.50\s+4\.80/,
		);
		await page.getByRole('button', { name: /提醒$/ }).click();
		await sees('校验码不对');
		const { products } = await till.ask('product/search', { text: TEA });
		expect(products[0]?.priceFen).toBe(450);
		expect((await till.ask('product/search', { text: 'N1' })).products).toEqual([]);
	});

	it('goes in whole, and once more changes nothing', async () => {
		const office = await dryRun();
		const { page, keys, till, sees } = office;
		await keys.press('F12');
		await sees('导入完成');
		await sees('新增 2，修改 1，不变 0，没有导入 3 行');
		expect((await till.ask('product/search', { text: TEA })).products[0]?.priceFen).toBe(480);
		expect((await till.ask('product/check-price', { text: '6901234567892' })).product.name).toBe(
			'新品苏打水',
		);
		await page.getByRole('button', { name: '换一批文件' }).click();
		await chooseList(office, LIST);
		await page.getByRole('button', { name: '没有要改的' }).waitFor();
		await page.getByRole('button', { name: /^3\s*不变$/ }).waitFor();
	});

	it('is stopped without a trace', async () => {
		const { page, till, sees } = await dryRun();
		await page.getByRole('button', { name: '取消导入' }).click();
		await sees('已取消，没有改动');
		expect((await till.ask('product/search', { text: 'N1' })).products).toEqual([]);
	});

	it('waits while somebody serves a customer', async () => {
		const { page, keys, sees } = await dryRun({
			before: (till) => till.openShop(),
		});
		await keys.press('Escape');
		await search(page).waitFor();
		await keys.press('F9');
		await sees('试算好了，还没有改动');
		await keys.press('F1');
		await page.locator('[aria-label="销售单列表"]').first().waitFor();
		await keys.press('F3');
		await sees('试算好了，还没有改动');
	});

	it('shows how far it is and what a large list leaves unsaid', async () => {
		const office = await goods();
		const { page, script, sees, keys, announce } = office;
		const plan = {
			importId: 'import_1',
			state: 'reading',
			progress: 420,
			rows: 5136,
			added: 0,
			changed: 0,
			unchanged: 0,
			refused: 0,
			warned: 0,
			refusedRows: [],
			warnedRows: [],
			changes: [],
			additions: [],
		};
		script.set('import/start', () => ({ ok: true, value: plan }));
		script.set('import/look', () => ({ ok: true, value: plan }));
		await keys.press('F9');
		await page.locator('input[type="file"]').waitFor({ state: 'attached' });
		await chooseList(office, LIST);
		await sees('42%');
		expect(await page.getByRole('progressbar').getAttribute('value')).toBe('420');
		const additions = [{ sku: 'A1', name: '第一种', priceFen: 100 }];
		announce({
			event: 'import/progress',
			detail: { ...plan, state: 'planned', progress: 1000, added: 5136, additions },
		});
		await sees('这里只列出前 1 条，共 5136 条');
	});

	it('says which file is no list, without sending it', async () => {
		const office = await goods();
		await office.keys.press('F9');
		await office.page.locator('input[type="file"]').waitFor({ state: 'attached' });
		await office.page.setInputFiles('input[type="file"]', [
			{ name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('x') },
		]);
		await office.sees('照片.png 不是表格文件');
		expect(office.asked.map(({ request }) => request)).not.toContain('import/start');
	});
});
