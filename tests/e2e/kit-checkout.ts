/**
 * A checkout in a real Chromium over a scripted terminal: the built page under the strict policy, a
 * scanner with times of its own, and what was heard. Complaints of the page fail a test at its end.
 */
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { openTillPage, type TillPageOptions } from '#kit/chromium.ts';
import { serveTill, type TillServer } from './kit-till-server.ts';
import { openKeys, type Keys } from './kit-keys.ts';
import { watchRest, type Rest } from './kit-rest.ts';
import { customerSide } from './kit-scripted-basket.ts';
import { scriptedTerminal, type ScriptedTerminal } from './kit-scripted-terminal.ts';

export type CheckoutOptions = TillPageOptions & {
	readonly language?: 'zh-CN' | 'en';
	readonly theme?: 'light' | 'dark';
	/** Behind `#/`. */
	readonly route?: string;
	/** Brings the terminal into a state before the page is opened. */
	readonly before?: (till: ScriptedTerminal) => void;
};

export type Checkout = {
	readonly till: ScriptedTerminal;
	readonly server: TillServer;
	readonly page: Page;
	readonly keys: Keys;
	readonly complaints: readonly string[];
	/** `yes` and `no`, as they sounded. */
	heard(): Promise<string[]>;
	/** Resolves when the page shows this text and rests. */
	sees(text: string): Promise<void>;
	/** Resolves when all that the page asked is answered and painted. */
	readonly rest: Rest;
	close(): Promise<void>;
};

export async function openCheckout(
	browser: Browser,
	options: CheckoutOptions = {},
): Promise<Checkout> {
	const { language = 'zh-CN', theme = 'light', route = '', before } = options;
	const till = scriptedTerminal(language);
	till.theme = theme;
	till.script.set('customer/basket', () => ({ ok: true, value: customerSide(till.sale) }));
	till.script.set('customer/store', () => ({ ok: true, value: { greeting: '', theme } }));
	before?.(till);
	const server = await serveTill(inject('pageFolder'), till);
	const { page, complaints, close } = await openTillPage(browser, { ...options, locale: language });
	await page.addInitScript(listenToSounds);
	// What a test answers itself, it may hold back.
	const rest = await watchRest(page, () => [...till.script.keys()]);
	await page.goto(`${server.url}#/${route}`);
	// Not the first <main>: that one only says that the terminal is being opened.
	await page.locator('main[aria-label], main:has(form)').first().waitFor();
	await page.waitForFunction(
		(wanted) => document.documentElement.dataset['theme'] === wanted,
		theme,
	);
	await rest();
	return {
		till,
		server,
		page,
		complaints,
		keys: await openKeys(page),
		heard: () => page.evaluate(() => (window as unknown as { heard: string[] }).heard),
		rest,
		sees: async (text) => {
			await page.getByText(text, { exact: false }).first().waitFor();
			await rest();
		},
		close: async () => {
			await close();
			await server.close();
		},
	};
}

/** Closes it; throws what the page complained about, so that no test passes over it. */
export async function closeClean(checkout: Checkout | undefined): Promise<void> {
	const complaints = checkout?.complaints ?? [];
	await checkout?.close();
	if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
}

/** Runs in the page: notes every tone instead of guessing whether a speaker played it. */
function listenToSounds(): void {
	const heard: string[] = [];
	(window as unknown as { heard: string[] }).heard = heard;
	const { start } = OscillatorNode.prototype;
	OscillatorNode.prototype.start = function startAndNote(when?: number) {
		heard.push(this.frequency.value > 600 ? 'yes' : 'no');
		start.call(this, when);
	};
}
