// Goal: a price is found, changed and remembered in seconds, and all goods leave in one list.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { chooseList, findGoods as search, LIST, openGoods } from './kit-goods.ts';
import { keepOffices, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';

const offices = keepOffices();

const goods = (options?: OfficeOptions) => openGoods(offices, options);

describe('a place that is fetched when somebody goes there', () => {
	it('is at hand when the page first shows it: React holds back what it has shown a fallback for', async () => {
		const { page } = await goods();
		await page.addInitScript(() => {
			const seen = ((window as unknown as { seen: string[] }).seen = []) as string[];
			new MutationObserver(() => {
				const main = document.querySelector('main');
				if (main !== null) seen.push(main.textContent ?? '');
			}).observe(document, { childList: true, subtree: true });
		});
		await page.reload();
		await page.locator('tbody tr').first().waitFor();
		const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
		expect(seen.length).toBeGreaterThan(0);
		expect(seen.filter((text) => text === '')).toEqual([]);
	});
});

describe('one product', () => {
	it('is found by pinyin, by code and by a scan', async () => {
		const { page, scanner, till } = await goods();
		const { products } = await till.ask('product/search', { text: TEA });
		const name = products[0]?.name ?? '';
		for (const text of ['qxwlc', TEA, name]) {
			await search(page).fill(text);
			await page.locator('tbody tr', { hasText: name }).first().waitFor();
		}
		await search(page).fill('');
		await scanner(TEA);
		await page.getByRole('heading', { name }).waitFor();
	});

	it('gets a new price as it was typed, and its history says so', async () => {
		const { page, keys, scanner, till, sees, asked } = await goods();
		await scanner(TEA);
		await page.locator('dl').waitFor();
		await keys.press('F6');
		await page.getByRole('dialog').waitFor();
		await keys.type('5.25');
		await keys.press('Enter');
		await sees('未付款的单保持原价');
		const change = asked.find(({ request }) => request === 'product/change');
		expect(change?.input).toEqual({ productId: expect.any(Number), priceText: '5.25' });
		const history = page.getByRole('region', { name: '价格历史' }).locator('tbody tr');
		await expect.poll(() => history.count()).toBe(2);
		expect(await history.first().innerText()).toContain('¥5.25');
		expect(await history.first().innerText()).toContain('手工修改');
		const { products } = await till.ask('product/search', { text: TEA });
		expect(products[0]?.priceFen).toBe(525);
	});

	it('is the one that is changed which was chosen, however late its answer', async () => {
		const { page, keys, till, script, rest } = await goods();
		const rows = page.locator('tbody tr');
		await rows.first().waitFor();
		await keys.press('ArrowDown');
		await page.locator('dl').waitFor();
		await rest();
		const shown = (await page.getByRole('heading', { level: 2 }).first().innerText()).trim();
		let answer = (): void => undefined;
		const held = new Promise<void>((resolve) => {
			answer = resolve;
		});
		script.set('product/find', async ({ input }) => {
			await held;
			return { ok: true, value: await till.ask('product/find', input as { productId: number }) };
		});
		await keys.press('ArrowDown');
		await keys.press('F6');
		expect(await page.getByRole('dialog').count()).toBe(0);
		answer();
		await page.getByRole('dialog').waitFor();
		const next = (await page.getByRole('heading', { level: 2 }).first().innerText()).trim();
		expect(next).not.toBe(shown);
		expect(await page.getByRole('dialog').innerText()).toContain(next);
	});

	it('keeps its dialog until what was sent is answered', async () => {
		const { page, keys, scanner, script, sees } = await goods();
		await scanner(TEA);
		await page.locator('dl').waitFor();
		await keys.press('F6');
		await page.getByRole('dialog').waitFor();
		await keys.type('5.25');
		let answer = (): void => undefined;
		const held = new Promise<void>((resolve) => {
			answer = resolve;
		});
		script.set('product/change', async () => {
			await held;
			return { ok: false, refusal: { code: 'product/not-found' } };
		});
		await keys.press('Enter');
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor();
		answer();
		await sees('找不到这个商品');
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	});

	it('never takes a scan for a price', async () => {
		const { page, keys, scanner, till, sees } = await goods();
		await scanner(TEA);
		await page.locator('dl').waitFor();
		const before = (await till.ask('product/search', { text: TEA })).products[0]?.priceFen;
		await keys.press('F6');
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('售价（元）').fill('6901234567892');
		await keys.press('Enter');
		await sees('金额里是一个条码');
		expect((await till.ask('product/search', { text: TEA })).products[0]?.priceFen).toBe(before);
	});

	it('says which field is not right, and stays to be mended', async () => {
		const { page, keys, scanner, sees } = await goods();
		await scanner(TEA);
		await page.locator('dl').waitFor();
		await keys.press('F6');
		await page.getByLabel('售价（元）').fill('4');
		await page.getByLabel('会员价（元）').fill('4.2');
		await keys.press('Enter');
		await sees('会员价不能高于售价');
		await page.getByLabel('会员价（元）').fill('');
		await keys.press('Enter');
		await sees('未付款的单保持原价');
	});

	it('is made in three fields from a code that was not found', async () => {
		const { page, keys, scanner, till, sees } = await goods();
		await scanner('6901234567892');
		await sees('没有找到');
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		expect(await page.getByLabel('条码', { exact: true }).inputValue()).toBe('6901234567892');
		for (const text of ['新品苏打水 330ml', '3.5', '罐']) {
			await page.keyboard.insertText(text);
			await keys.press('Enter');
		}
		await page.getByRole('heading', { name: '新品苏打水 330ml' }).waitFor();
		const { product } = await till.ask('product/check-price', { text: '6901234567892' });
		expect(product).toMatchObject({ name: '新品苏打水 330ml', priceFen: 350, unit: '罐' });
	});

	it('is changed by a cashier only with a manager beside', async () => {
		const { page, keys, scanner, till, sees } = await goods({ role: 'cashier' });
		await scanner(TEA);
		await page.locator('dl').waitFor();
		await keys.press('F6');
		await page.getByLabel('售价（元）').fill('4.3');
		await keys.press('Enter');
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByLabel('授权人工号').fill(operatorNo);
		await page.getByLabel('授权人密码').fill(pin);
		await keys.press('Enter');
		await sees('未付款的单保持原价');
		expect((await till.ask('product/search', { text: TEA })).products[0]?.priceFen).toBe(430);
	});
});

describe('exporting', () => {
	it('saves a list that can be imported again', async () => {
		const { page, keys, till, sees } = await goods();
		const saving = page.waitForEvent('download');
		await keys.press('F10');
		const download = await saving;
		const { store, bizDate } = await till.ask('terminal/status', {});
		expect(download.suggestedFilename()).toBe(`商品-${store.code}-${bizDate}.csv`);
		const text = readFileSync(await download.path(), 'utf8');
		expect(text.startsWith('\uFEFF货号,条码,品名')).toBe(true);
		const rows = text.trimEnd().split('\r\n').length - 1;
		await sees(`已导出 ${rows} 种商品`);
		await sees(`文件：商品-${store.code}-${bizDate}.csv`);
	});

	it('says how far it is when it takes longer than a moment', async () => {
		const { page, keys, script, sees, look } = await goods();
		let goOn = (): void => undefined;
		const held = new Promise<void>((resolve) => (goOn = resolve));
		script.set('product/export', async ({ input }) => {
			const { afterId } = input as { afterId: number };
			if (afterId > 0) await held;
			const more = afterId > 0 ? {} : { total: 1200, nextAfterId: 500 };
			return { ok: true, value: { csvText: 'x\r\n', rows: afterId > 0 ? 700 : 500, ...more } };
		});
		const saving = page.waitForEvent('download');
		await keys.press('F10');
		await sees('正在导出：500 / 1200 种');
		expect(await page.getByRole('progressbar').getAttribute('value')).toBe('416');
		expect(await look('goods-exporting')).toEqual([]);
		goOn();
		await saving;
		await sees('已导出 1200 种商品');
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe', async () => {
		const office = await goods(look);
		const { page, keys, scanner } = office;
		const found: string[] = [...(await office.look('goods'))];
		await scanner(TEA);
		await page.locator('dl').waitFor();
		found.push(...(await office.look('goods-product')));
		await keys.press('F6');
		await page.getByRole('dialog').waitFor();
		found.push(...(await office.look('goods-edit')));
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await keys.press('F9');
		await page.locator('input[type="file"]').waitFor({ state: 'attached' });
		found.push(...(await office.look('import')));
		await chooseList(office, LIST);
		await page.locator('tbody tr').first().waitFor();
		found.push(...(await office.look('import-dry-run')));
		expect(found).toEqual([]);
	});
});
