// Goal: a browser test that ends with `expect(till.complaints).toEqual([])` has really listened,
// and the pages it looks at show Chinese as a till shows it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, openTillPage, SCREENS } from '#kit/chromium.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());

describe('a till page', () => {
	it('remembers console errors, uncaught errors and CSP violations', async () => {
		const till = await openTillPage(browser);
		await till.page.setContent(
			`<meta http-equiv="content-security-policy" content="img-src 'none'">
			<script>console.error('said'); setTimeout(() => { throw new Error('thrown'); });</script>
			<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
		);
		await expect
			.poll(() => till.complaints)
			.toEqual(
				expect.arrayContaining([
					'said',
					expect.stringContaining('uncaught: thrown'),
					expect.stringContaining('Content Security Policy'),
				]),
			);
		await till.close();
	});

	it('has the screen, the language and the clock of a store', async () => {
		const till = await openTillPage(browser, { screen: 'square', touch: true });
		const seen = await till.page.evaluate(() => ({
			width: window.innerWidth,
			touch: navigator.maxTouchPoints > 0,
			language: navigator.language,
			zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		}));
		expect(seen).toEqual({
			width: SCREENS.square.width,
			touch: true,
			language: 'zh-CN',
			zone: 'Asia/Shanghai',
		});
		await till.close();
	});

	it('draws Chinese characters, not one box for all of them', async () => {
		const till = await openTillPage(browser);
		await till.page.setContent('<p id="a">收</p><p id="b">银</p>');
		const drawn = await Promise.all(['#a', '#b'].map((id) => till.page.locator(id).screenshot()));
		expect(drawn[0]?.equals(drawn[1] ?? Buffer.alloc(0))).toBe(false);
		await till.close();
	});
});
