/**
 * The bridge to the browser host: one WebSocket at /channel for requests and announcements, because
 * a fetch costs six times as much. Client to host `{id, envelope}`, host to client `{id, reply}` or
 * `{event, detail}`. The line comes back by itself; what was under way when it broke is rejected
 * with ConnectionLost, what was asked meanwhile waits. The customer's page (客显) says at the door
 * whose it is and gets answers to the customer's requests only.
 */
import type { Envelope, Reply } from '#shared/contract/request.ts';
import { ConnectionLost, type Bridge } from './bridge.ts';
import { listeners } from './listeners.ts';

const SHORTEST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 3000;

type Waiting = { readonly resolve: (reply: Reply) => void; readonly reject: (why: Error) => void };

type Page = Pick<Window, 'location' | 'addEventListener'>;

export function openSocketBridge(page: Page): Bridge {
	const address = lineAddress(page, () => socket?.close());
	const events = listeners<unknown>();
	const line = listeners<boolean>();
	const sent = new Map<number, Waiting>();
	const unsent: { readonly text: string; readonly id: number }[] = [];
	let socket: WebSocket | undefined;
	let nextId = 1;
	let waitMs = SHORTEST_WAIT_MS;
	let up = false;

	function connect(): void {
		const opening = new WebSocket(address());
		socket = opening;
		opening.addEventListener('open', () => {
			waitMs = SHORTEST_WAIT_MS;
			setLine(true);
			for (const { text } of unsent.splice(0)) opening.send(text);
		});
		opening.addEventListener('message', ({ data }) => {
			if (typeof data === 'string') receive(JSON.parse(data));
		});
		opening.addEventListener('close', () => {
			setLine(false);
			breakOff();
			setTimeout(connect, waitMs);
			waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
		});
	}

	function receive(message: unknown): void {
		if (typeof message !== 'object' || message === null) return;
		if (!('id' in message)) {
			events.tell(message);
			return;
		}
		const { id, reply } = message as { readonly id: number; readonly reply: Reply };
		sent.get(id)?.resolve(reply);
		sent.delete(id);
	}

	/** Rejects what had left; what had not left goes out with the next connection. */
	function breakOff(): void {
		const held = new Set(unsent.map(({ id }) => id));
		for (const [id, { reject }] of sent) {
			if (held.has(id)) continue;
			sent.delete(id);
			reject(new ConnectionLost('the line broke while a request was under way'));
		}
	}

	function setLine(now: boolean): void {
		if (up === now) return;
		up = now;
		line.tell(now);
	}

	connect();
	return {
		send: (envelope: Envelope) => {
			const id = nextId;
			nextId += 1;
			const text = JSON.stringify({ id, envelope });
			return new Promise<Reply>((resolve, reject) => {
				sent.set(id, { resolve, reject });
				if (socket?.readyState === WebSocket.OPEN) socket.send(text);
				else unsent.push({ id, text });
			});
		},
		onEvent: events.add,
		onLine: (listener) => {
			listener(up);
			return line.add(listener);
		},
	};
}

/**
 * Where the line goes. It is one side's for good: a page that becomes the other's (`#/customer`)
 * takes another line, so `onOther` ends the one it has.
 */
function lineAddress({ location, addEventListener }: Page, onOther: () => void): () => string {
	const channel = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/channel`;
	const isCustomer = () => /^#\/?customer(\?|$)/.test(location.hash);
	let was = isCustomer();
	addEventListener('hashchange', () => {
		if (was === isCustomer()) return;
		was = isCustomer();
		onOther();
	});
	return () => (was ? `${channel}?side=customer` : channel);
}
