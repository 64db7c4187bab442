/**
 * A keyboard-wedge scanner as Chromium sees one: key events with times of the scanner's own, sent
 * through the debugger. The times do not depend on how busy the machine is, so a test is never fast
 * or slow by accident; a person typing is the same with longer pauses.
 */
import type { CDPSession, Page } from 'playwright-core';

export type Scanner = {
	/** Scans one code with its ending Enter. */
	scan(code: string, options?: { readonly gapMs?: number; readonly suffix?: 'Enter' | 'Tab' | '' }): Promise<void>;
	/** Types as a person does: never faster than a scanner may be. */
	type(text: string): Promise<void>;
};

const PERSON_GAP_MS = 140;
const PAUSE_MS = 400;

export async function openScanner(page: Page): Promise<Scanner> {
	const session = await page.context().newCDPSession(page);
	const clock = { atMs: Date.now() };
	return {
		scan: async (code, { gapMs = 5, suffix = 'Enter' } = {}) => {
			await send(session, clock, { keys: [...code], gapMs });
			if (suffix !== '') await send(session, clock, { keys: [suffix], gapMs, follows: true });
		},
		type: (text) => send(session, clock, { keys: [...text], gapMs: PERSON_GAP_MS }),
	};
}

type Burst = { readonly keys: readonly string[]; readonly gapMs: number; readonly follows?: boolean };

async function send(session: CDPSession, clock: { atMs: number }, burst: Burst): Promise<void> {
	// Never into the past of what was sent before, and always after a pause that ends any buffer.
	if (burst.follows !== true) clock.atMs = Math.max(Date.now(), clock.atMs + PAUSE_MS);
	const sent: Promise<unknown>[] = [];
	for (const key of burst.keys) {
		clock.atMs += burst.gapMs;
		for (const event of keyEvents(key)) {
			sent.push(session.send('Input.dispatchKeyEvent', { ...event, timestamp: clock.atMs / 1000 }));
		}
	}
	await Promise.all(sent);
}

type KeyEvent = Parameters<CDPSession['send']>[1] & { readonly type: 'keyDown' | 'keyUp' };

function keyEvents(key: string): KeyEvent[] {
	const { code, text, windowsVirtualKeyCode, modifiers } = describeKey(key);
	const named = { key, code, windowsVirtualKeyCode, nativeVirtualKeyCode: windowsVirtualKeyCode, modifiers };
	return [
		{ type: 'keyDown', ...named, ...(text === '' ? {} : { text, unmodifiedText: text }) },
		{ type: 'keyUp', ...named },
	] as KeyEvent[];
}

function describeKey(key: string) {
	if (key === 'Enter') return { code: 'Enter', text: '\r', windowsVirtualKeyCode: 13, modifiers: 0 };
	if (key === 'Tab') return { code: 'Tab', text: '', windowsVirtualKeyCode: 9, modifiers: 0 };
	if (key === '*') return { code: 'NumpadMultiply', text: '*', windowsVirtualKeyCode: 106, modifiers: 0 };
	if (key === '+') return { code: 'NumpadAdd', text: '+', windowsVirtualKeyCode: 107, modifiers: 0 };
	if (key === '.') return { code: 'Period', text: '.', windowsVirtualKeyCode: 190, modifiers: 0 };
	if (key === '-') return { code: 'Minus', text: '-', windowsVirtualKeyCode: 189, modifiers: 0 };
	if (/^[0-9]$/.test(key)) {
		return { code: `Digit${key}`, text: key, windowsVirtualKeyCode: key.charCodeAt(0), modifiers: 0 };
	}
	const upper = key.toUpperCase();
	const modifiers = key === upper ? 8 : 0;
	return { code: `Key${upper}`, text: key, windowsVirtualKeyCode: upper.charCodeAt(0), modifiers };
}
