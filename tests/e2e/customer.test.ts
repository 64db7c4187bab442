// Goal: across the counter a customer reads what is scanned, what it costs and what comes back,
// from three steps away; and between two customers the screen is calm.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ringPng } from '#kit/png-of.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';

const offices = keepOffices();

/** The customer's screen; a cashier sells through the terminal behind it. */
async function side(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'customer',
		before: (till) => till.openShop(),
		...options,
	});
	await open.page.locator('main h1').waitFor();
	return open;
}

async function pay({ till }: Office, givenText: string): Promise<void> {
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, givenText });
}

const fontSize = (page: Page, text: string) =>
	page
		.getByText(text)
		.first()
		.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));

describe('the customer’s side', () => {
	it('shows each line as it comes, the total, and then the change', async () => {
		const office = await side();
		const { page, till, sees } = office;
		await sees('欢迎光临');
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		await sees('青溪乌龙茶 500ml');
		await till.ask('scan/submit', { text: '2000000000022' });
		await sees('青溪乌龙茶 1L');
		const latest = page.locator('li[aria-current]');
		await expect.poll(() => latest.textContent()).toContain('青溪乌龙茶 1L');
		// A line further up grows: it is the one that answers.
		await till.ask('scan/submit', { text: TEA });
		await expect.poll(() => latest.textContent()).toContain('× 3瓶');
		await expect.poll(() => page.getByRole('status').textContent()).toContain('20.40');
		expect(await fontSize(page, '20.40')).toBeGreaterThan(56);
		await pay(office, '50');
		await sees('谢谢惠顾');
		await sees('29.60');
		expect(await fontSize(page, '29.60')).toBeGreaterThan(48);
		await till.ask('scan/submit', { text: TEA });
		await sees('青溪乌龙茶 500ml');
	});

	it('says what was saved, and goes back to the picture when the basket is put away', async () => {
		const { till, sees, page } = await side();
		await till.ask('scan/submit', { text: TEA });
		const { saleId, lines } = await till.ask('sale/current', {});
		const lineId = lines[0]?.lineId ?? '';
		await till.ask('sale/override-price', { lineId, priceText: '4.20', reason: 'damaged' });
		await sees('已优惠');
		await till.ask('sale/park', { saleId, label: '' });
		await sees('欢迎光临');
		expect(await page.getByText('青溪乌龙茶').count()).toBe(0);
	});

	it('never locks the till, however long nobody touches it', async () => {
		const { page, till, sees, asked } = await side({
			role: 'cashier',
			before: async (one) => {
				await one.ask('settings/change', { change: { idleLockMinutes: 3 } });
				await one.openShop();
			},
		});
		await till.ask('scan/submit', { text: TEA });
		await page.clock.install();
		await page.reload();
		await sees('青溪乌龙茶 500ml');
		await page.clock.fastForward(10 * 60_000);
		await till.ask('scan/submit', { text: '2000000000022' });
		await sees('青溪乌龙茶 1L');
		expect(asked.map(({ request }) => request)).not.toContain('operator/lock');
	});

	it('greets a member from their scan on, before the goods and with them, until they go', async () => {
		const { page, till, sees } = await side();
		await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001', name: '欧阳明' });
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		const hello = page.getByText('您好，欧**');
		await page.locator('h1').getByText('您好，欧**').waitFor();
		await sees('青铜');
		await till.ask('sale/detach-member', {});
		await sees('欢迎光临');
		expect(await hello.count()).toBe(0);
		await till.ask('scan/submit', { text: TEA });
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await page.locator('header').getByText('您好，欧**').waitFor();
		expect(await page.locator('main').textContent()).not.toMatch(/明|8000/);
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		await sees('谢谢惠顾');
		expect(await hello.count()).toBe(0);
	});

	it('SV-5: greets nobody who was left alone on an empty basket', async () => {
		const { page, till, sees } = await side();
		await till.ask('member/add', { phone: '13800138000', name: '欧阳明' });
		await till.ask('scan/submit', { text: '13800138000' });
		await page.clock.install();
		await page.reload();
		await sees('您好，欧**');
		till.clock.advance(11 * 60_000);
		await page.clock.fastForward(10_000);
		await sees('欢迎光临');
	});

	it('shows the store’s words and logo while nobody is served', async () => {
		const office = await side();
		const { page, till, sees } = office;
		await page.evaluate(() => (location.hash = '#/settings'));
		await till.signIn('manager');
		office.announce({ event: 'terminal/changed', detail: {} });
		await page.getByRole('button', { name: '小票', exact: true }).click();
		await page.getByLabel('页眉').fill('早八点到晚十点');
		const logo = { name: '店标.png', mimeType: 'image/png', buffer: ringPng(600, 200) };
		await page.setInputFiles('input[type="file"]', logo);
		await sees('80 毫米纸上');
		await office.keys.press('Control+s');
		await sees('已保存');
		await page.evaluate(() => (location.hash = '#/customer'));
		await sees('早八点到晚十点');
		await page.locator('main canvas').waitFor();
		expect(await office.look('customer-idle-own')).toEqual([]);
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe, idle, selling and paid', async () => {
		const office = await side(look);
		const { till, page } = office;
		const found: string[] = [...(await office.look('customer-idle'))];
		const { products } = await till.ask('product/search', { text: '青溪', limit: 20 });
		for (const { productId } of products.slice(0, 9)) {
			await till.ask('sale/add-product', { productId });
		}
		const { lines } = await till.ask('sale/current', {});
		const lineId = lines.at(-1)?.lineId ?? '';
		const listFen = lines.at(-1)?.listPriceFen ?? 0;
		const priceText = ((listFen - 10) / 100).toFixed(2);
		await till.ask('sale/override-price', { lineId, priceText, reason: 'damaged' });
		await page.locator('li[aria-current]').waitFor();
		await page.locator('main small').first().waitFor();
		found.push(...(await office.look('customer-basket')));
		await pay(office, '500');
		await page.locator('dl').waitFor();
		found.push(...(await office.look('customer-paid')));
		expect(found).toEqual([]);
	});

	it('has no finding of axe greeting a member: no goods, goods, no name, a long level', async () => {
		const office = await side({ ...look, role: 'cashier' });
		const { till, page } = office;
		await till.ask('member/add', { phone: '13800138000', name: 'Zhang San' });
		await till.ask('scan/submit', { text: '13800138000' });
		await page.locator('h1').getByText('Z**').waitFor();
		const found = [...(await office.look('customer-greeted'))];
		await till.ask('scan/submit', { text: TEA });
		await page.locator('header').getByText('Z**').waitFor();
		found.push(...(await office.look('customer-greeted-goods')));
		await till.ask('sale/detach-member', {});
		const tierName = '黑钻卡（全国门店通用）'.repeat(2);
		const reply = { lines: [], lineCount: 0, pieceCount: 0, savedFen: 0, totalFen: 0 };
		const member = { name: '', tierName };
		office.script.set('customer/basket', () => ({ ok: true, value: { ...reply, member } }));
		await page.reload();
		await page.getByText(tierName).waitFor();
		found.push(...(await office.look('customer-greeted-long')));
		expect(found).toEqual([]);
	});
});
