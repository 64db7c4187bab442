/** A Chromium for a part of the bench, as the browser tests start theirs. */
import { chromium, type Browser } from 'playwright-core';
import { findChromium, INSTALL_HINT } from '../../find-chromium.ts';

/** The browser, or what to install. */
export async function launchBrowser(): Promise<Browser | { readonly missing: string }> {
	const executablePath = findChromium();
	if (executablePath === undefined) return { missing: INSTALL_HINT };
	return chromium.launch({
		executablePath,
		headless: true,
		// Chromium refuses its sandbox to root.
		chromiumSandbox: process.getuid?.() !== 0,
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-dev-shm-usage',
			// Pages that take turns are all but one in the background.
			'--disable-renderer-backgrounding',
			'--disable-background-timer-throttling',
			'--disable-backgrounding-occluded-windows',
		],
	});
}
