// Goal: a scan works from anywhere, counts once, types nowhere and presses nothing (P22), and what
// a person types stays typing.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { closeClean, openCheckout, type Checkout, type CheckoutOptions } from './kit-checkout.ts';

const TEA = '6921168559183';
const WATER = '6921168509256';

let browser: Browser;
let open: Checkout | undefined;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
	await closeClean(open);
	open = undefined;
});

async function checkout(options: CheckoutOptions = {}): Promise<Checkout> {
	open = await openCheckout(browser, options);
	return open;
}

const quantities = ({ till }: Checkout) =>
	till.sale.lines.map(({ quantityMilli }) => quantityMilli / 1000);

describe('a wedge scanner', () => {
	it('puts a line into the basket with a high sound, and leaves nothing typed', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		expect(await till.page.locator('output').textContent()).toContain('扫码，或输入');
		// The line may be announced before the scan has its answer.
		await expect.poll(till.heard).toEqual(['yes']);
	});

	it('P22 loses none of forty scans at twenty a second', async () => {
		const till = await checkout();
		for (let n = 0; n < 40; n += 1) await till.keys.scan(n % 2 === 0 ? TEA : WATER, { gapMs: 3 });
		await till.page.waitForFunction(
			() => (window as unknown as { heard: string[] }).heard.length === 40,
		);
		expect(quantities(till)).toEqual([20, 20]);
	});

	it('is recognised at any pace a scanner has', async () => {
		const till = await checkout();
		for (const gapMs of [1, 10, 30, 48]) await till.keys.scan(TEA, { gapMs });
		await till.keys.scan(TEA, { suffix: 'Tab' });
		await till.page.waitForFunction(
			() => (window as unknown as { heard: string[] }).heard.length === 5,
		);
		expect(quantities(till)).toEqual([5]);
	});

	it('is one scan though the machine stands still in the middle of it', async () => {
		const till = await checkout();
		await till.keys.scan(TEA, { stallMs: 400 });
		await expect.poll(till.heard).toEqual(['yes']);
		await till.rest();
		expect(quantities(till)).toEqual([1]);
		expect(await till.page.locator('output').textContent()).toContain('扫码，或输入');
	});

	it('takes its characters out of the focused field again and is refused aloud there', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.keys.press('F4');
		const price = till.page.getByRole('textbox');
		await price.fill('12');
		await till.keys.scan(WATER);
		await till.page.waitForFunction(
			() => (window as unknown as { heard: string[] }).heard.at(-1) === 'no',
		);
		await till.rest();
		expect(await price.inputValue()).toBe('12');
		expect(quantities(till)).toEqual([1]);
	});

	it('does not press the button that has the focus', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		await till.page.getByRole('button', { name: '收款' }).focus();
		await till.keys.scan(WATER);
		await till.sees('农夫山泉');
		expect(till.till.asked.some(({ request }) => request === 'sale/quote-cash')).toBe(false);
	});

	it('answers the price check instead of the basket while that is open', async () => {
		const till = await checkout();
		await till.keys.press('F3');
		await till.keys.scan(WATER);
		await till.sees('农夫山泉饮用天然水 550ml');
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶 500ml');
		expect(till.till.sale.lines).toEqual([]);
		await till.keys.press('Escape');
		await till.page.getByRole('dialog').waitFor({ state: 'detached' });
	});

	it('becomes the text of the product search while that is open', async () => {
		const till = await checkout();
		await till.keys.press('F2');
		await till.keys.scan(WATER);
		await till.page
			.getByRole('option', { name: /农夫山泉/ })
			.first()
			.waitFor();
		expect(await till.page.getByRole('textbox').inputValue()).toBe(WATER);
		await till.keys.press('ArrowDown');
		await till.keys.press('Enter');
		await till.sees('39.00');
	});

	it('works while an input method is on, cleans the field and says what to do', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.keys.press('F6');
		const label = till.page.getByRole('textbox');
		await label.fill('红衣服');
		await till.keys.scanThroughInputMethod(WATER);
		await till.page.waitForFunction(
			() => (window as unknown as { heard: string[] }).heard.at(-1) === 'no',
		);
		await till.rest();
		expect(await label.inputValue()).toBe('红衣服');
		await till.keys.press('Escape');
		expect(quantities(till)).toEqual([1]);
	});
});

describe('a person', () => {
	it('types a code as text, and Enter sends it', async () => {
		const till = await checkout();
		await till.keys.type(`3*${TEA}`);
		expect(await till.page.locator('output').textContent()).toContain(TEA);
		await till.keys.press('Enter');
		await till.sees('东方树叶乌龙茶');
		expect(quantities(till)).toEqual([3]);
	});

	it('selects, counts, removes and takes back without a mouse', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.keys.scan(WATER);
		await till.sees('农夫山泉');
		// The answer to a scan chooses its line once more.
		await expect.poll(till.heard).toEqual(['yes', 'yes']);
		await till.keys.press('ArrowUp');
		await till.keys.type('*4');
		await till.keys.press('Enter');
		await till.sees('18.00');
		await till.keys.press('Insert');
		await till.sees('22.50');
		await till.keys.press('Delete');
		await till.sees('已去掉 东方树叶乌龙茶');
		await till.keys.press('Control+z');
		await till.sees('已撤回');
		expect(quantities(till)).toEqual([5, 1]);
	});

	it('makes a product of an unknown code without stopping the next scan', async () => {
		const till = await checkout();
		await till.keys.scan('6999999999994');
		await till.keys.scan(TEA);
		await till.sees('没有这个商品');
		await till.sees('东方树叶乌龙茶');
		await till.keys.press('Insert');
		await till.page.getByLabel('名称').fill('老冰棍');
		await till.page.getByLabel('售价').fill('1.50');
		await till.keys.press('Enter');
		await till.sees('老冰棍');
		expect(till.till.sale.lines.map(({ netFen }) => netFen)).toEqual([450, 150]);
	});

	it('is asked for the weight of weighed goods', async () => {
		const till = await checkout();
		await till.keys.type('2001');
		await till.keys.press('Enter');
		await till.page.getByLabel('重量').fill('0.735');
		await till.keys.press('Enter');
		await till.sees('9.41');
		expect(quantities(till)).toEqual([0.735]);
	});

	it('presses Enter before the list is there, and gets what was typed', async () => {
		const till = await checkout();
		await till.keys.press('F2');
		await till.page.getByRole('textbox').fill('茶');
		await till.page.getByRole('option', { name: /东方树叶/ }).waitFor();
		const listed = Promise.withResolvers<void>();
		till.till.script.set('product/search', async () => {
			await listed.promise;
			const products = till.till.goods.filter(({ name }) => name.includes('牙膏'));
			return { ok: true, value: { products } };
		});
		await till.page.getByRole('textbox').fill('牙膏');
		await till.keys.press('Enter');
		listed.resolve();
		await till.page.getByRole('dialog').waitFor({ state: 'detached' });
		await till.sees('12.99');
		expect(till.till.sale.lines.map(({ name }) => name)).toEqual(['中华牙膏']);
	});

	it('who goes on to another dialog keeps it when the one before is answered', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.sees('东方树叶乌龙茶');
		const answered = Promise.withResolvers<void>();
		till.till.script.set('sale/override-price', async () => {
			await answered.promise;
			const { saleId, revision, lines, totals } = till.till.sale;
			return { ok: true, value: { saleId, revision, put: [...lines], drop: [], totals } };
		});
		await till.keys.press('F4');
		await till.page.getByLabel('新单价').fill('4.20');
		await till.keys.press('Enter');
		await till.keys.press('Escape');
		await till.keys.press('F3');
		const priceCheck = till.page.getByRole('dialog', { name: '查价' });
		await priceCheck.waitFor();
		answered.resolve();
		await expect.poll(till.heard).toEqual(['yes', 'yes']);
		await priceCheck.waitFor();
		await till.keys.scan(WATER);
		await till.sees('农夫山泉饮用天然水 550ml');
	});

	it('parks a sale and takes it back', async () => {
		const till = await checkout();
		await till.keys.scan(TEA);
		await till.keys.press('F6');
		await till.page.getByRole('textbox').fill('红衣服大姐');
		await till.keys.press('Enter');
		await till.sees('已挂单');
		await till.keys.press('Shift+F6');
		await till.sees('红衣服大姐');
		await till.keys.press('Enter');
		// Pressed twice it is taken back once.
		await till.keys.press('Enter');
		await till.sees('已取单');
		expect(quantities(till)).toEqual([1]);
		expect(till.till.asked.filter(({ request }) => request === 'sale/recall')).toHaveLength(1);
	});
});
