/**
 * Keys as Chromium sees them, with times of their own: a scanner's bursts and a person's presses,
 * sent through the debugger. The times do not depend on how busy the machine is, so no test is fast
 * or slow by accident, and a person is never taken for a scanner.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export type ScanOptions = {
	readonly gapMs?: number;
	readonly suffix?: 'Enter' | 'Tab' | '';
	/** The machine hands each half over so much later; the keys keep their times. */
	readonly stallMs?: number;
};

export type Keys = {
	/** Scans one code with its ending Enter. */
	scan(code: string, options?: ScanOptions): Promise<void>;
	/** Scans while a Chinese input method is on: every key is `Process`, the text is composed. */
	scanThroughInputMethod(code: string): Promise<void>;
	/** Types as a person does. */
	type(text: string): Promise<void>;
	/**
	 * Presses one key, with modifiers in front: `Enter`, `Shift+F6`, `Control+z`. `gapMs` behind the
	 * key before it by the times of the keys, however slow the machine is.
	 */
	press(key: string, gapMs?: number): Promise<void>;
};

const SCANNER_GAP_MS = 5;
const PERSON_GAP_MS = 140;
/** A person looks before the next single key: nothing answers a question in no time. */
const LOOK_MS = 350;

export async function openKeys(page: Page): Promise<Keys> {
	const session = await page.context().newCDPSession(page);
	let atMs = Date.now();

	/** Sends keys `gapMs` apart; the first one after a pause that belongs to a person. */
	async function send(
		keys: readonly string[],
		gapMs: number,
		pauseMs = PERSON_GAP_MS,
	): Promise<void> {
		atMs = Math.max(Date.now(), atMs + pauseMs);
		await sendNow(keys, gapMs);
	}

	async function sendNow(keys: readonly string[], gapMs: number): Promise<void> {
		const sent: Promise<unknown>[] = [];
		for (const key of keys) {
			for (const event of keyEvents(key)) {
				sent.push(session.send('Input.dispatchKeyEvent', { ...event, timestamp: atMs / 1000 }));
			}
			atMs += gapMs;
		}
		await Promise.all(sent);
	}

	return {
		scan: async (code, { gapMs = SCANNER_GAP_MS, suffix = 'Enter', stallMs = 0 } = {}) => {
			const sent = [...code, ...(suffix === '' ? [] : [suffix])];
			if (stallMs === 0) return send(sent, gapMs);
			const half = Math.floor(sent.length / 2);
			atMs = Math.max(Date.now(), atMs + PERSON_GAP_MS);
			for (const keys of [sent.slice(0, half), sent.slice(half)]) {
				await sleep(stallMs);
				await sendNow(keys, gapMs);
			}
		},
		type: (text) => send([...text], PERSON_GAP_MS),
		press: async (key, gapMs) => {
			if (gapMs === undefined) {
				await send([key], 0, LOOK_MS);
				return;
			}
			atMs += gapMs;
			await sendNow([key], 0);
		},
		scanThroughInputMethod: async (code) => {
			atMs = Math.max(Date.now(), atMs + PERSON_GAP_MS);
			for (const [index, key] of [...code].entries()) {
				await session.send('Input.dispatchKeyEvent', {
					type: 'rawKeyDown',
					key: 'Process',
					code: describeKey(key).code,
					windowsVirtualKeyCode: 229,
					timestamp: atMs / 1000,
				});
				await session.send('Input.imeSetComposition', {
					text: code.slice(0, index + 1),
					selectionStart: index + 1,
					selectionEnd: index + 1,
				});
				atMs += SCANNER_GAP_MS;
			}
			const { code: ending } = describeKey('Enter');
			await session.send('Input.dispatchKeyEvent', {
				type: 'rawKeyDown',
				key: 'Enter',
				code: ending,
				windowsVirtualKeyCode: 13,
				timestamp: atMs / 1000,
			});
		},
	};
}

type KeyEvent = {
	readonly type: 'keyDown' | 'rawKeyDown' | 'keyUp';
	readonly key: string;
	readonly code: string;
	readonly windowsVirtualKeyCode: number;
	readonly modifiers: number;
	readonly text?: string;
};

const MODIFIERS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 };

function keyEvents(pressed: string): KeyEvent[] {
	const parts = pressed.length === 1 ? [pressed] : pressed.split('+');
	const key = parts.at(-1) ?? '';
	const described = describeKey(key);
	const modifiers = parts
		.slice(0, -1)
		.reduce((bits, name) => bits + (MODIFIERS[name] ?? 0), described.modifiers);
	const { code, windowsVirtualKeyCode } = described;
	const named = { key, code, windowsVirtualKeyCode, modifiers };
	const writes = described.text !== '' && (modifiers & 3) === 0;
	return [
		{
			type: writes ? 'keyDown' : 'rawKeyDown',
			...named,
			...(writes ? { text: described.text } : {}),
		},
		{ type: 'keyUp', ...named },
	];
}

type Described = {
	readonly code: string;
	readonly text: string;
	readonly windowsVirtualKeyCode: number;
	readonly modifiers: number;
};

const NAMED: Readonly<Record<string, readonly [code: string, text: string, virtualKey: number]>> = {
	Enter: ['Enter', '\r', 13],
	Tab: ['Tab', '', 9],
	Escape: ['Escape', '', 27],
	Insert: ['Insert', '', 45],
	Delete: ['Delete', '', 46],
	Backspace: ['Backspace', '', 8],
	ArrowUp: ['ArrowUp', '', 38],
	ArrowDown: ['ArrowDown', '', 40],
	'*': ['NumpadMultiply', '*', 106],
	'+': ['NumpadAdd', '+', 107],
	'.': ['Period', '.', 190],
	'-': ['Minus', '-', 189],
};

function describeKey(key: string): Described {
	const named = NAMED[key];
	if (named !== undefined) {
		const [code, text, windowsVirtualKeyCode] = named;
		return { code, text, windowsVirtualKeyCode, modifiers: 0 };
	}
	if (/^F\d+$/.test(key)) {
		return { code: key, text: '', windowsVirtualKeyCode: 111 + Number(key.slice(1)), modifiers: 0 };
	}
	if (/^\d$/.test(key)) {
		return {
			code: `Digit${key}`,
			text: key,
			windowsVirtualKeyCode: key.charCodeAt(0),
			modifiers: 0,
		};
	}
	const upper = key.toUpperCase();
	const modifiers = key === upper ? 8 : 0;
	return { code: `Key${upper}`, text: key, windowsVirtualKeyCode: upper.charCodeAt(0), modifiers };
}
