/**
 * The back office in a real Chromium over a whole real terminal: a ledger in a folder of its own,
 * the handlers, and the built page under the strict policy. Only clock and printer are the test's.
 * With GUITAI_SHOTS=<folder> every `look` leaves a PNG there, for people to judge.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchChromium, openTillPage } from '#kit/chromium.ts';
import {
	openTempTerminal,
	type TempTerminal,
	type TempTerminalOptions,
} from '#kit/temp-terminal.ts';
import type { Role } from '#shared/operator/role.ts';
import type { Envelope, Reply } from '#shared/contract/request.ts';
import { axeFindings, keyFindings } from './kit-axe.ts';
import { dialogFindings } from './kit-dialog.ts';
import { openKeys, type Keys } from './kit-keys.ts';
import { restingKeys, watchRest, type Rest } from './kit-rest.ts';
import { serveTill } from './kit-till-server.ts';

export type OfficeOptions = TempTerminalOptions & {
	readonly language?: 'zh-CN' | 'en';
	readonly theme?: 'light' | 'dark';
	/** Behind `#/`. */
	readonly route?: string;
	/** Signed in before the page opens; nobody when left out. */
	readonly role?: Role;
	/** Brings the terminal into a state before the page opens. */
	readonly before?: (till: TempTerminal) => Promise<void>;
};

export type Office = {
	readonly till: TempTerminal;
	readonly page: Page;
	/** What is typed and pressed waits until the page rests. */
	readonly keys: Keys;
	/** Scans one code, as a wedge scanner does. */
	scanner(code: string): Promise<void>;
	readonly url: string;
	readonly complaints: readonly string[];
	/** Every request the page made, in order. */
	readonly asked: Envelope[];
	/** Answers one request in the place of the terminal, for states a real one meets once a year. */
	readonly script: Map<string, (envelope: Envelope) => Reply | Promise<Reply>>;
	announce(event: object): void;
	/** Resolves when all that the page asked is answered and painted. */
	readonly rest: Rest;
	/** Resolves when the page shows this text and rests. */
	sees(text: string | RegExp): Promise<void>;
	/** What axe finds wrong on the screen as it is; leaves PNGs when asked to. */
	look(name: string): Promise<string[]>;
	close(): Promise<void>;
};

/** The three screens a till has; the page is judged on each. */
const SCREENS = [
	{ name: '1366', width: 1366, height: 768 },
	{ name: '1920', width: 1920, height: 1080 },
	{ name: '1024', width: 1024, height: 768 },
] as const;

const SESSIONS = { till: 'till', customer: 'customer:till' } as const;

export type Offices = {
	open(options?: OfficeOptions): Promise<Office>;
	/** The one that was opened last in this test. */
	current(): Office;
};

/**
 * For a test file: one browser, and one office a test, closed after it. Whatever its page
 * complained of fails the test.
 */
export function keepOffices(): Offices {
	let browser: Browser;
	let open: Office | undefined;
	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(() => browser.close());
	afterEach(async () => {
		const complaints = open?.complaints ?? [];
		await open?.close();
		open = undefined;
		if (complaints.length > 0) throw new Error(complaints.join('\n'));
	});
	return {
		open: async (options) => (open = await openOffice(browser, options)),
		current: () => {
			if (open === undefined) throw new Error('no office was opened in this test');
			return open;
		},
	};
}

async function openOffice(browser: Browser, options: OfficeOptions = {}): Promise<Office> {
	const { language = 'zh-CN', theme = 'light', route = '', role, before, ...terminal } = options;
	const till = await openTempTerminal(terminal);
	if (terminal.demo !== false) await till.signIn('owner');
	if (terminal.demo !== false) await till.ask('settings/change', { change: { language, theme } });
	await before?.(till);
	if (role !== undefined) await till.signIn(role);

	const asked: Envelope[] = [];
	const script: Office['script'] = new Map();
	const announced = new Set<(event: object) => void>();
	const server = await serveTill(inject('pageFolder'), {
		answer: (envelope, side) => {
			asked.push(envelope);
			const scripted = script.get(envelope.request);
			return scripted === undefined
				? till.running.answer(SESSIONS[side], envelope)
				: Promise.resolve(scripted(envelope));
		},
		onAnnounce: (listener) => {
			announced.add(listener);
			const end = till.running.onEvent(listener);
			return () => {
				announced.delete(listener);
				end();
			};
		},
	});
	const { page, complaints, close } = await openTillPage(browser, { locale: language });
	const rest = await watchRest(page, () => [...script.keys()]);
	await page.goto(`${server.url}#/${route}`);
	await page.locator('main :is(h1, h2, label)').first().waitFor();
	await rest();
	const keys = restingKeys(await openKeys(page), rest);
	return {
		till,
		page,
		keys,
		scanner: (code) => keys.scan(code),
		url: server.url,
		complaints,
		asked,
		script,
		announce: (event) => {
			for (const listener of announced) listener(event);
		},
		rest,
		sees: async (text) => {
			await page.getByText(text).first().waitFor();
			await rest();
		},
		look: async (name) => {
			await rest();
			return await look(page, `${name}-${language}-${theme}`);
		},
		close: async () => {
			await close();
			await server.close();
			await till.close();
		},
	};
}

async function look(page: Page, name: string): Promise<string[]> {
	const folder = process.env['GUITAI_SHOTS'];
	if (folder !== undefined) {
		mkdirSync(folder, { recursive: true });
		for (const { name: screen, width, height } of SCREENS.toReversed()) {
			await page.setViewportSize({ width, height });
			await page.screenshot({ path: path.join(folder, `${name}-${screen}.png`) });
		}
		await page.setViewportSize(SCREENS[0]);
	}
	const found = [
		...(await axeFindings(page)),
		...(await outsideFrame(page)),
		...(await keyFindings(page)),
		...(await dialogFindings(page)),
	];
	return found.map((finding) => `${name}: ${finding}`);
}

/** The frame never scrolls, and no button is cut off by it. */
async function outsideFrame(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
		const findings: string[] = [];
		if (scrollWidth > clientWidth) findings.push(`the frame scrolls sideways: ${scrollWidth}`);
		if (scrollHeight > clientHeight) findings.push(`the frame scrolls down: ${scrollHeight}`);
		for (const button of document.querySelectorAll('main button')) {
			const box = button.getBoundingClientRect();
			if (box.width > 0 && box.height > 0 && box.height < 43.5) {
				findings.push(`${button.textContent}: ${box.height} px high, 44 at least`);
			}
		}
		return findings;
	});
}

/** Goods of the demo store that are scanned and sold by the piece. */
const CODES = [
	'2000000000015',
	'2000000000022',
	'2000000000039',
	'2000000000046',
	'2000000000053',
	'2000000000060',
	'2000000000077',
];

/** Sells so many baskets, each one line longer than the one before, for more cash than is due. */
export async function sellGoods(till: TempTerminal, baskets: number): Promise<void> {
	for (let basket = 0; basket < baskets; basket += 1) {
		for (const text of CODES.slice(0, basket + 1)) await till.ask('scan/submit', { text });
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, givenText: '500' });
		till.clock.advance(97_000);
	}
}
