// Goal: every screen of the counter can be read and used by everybody, in both languages and
// themes, on every till's screen, without scrolling and with its figures whole.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#kit/chromium.ts';
import { axeFindings, keyFindings } from './kit-axe.ts';
import { closeClean, openCheckout, type Checkout, type CheckoutOptions } from './kit-checkout.ts';
import type { ScriptedTerminal } from './kit-scripted-terminal.ts';

const TEA = '6921168559183';

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

/** 200 lines, long names among them, that come to ¥99,999,999.99. */
function fillTwoHundred(till: ScriptedTerminal): void {
	const rest = 9_999_999_999 - 199 * 1299;
	till.fill(
		Array.from({ length: 200 }, (_, n) => ({
			productId: 1000 + n,
			name: n % 7 === 3 ? `进口特级初榨橄榄油礼盒装两瓶装送礼佳品限量版 ${n}` : `商品 ${n}`,
			listPriceFen: n === 199 ? rest : 1299,
			unitPriceFen: n === 199 ? rest : 1299,
		})),
	);
}

/** The dialogs of the counter and the keys that open them. */
const dialogs = 'F1 F2 F3 F4 F5 F6 Shift+F6 F7 Shift+Delete Control+o Control+e Control+d'.split(
	' ',
);

const looks: readonly CheckoutOptions[] = [
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'zh-CN', theme: 'dark' },
	{ language: 'en', theme: 'light', screen: 'square' },
	{ language: 'en', theme: 'dark' },
];

describe.each(looks)('in $language, $theme', (look) => {
	it('has no finding of axe from the empty basket to the change', async () => {
		const { page, keys, till, rest } = await checkout(look);
		const found: string[] = [];
		const judge = async (screen: string) => {
			await rest();
			for (const finding of await axeFindings(page)) found.push(`${screen}: ${finding}`);
		};
		await judge('empty');
		await keys.scan(TEA);
		await keys.scan('6999999999994');
		await page.getByRole('alert').waitFor();
		await judge('unknown code');
		await keys.press('Escape');
		for (const key of dialogs) {
			await keys.press(key);
			await page.getByRole('dialog').waitFor();
			await judge(key);
			await keys.press('Escape');
			await page.getByRole('dialog').waitFor({ state: 'detached' });
		}
		await keys.press('Enter');
		await page
			.getByRole('group', { name: /常用面额|Quick amounts/ })
			.getByRole('button')
			.first()
			.waitFor();
		await judge('tender');
		await keys.press('Enter');
		await page.getByText(/已收款|Paid/).waitFor();
		await judge('done');
		till.status = { ...till.status, locked: true };
		till.announce({ event: 'terminal/changed', detail: {} });
		await page.getByRole('heading', { name: /已锁屏|Locked/ }).waitFor();
		await judge('locked');
		expect(found).toEqual([]);
	});
});

describe('a basket of 200 lines and ¥99,999,999.99', () => {
	const sizes = [
		{ width: 1366, height: 768 },
		{ width: 1920, height: 1080 },
		{ width: 1024, height: 768 },
	];

	it.each(sizes)('stands whole at $width × $height, in at most 250 nodes', async (size) => {
		const till = await checkout({ before: fillTwoHundred, language: 'en' });
		const { page } = till;
		await page.setViewportSize(size);
		await till.sees('99,999,999.99');
		// The list measures itself anew for the size, and turns to its end.
		await page.locator('li[aria-posinset="200"]').waitFor();
		await till.rest();
		const shown = await page.evaluate(() => ({
			// Of the page itself: the head grows with every chunk the build splits off.
			nodes: document.body.querySelectorAll('*').length,
			scrolls: document.documentElement.scrollHeight > window.innerHeight,
			cut: [...document.querySelectorAll<HTMLElement>('main *')]
				.filter(
					(box) =>
						box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible',
				)
				.filter((box) => getComputedStyle(box).textOverflow !== 'ellipsis')
				.map((box) => `${box.className}: ${box.textContent.slice(0, 40)}`),
			small: [...document.querySelectorAll<HTMLElement>('main button')]
				.filter((box) => box.offsetHeight < 44 || box.offsetWidth < 44)
				.map((box) => box.textContent),
			total: Number.parseFloat(
				getComputedStyle(document.querySelector('section + section h2 + span')!).fontSize,
			),
			last: document.querySelector('li[aria-posinset="200"]')?.getBoundingClientRect().bottom,
			bar: document.querySelector('[role="group"]')?.getBoundingClientRect().top,
		}));
		expect(shown).toMatchObject({ scrolls: false, cut: [], small: [] });
		expect(await keyFindings(page)).toEqual([]);
		expect(shown.nodes).toBeLessThanOrEqual(250);
		expect(shown.total).toBeGreaterThanOrEqual(56);
		// The last line stands in its fixed place, right above the scan bar.
		expect(Math.abs((shown.last ?? 0) - (shown.bar ?? 1000))).toBeLessThanOrEqual(2);
	});

	it('keeps the line that was just touched in view, wherever it is', async () => {
		const till = await checkout({ before: fillTwoHundred });
		const { page, keys } = till;
		await page.getByRole('listitem').last().waitFor();
		for (let n = 0; n < 30; n += 1) await keys.press('ArrowUp');
		const chosen = page.locator('li[aria-current]');
		await expect.poll(() => chosen.getAttribute('aria-posinset')).toBe('170');
		const top = () => chosen.evaluate((line) => line.getBoundingClientRect().top);
		await expect.poll(top).toBeGreaterThan(0);
		await till.keys.scan(TEA);
		await page.locator('li[aria-posinset="201"][aria-current]').waitFor();
	});
});

describe('pads', () => {
	it('have digits of at least 56 px at every size', async () => {
		const { page } = await checkout();
		for (const size of [
			{ width: 1366, height: 768 },
			{ width: 1024, height: 768 },
		]) {
			await page.setViewportSize(size);
			const box = await page.getByRole('button', { name: '7', exact: true }).boundingBox();
			expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(56);
		}
	});
});
