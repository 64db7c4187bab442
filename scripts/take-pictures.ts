/**
 * `npm run pictures -- [--out docs/pictures] [--width 1366] [--language zh-CN]`
 *
 * Walks golden path A on a demo store in a real Chromium, by keys as a cashier does, with a virtual
 * printer; gives a part of it back, shows why promotions make a price and serves a member. Takes a
 * picture of each screen and of the paper; the README shows some of them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import { chromium, type Page } from 'playwright-core';
import { openPaperArtist } from '../drivers/simulator/draw-paper.ts';
import { openVirtualPrinter } from '../drivers/simulator/virtual-printer.ts';
import { openBrowserHost } from '../src-main/browser/browser-host.ts';
import { composeTerminal } from '../src-main/compose-terminal.ts';
import { demoOperators } from '../src-main/setup/set-up-demo.ts';
import { fileKeyStore } from '../src-main/vault/file-key-store.ts';
import { findChromium, INSTALL_HINT } from './find-chromium.ts';

const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'docs/pictures' },
		width: { type: 'string', default: '1366' },
		height: { type: 'string', default: '768' },
		language: { type: 'string', default: 'zh-CN' },
	},
});

/** Of the first of the demo store's members. */
const CARD = 'GT-0001';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(INSTALL_HINT);
mkdirSync(values.out, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'guitai-pictures-'));
const printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
const dataDir = path.join(work, 'data');
const terminal = await composeTerminal({
	dataDir,
	host: 'browser',
	keyStore: fileKeyStore(dataDir),
	appVersion: 'pictures',
	demo: true,
	demoPromotions: true,
	demoPrinter: {
		kind: 'tcp',
		host: '127.0.0.1',
		port: printer.port,
		path: '',
		columns: 48,
		model: 'epson',
		drawer: true,
	},
});
const language = values.language === 'en' ? 'en' : 'zh-CN';
await terminal.answer('pictures', { request: 'settings/language', input: { language } });
const pageDir = path.resolve(import.meta.dirname, '../out/renderer');
const host = await openBrowserHost({ terminal, pageDir, port: 0 });
const browser = await chromium.launch({
	executablePath,
	headless: true,
	chromiumSandbox: process.getuid?.() !== 0,
	args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const viewport = { width: Number(values.width), height: Number(values.height) };
const context = await browser.newContext({
	viewport,
	locale: language,
	timezoneId: 'Asia/Shanghai',
});
await walk(await context.newPage());
await browser.close();

const artist = openPaperArtist(executablePath);
const drawPaper = async (name: string, papers: ReturnType<typeof printer.papers>) => {
	writeFileSync(path.join(values.out, `${name}.png`), await artist.draw(papers, printer));
};
await drawPaper('receipt', printer.papers().slice(0, -1));
await drawPaper('member-receipt', printer.papers().slice(-1));
await artist.close();
await host.close();
await terminal.close();
await printer.close();
rmSync(work, { recursive: true });

/** A wedge scanner: keys 10 ms apart by their own clock, whatever the page is busy with. */
async function scan(page: Page, code: string): Promise<void> {
	const keyboard = await page.context().newCDPSession(page);
	const start = Date.now() / 1000;
	const keys = [...code].map((key) => ({ key, code: keyCodeOf(key), text: key }));
	for (const [index, key] of [...keys, { key: 'Enter', code: 'Enter', text: '\r' }].entries()) {
		const timestamp = start + index * 0.01;
		await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp });
		const { text: _text, ...up } = key;
		await keyboard.send('Input.dispatchKeyEvent', {
			type: 'keyUp',
			...up,
			timestamp: timestamp + 0.004,
		});
	}
	await keyboard.detach();
}

function keyCodeOf(key: string): string {
	if (key === '-') return 'Minus';
	return /\d/.test(key) ? `Digit${key}` : `Key${key}`;
}

/** Sign-in, float, three scans, Enter, 100, Enter: the fastest way a sale can go. */
async function walk(page: Page): Promise<void> {
	const cashier = demoOperators.find(({ role }) => role === 'cashier');
	const take = async (name: string) => {
		await page.waitForTimeout(400);
		await page.screenshot({ path: path.join(values.out, `${name}.png`) });
	};
	const enter = async (text: string) => {
		await page.keyboard.type(text, { delay: 8 });
		await page.keyboard.press('Enter');
		await page.waitForTimeout(250);
	};
	await page.goto(host.newLink().url);
	await take('sign-in');
	await enter(cashier?.no ?? '');
	await enter(cashier?.pin ?? '');
	await page.waitForTimeout(600);
	await take('open-shift');
	await enter('500');
	await page.waitForTimeout(600);
	await take('checkout-empty');
	for (const code of ['2000000000015', '2000000000022', '2100101019999', '2000000000015']) {
		await scan(page, code);
		await page.waitForTimeout(250);
	}
	await take('checkout');
	await page.keyboard.press('Enter');
	await take('tender');
	await page.keyboard.type('10', { delay: 60 });
	await page.keyboard.press('KeyW');
	await take('tender-pending');
	await page.keyboard.press('Enter');
	await take('tender-split');
	await page.keyboard.type('100', { delay: 60 });
	await page.keyboard.press('Enter');
	await take('done');
	await page.keyboard.press('F11');
	await page.waitForTimeout(400);
	await enter('1');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.type('1');
	await take('refund');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await take('refund-done');
	await walkPromotions(page, { take });
	await walkMember(page, { take });
}

type Steps = {
	readonly take: (name: string) => Promise<void>;
};

/** Three promotions in one basket, why it costs what it costs, and a discount on the whole. */
async function walkPromotions(page: Page, { take }: Steps): Promise<void> {
	const codeOf = (number: number) => withCheckDigit(`20${String(number).padStart(10, '0')}`);
	await page.keyboard.press('Escape');
	await page.waitForTimeout(600);
	for (const [count, number] of [
		[3, 23],
		[2, 40],
		[8, 42],
		[1, 1],
	] as const) {
		await page.keyboard.type(String(count), { delay: 60 });
		await page.keyboard.press('NumpadMultiply');
		await page.waitForTimeout(400);
		await scan(page, codeOf(number));
		await page.waitForTimeout(400);
	}
	await page.keyboard.press('ArrowUp');
	await take('promotions');
	await page.keyboard.press('Control+KeyI');
	await take('promotions-why');
	await page.keyboard.press('Escape');
	await page.keyboard.press('F5');
	await take('discount');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Enter');
	await take('promotions-tender');
	await page.keyboard.press('Enter');
	await take('promotions-done');
}

/** A member known by their card, who pays with what they have stored; and their page. */
async function walkMember(page: Page, { take }: Steps): Promise<void> {
	await page.keyboard.press('Escape');
	await page.waitForTimeout(600);
	for (const code of [CARD, '2000000000015', '2000000000022', '2000000000039']) {
		await scan(page, code);
		await page.waitForTimeout(400);
	}
	await take('member-panel');
	await page.keyboard.press('Enter');
	await page.waitForTimeout(400);
	await page.keyboard.press('KeyC');
	await page.waitForTimeout(600);
	await take('member-done');
	await page.keyboard.press('Escape');
	await page.waitForTimeout(600);
	await scan(page, CARD);
	await page.waitForTimeout(400);
	await page.keyboard.press('Shift+F9');
	await page.waitForTimeout(600);
	await take('member-page');
}
