// Goal: a price is found, changed and remembered in seconds, and a list of goods is looked at
// before it changes anything and then goes in whole.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';

const offices = keepOffices();

async function goods(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ route: 'goods', role: 'manager', ...options });
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

const search = (page: Page) => page.getByLabel('条码、货号、名称或拼音');

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

/** Two changed, three new, one same, and rows that cannot go in. */
const LIST = [
	'货号,条码,品名,规格,单位,类别名称,零售价,会员价,进价,税率',
	'10001,,青溪乌龙茶 500ml,500ml,瓶,饮料,4.80,4.50,,13%',
	'N1,6901234567892,新品苏打水,330ml,罐,饮料,3.00,,1.2,13',
	'N2,6901234567893,坏校验码,1,个,,2.00,,1.2,',
	'N3,,没有价格,1,个,,,,1.2,',
	',,没有编号,1,个,,1.00,,1.2,',
	'N4,,价格不对,1,个,,一块五,,1.2,',
];

async function choose({ page }: Office, rows: readonly string[]): Promise<void> {
	await page.setInputFiles('input[type="file"]', [
		{ name: '食品.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
	]);
}

/** The import's page with a dry run of LIST on it. */
async function dryRun(options: OfficeOptions = {}): Promise<Office> {
	const office = await goods(options);
	await office.keys.press('F9');
	await office.page.locator('input[type="file"]').waitFor({ state: 'attached' });
	await choose(office, LIST);
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
		await choose(office, LIST);
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
		await choose(office, LIST);
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
		await choose(office, LIST);
		await page.locator('tbody tr').first().waitFor();
		found.push(...(await office.look('import-dry-run')));
		expect(found).toEqual([]);
	});
});
