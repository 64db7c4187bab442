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
