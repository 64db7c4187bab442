/**
 * Papers as PNG, drawn by a real Chromium from the same HTML the preview page shows. The browser is
 * started at the first picture and kept until `close`.
 */
import { chromium, type Browser } from 'playwright-core';
import type { Paper } from './paper.ts';
import { papersPage, type PaperLook } from './paper-html.ts';

export type PaperArtist = {
	/** The PNG of the papers side by side, one pixel per dot times `scale`. */
	draw(papers: readonly Paper[], look: PaperLook, scale?: number): Promise<Buffer>;
	close(): Promise<void>;
};

const QUIET_FLAGS = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
];

/** `executablePath`: the Chromium or Chrome of this machine. */
export function openPaperArtist(executablePath: string): PaperArtist {
	let starting: Promise<Browser> | undefined;
	const start = () =>
		chromium.launch({
			executablePath,
			headless: true,
			// Chromium refuses its sandbox to root, as in a container.
			chromiumSandbox: process.getuid?.() !== 0,
			args: QUIET_FLAGS,
		});
	return {
		async draw(papers, look, scale = 1) {
			starting ??= start();
			const browser = await starting;
			const page = await browser.newPage({ deviceScaleFactor: scale });
			try {
				await page.setContent(papersPage(papers, look));
				const body = await page.locator('body').boundingBox();
				const { width = 800, height = 600 } = body ?? {};
				await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
				return await page.screenshot({ fullPage: true });
			} finally {
				await page.close();
			}
		},
		async close() {
			const browser = await starting;
			starting = undefined;
			await browser?.close();
		},
	};
}
