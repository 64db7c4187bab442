// Goal: golden path A on the real thing: the browser host as its own process, a real Chromium, a
// virtual printer on TCP; sign in, float, three scans, Enter, 100, Enter: change, drawer, receipt.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, openTillPage, type TillPage } from '#kit/chromium.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { paperLines } from '#drivers/simulator/paper.ts';
import { openVirtualPrinter, type VirtualPrinter } from '#drivers/simulator/virtual-printer.ts';
import { openKeys } from './kit-keys.ts';
import { restingKeys, watchRest, type Rest } from './kit-rest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'guitai-golden-'));
const dataDir = path.join(folder, 'data');
let printer: VirtualPrinter;
let host: ChildProcess;
let browser: Browser;
let till: TillPage;
let rest: Rest;

beforeAll(async () => {
	printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	const args = [
		'--demo',
		'--headless',
		'--data',
		dataDir,
		'--printer',
		`127.0.0.1:${printer.port}`,
	];
	host = spawn(process.execPath, [path.join(root, 'src-main/browser/main.ts'), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const line = await new Promise<string>((resolve) => {
		host.stdout?.once('data', (text) => resolve(String(text)));
	});
	browser = await launchChromium({ whole: true });
	till = await openTillPage(browser);
	rest = await watchRest(till.page);
	await till.page.goto((JSON.parse(line) as { url: string }).url);
});
afterAll(async () => {
	await browser.close();
	const gone = new Promise((resolve) => host.once('exit', resolve));
	host.kill('SIGTERM');
	await gone;
	await printer.close();
	rmSync(folder, { recursive: true, force: true });
});

it('sells three goods for cash by keys alone', async () => {
	const { page, complaints } = till;
	const keys = restingKeys(await openKeys(page), rest);
	const typed = async (text: string) => {
		await keys.type(text);
		await keys.press('Enter');
	};
	await page.getByText('登录').first().waitFor();
	await typed('1003');
	await typed('639158');
	await page.getByText('备用金').first().waitFor();
	await typed('500');
	await page.getByText('等待扫码').waitFor();
	await rest();
	for (const code of ['2000000000015', '2000000000022', '2000000000015']) {
		await keys.scan(code);
	}
	await page.getByText('15.90').first().waitFor();
	await keys.press('Enter');
	await page.getByText('实收').first().waitFor();
	await typed('100');
	await page.getByText('84.10').first().waitFor();

	await printer.until(() => printer.papers().some((paper) => paper.end === 'cut'));
	const lines = paperLines(printer.papers()[0] ?? { n: 0, items: [], end: 'open', problems: [] });
	expect(lines.some((line) => /^应收\s+￥15\.90$/.test(line))).toBe(true);
	expect(lines.some((line) => /^找零\s+84\.10$/.test(line))).toBe(true);
	expect(printer.papers()[0]?.problems).toEqual([]);
	// The drawer goes its own way: its pulse may come before, within or behind the paper.
	await printer.until(() => printer.drawer.open);
	expect(printer.drawer.pulses).toHaveLength(1);
	// The next scan starts the next sale at once.
	await keys.scan('2000000000015');
	await page.getByText('4.50').first().waitFor();
	expect(complaints).toEqual([]);
	expect(await verifyTill({ dataDir })).toEqual([]);
});
