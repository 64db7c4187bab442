/** axe-core in a page that keeps its own policy: injected through the debugger, never as a script. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page as it is, one line each: rule, target, what to do. */
export async function axeFindings(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Runtime.evaluate', { expression: source });
	const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
		expression: `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
			violations.flatMap(({ id, nodes }) =>
				nodes.map(({ target, failureSummary }) =>
					id + ' ' + target.join(' ') + ' ' + failureSummary)))`,
		awaitPromise: true,
		returnByValue: true,
	});
	await session.detach();
	if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
	return result.value as string[];
}

/** Labels of keys that are smaller than 13 px, or wider than their button. */
export async function keyFindings(page: Page): Promise<string[]> {
	return await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button kbd')].flatMap((key) => {
			const button = key.closest('button')?.getBoundingClientRect();
			const box = key.getBoundingClientRect();
			if (button === undefined || box.width === 0) return [];
			const size = Number.parseFloat(getComputedStyle(key).fontSize);
			const isIn = box.left >= button.left && box.right <= button.right;
			const isWhole = isIn && box.bottom <= button.bottom;
			return size < 13 || !isWhole ? [`${key.textContent}: ${size} px, in ${isWhole}`] : [];
		}),
	);
}
