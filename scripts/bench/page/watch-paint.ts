/**
 * Runs in the terminal's own page, before it: notes when a scan's Enter came, when the terminal's
 * message came, when the basket had changed and was laid out, and when that was painted. It is sent
 * to the page as text, so it needs everything inside itself.
 */

export type PaintTimes = {
	/** Enter to painted, ms. */
	readonly painted: number;
	/** The terminal's message to the line laid out, ms: what the page itself costs. */
	readonly render: number;
	/** The terminal's message to painted, ms. */
	readonly frame: number;
};

export type BenchPaint = {
	/** Looks for the next scan from now on. */
	arm(): void;
	/** Resolves with the times of the scan that was looked for. */
	times(): Promise<PaintTimes>;
	/** Leaves the checkout and comes back: ms from the way back to the basket laid out. */
	mount(): Promise<number>;
	nodes(): { readonly page: number; readonly basket: number };
};

declare global {
	// The name the bench calls through the browser.
	// oxlint-disable-next-line no-var
	var benchPaint: BenchPaint;
}

// Sent to the page as text: it must stand alone.
// oxlint-disable-next-line max-lines-per-function
export function watchPaint(): void {
	let enterAt = 0;
	let messageAt = 0;
	window.addEventListener(
		'keydown',
		({ code }) => {
			if (code === 'Enter') enterAt = performance.now();
			messageAt = 0;
		},
		{ capture: true },
	);
	const Socket = window.WebSocket;
	window.WebSocket = class extends Socket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			// The first listener: before the page reads the message.
			this.addEventListener('message', () => {
				if (messageAt === 0) messageAt = performance.now();
			});
		}
	};

	const lines = () => document.querySelectorAll('li[aria-posinset]').length;
	const laidOut = () => document.body.getBoundingClientRect().height;
	/** Calls back at the first change of the page for which `holds`, and stops looking. */
	const atChange = (holds: () => boolean) =>
		new Promise<number>((resolve) => {
			const observer = new MutationObserver(() => {
				if (!holds()) return;
				laidOut();
				observer.disconnect();
				resolve(performance.now());
			});
			observer.observe(document.body, {
				childList: true,
				subtree: true,
				characterData: true,
				attributes: true,
			});
		});
	/** When the frame that is now in the making has been painted. */
	const painted = () =>
		new Promise<number>((resolve) => {
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now());
				port2.postMessage(undefined);
			});
		});
	const basketText = () => document.querySelector('li[aria-current]')?.textContent ?? '';

	const timesOfNext = async (): Promise<PaintTimes> => {
		enterAt = 0;
		const before = basketText();
		const changedAt = await atChange(() => enterAt > 0 && basketText() !== before);
		const [enter, message] = [enterAt, messageAt];
		const paintedAt = await painted();
		return {
			painted: paintedAt - enter,
			render: changedAt - message,
			frame: paintedAt - message,
		};
	};
	let next: Promise<PaintTimes> | undefined;

	globalThis.benchPaint = {
		arm: () => {
			next = timesOfNext();
		},
		times: async () => {
			if (next === undefined) throw new Error('nothing was looked for');
			return next;
		},
		mount: async () => {
			const gone = atChange(() => lines() === 0);
			window.location.hash = '#/sales';
			await gone;
			await painted();
			const back = atChange(() => lines() > 0);
			const from = performance.now();
			window.location.hash = '#/';
			return (await back) - from;
		},
		nodes: () => ({
			page: document.querySelectorAll('*').length,
			basket: document.querySelectorAll('ol li, ol li *').length,
		}),
	};
}
