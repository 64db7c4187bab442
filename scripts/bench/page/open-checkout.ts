/**
 * The terminal as a cashier has it: the browser host in a process of its own, its page in Chromium,
 * signed in, a basket of so many lines on the counter. As a variant, one operation is one scan of
 * something that is in the basket already.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import type { Variant } from '../harness/variant.ts';
import { root } from '../places.ts';
import { BENCH_PRINTER, openBenchTill } from '../till/open-bench-till.ts';
import { watchPaint } from './watch-paint.ts';

export const BROWSER_HOST = path.join(root, 'src-main/browser/main.ts');

export type CheckoutPlan = {
	readonly name: string;
	readonly lines: number;
	readonly dataDir: string;
};

/** One mount for so many scans. */
const SCANS_PER_MOUNT = 5;

export async function openCheckout(browser: Browser, plan: CheckoutPlan): Promise<Variant> {
	const { name, lines, dataDir } = plan;
	const printer = { ...BENCH_PRINTER, kind: 'none' } as const;
	const filled = await openBenchTill({ dataDir, lines, printer });
	await filled.close();
	const host = spawn(process.execPath, [BROWSER_HOST, '--headless', '--data', dataDir], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const closeHost = async () => {
		const gone = once(host, 'exit');
		host.kill('SIGTERM');
		await gone;
	};
	try {
		const { url } = await firstLine(host);
		return await openPage(browser, { name, url, closeHost });
	} catch (failure) {
		await closeHost();
		throw failure;
	}
}

type PagePlan = {
	readonly name: string;
	readonly url: string;
	readonly closeHost: () => Promise<void>;
};

async function openPage(browser: Browser, { name, url, closeHost }: PagePlan): Promise<Variant> {
	const context = await browser.newContext({
		viewport: { width: 1024, height: 768 },
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
	});
	const page = await context.newPage();
	await page.addInitScript(watchPaint);
	await page.goto(url);
	await signIn(page);
	await page.locator('li[aria-posinset]').first().waitFor();
	const keys = await page.context().newCDPSession(page);
	const code = inStoreCode('20', 1);
	// The first scan chooses the line that the others raise.
	await scan(page, keys, code);
	return {
		name,
		facts: await page.evaluate(() => globalThis.benchPaint.nodes()),
		chunk: async (ops) => {
			const painted: number[] = [];
			const render: number[] = [];
			const frame: number[] = [];
			const mount: number[] = [];
			for (let op = 0; op < ops; op += 1) {
				const times = await scan(page, keys, code);
				painted.push(times.painted * 1000);
				render.push(times.render * 1000);
				frame.push(times.frame * 1000);
				if (op % SCANS_PER_MOUNT !== 0) continue;
				mount.push((await page.evaluate(() => globalThis.benchPaint.mount())) * 1000);
			}
			return { painted, render, frame, mount };
		},
		figures: () => page.evaluate(() => globalThis.benchPaint.nodes()),
		close: async () => {
			await context.close();
			await closeHost();
		},
	};
}

async function firstLine(host: ChildProcess): Promise<{ readonly url: string }> {
	if (host.stdout === null) throw new Error('the host has no stdout');
	const lines = createInterface({ input: host.stdout });
	const [line] = (await Promise.race([
		once(lines, 'line'),
		once(host, 'exit').then(() => []),
	])) as string[];
	if (line === undefined) throw new Error('the browser host ended without a line');
	return JSON.parse(line) as { url: string };
}

async function signIn(page: Page): Promise<void> {
	const owner = demoOperators.find(({ role }) => role === 'owner');
	if (owner === undefined) throw new Error('the demo store has no owner');
	await page.locator('form input').first().waitFor();
	for (const text of [owner.no, owner.pin]) {
		await page.keyboard.type(text, { delay: 60 });
		await page.keyboard.press('Enter');
	}
}

const GAP_S = 0.005;
/** A scanner never reads twice so fast; main takes two reads within 50 ms for one. */
const REST_MS = 120;

/** A wedge scanner's burst, by its own clock; resolves when the line was painted. */
async function scan(page: Page, keys: CDPSession, code: string) {
	await page.waitForTimeout(REST_MS);
	await page.evaluate(() => globalThis.benchPaint.arm());
	const start = Date.now() / 1000;
	const digits = [...code].map((digit) => ({ key: digit, code: `Digit${digit}`, text: digit }));
	const burst = [...digits, { key: 'Enter', code: 'Enter', text: '\r' }];
	const sent = burst.flatMap((key, index) => {
		const timestamp = start + index * GAP_S;
		return [
			keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp }),
			keys.send('Input.dispatchKeyEvent', {
				type: 'keyUp',
				key: key.key,
				code: key.code,
				timestamp: timestamp + GAP_S / 2,
			}),
		];
	});
	await Promise.all(sent);
	return page.evaluate(() => globalThis.benchPaint.times());
}
