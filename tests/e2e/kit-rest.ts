/**
 * When a page has come to rest: everything it asked is answered, and what the answers changed is
 * painted. A person reads the screen before the next key; a test that is to be faster than the
 * terminal uses the keys of kit-keys.ts as they are. The code of a place that somebody goes to is
 * no request: a test waits for what stands there.
 */
import type { Page } from 'playwright-core';
import { PATIENCE } from '#kit/patience.ts';
import type { Keys } from './kit-keys.ts';

export type Rest = () => Promise<void>;

/**
 * To be called before the page is opened. What `heldBack` names does not count: a test holds the
 * answer in its hand.
 */
export async function watchRest(page: Page, heldBack: () => string[] = () => []): Promise<Rest> {
	await page.addInitScript(countRequests);
	return async () => {
		const asked = await page.evaluate(comeToRest, { held: heldBack(), patienceMs: PATIENCE.thing });
		if (asked.length > 0) throw new Error(`nobody answered the page: ${asked.join(', ')}`);
	};
}

/** A person's keys wait until the page rests; a scanner waits for nobody. */
export function restingKeys(keys: Keys, rest: Rest): Keys {
	return {
		...keys,
		type: async (text) => {
			await rest();
			await keys.type(text);
		},
		press: async (key, gapMs) => {
			if (gapMs === undefined) await rest();
			await keys.press(key, gapMs);
		},
	};
}

type Counted = { readonly underWay: Map<number, string> };

/** Runs in the page, before anything of its own. */
function countRequests(): void {
	const underWay = new Map<number, string>();
	Object.assign(window, { underWay } satisfies Counted);
	const known = new WeakSet<WebSocket>();
	const { send } = WebSocket.prototype;
	WebSocket.prototype.send = function sendAndCount(text: string) {
		const { id, envelope } = JSON.parse(text) as { id: number; envelope: { request: string } };
		underWay.set(id, envelope.request);
		if (!known.has(this)) {
			known.add(this);
			// Behind the page's own listener, which has seen the answer by then.
			this.addEventListener('message', ({ data }: MessageEvent<string>) => {
				underWay.delete((JSON.parse(data) as { id: number }).id);
			});
			this.addEventListener('close', () => underWay.clear());
		}
		send.call(this, text);
	};
}

type Patience = { readonly held: readonly string[]; readonly patienceMs: number };

/**
 * Runs in the page; gives what was still asked when its patience ended. Two frames, because what a
 * screen listens with is attached after it was painted.
 */
async function comeToRest({ held, patienceMs }: Patience): Promise<string[]> {
	const { underWay } = window as unknown as Counted;
	const asked = () => [...underWay.values()].filter((name) => !held.includes(name));
	const endMs = Date.now() + patienceMs;
	for (let frames = 0; frames < 2 && Date.now() < endMs;) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		frames = asked().length === 0 ? frames + 1 : 0;
	}
	await new Promise((resolve) => setTimeout(resolve));
	return asked();
}
