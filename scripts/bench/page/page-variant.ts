/** A browser store as a variant: a page of its own in the bench's Chromium. */
import type { BrowserContext } from 'playwright-core';
import type { Variant } from '../harness/variant.ts';
import type { PageChunk } from './main.ts';

export async function pageVariant(
	context: BrowserContext,
	url: string,
	store: 'indexeddb' | 'dexie' | 'rxdb',
): Promise<Variant> {
	const page = await context.newPage();
	page.on('pageerror', (error) => process.stderr.write(`bench: ${store}: ${error.message}\n`));
	await page.goto(`${url}?store=${store}`);
	await page.waitForFunction(() => globalThis.benchStore !== undefined);
	await page.evaluate(() => globalThis.benchStore.ready);
	return {
		name: store,
		facts: {},
		chunk: async (ops) => {
			const chunk: PageChunk = await page.evaluate((n) => globalThis.benchStore.chunk(n), ops);
			return chunk;
		},
		figures: () => Promise.resolve({}),
		close: () => page.close(),
	};
}
