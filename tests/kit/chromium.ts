/**
 * A real Chromium for tests: found as `npm test` finds it, driven through playwright-core. Pages
 * come as a till has them (Chinese, one of two screens, touch on request) and remember every
 * complaint the page made, so that a test can end with `expect(till.complaints).toEqual([])`.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { PATIENCE } from './patience.ts';
import { findChromium, findHeadlessChromium, INSTALL_HINT } from '../../scripts/find-chromium.ts';

/** The two screens most tills have. */
export const SCREENS = {
	wide: { width: 1366, height: 768 },
	square: { width: 1024, height: 768 },
} as const;

export type TillPage = {
	readonly page: Page;
	/** Console errors, uncaught errors and CSP violations, in the order they came. */
	readonly complaints: readonly string[];
	readonly close: () => Promise<void>;
};

export type TillPageOptions = {
	readonly screen?: keyof typeof SCREENS;
	readonly touch?: boolean;
	readonly locale?: 'zh-CN' | 'en';
};

/** `whole`: the browser that people have, also where its engine alone would do. */
export async function launchChromium({ whole = false } = {}): Promise<Browser> {
	const executablePath = whole ? findChromium() : findHeadlessChromium();
	if (executablePath === undefined) throw new Error(INSTALL_HINT);
	return chromium.launch({
		executablePath,
		headless: true,
		// Chromium refuses its sandbox to root, which CI machines are.
		chromiumSandbox: process.getuid?.() !== 0,
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-dev-shm-usage',
		],
	});
}

/** A fresh profile with one page; nothing is opened yet. */
export async function openTillPage(
	browser: Browser,
	{ screen = 'wide', touch = false, locale = 'zh-CN' }: TillPageOptions = {},
): Promise<TillPage> {
	const context = await browser.newContext({
		viewport: SCREENS[screen],
		hasTouch: touch,
		locale,
		timezoneId: 'Asia/Shanghai',
	});
	context.setDefaultTimeout(PATIENCE.thing);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
	return { page, complaints, close: () => context.close() };
}
