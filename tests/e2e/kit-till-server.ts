/**
 * The built renderer as the browser host serves it: static files under the strict policy of the
 * house, and one WebSocket at /channel. Behind it stands whatever answers envelopes.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { heardByCustomer } from '#main/bridge/sides.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { Envelope, Reply } from '#shared/contract/request.ts';

export const STRICT_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
].join('; ');

/**
 * A reply waits up to so long, and everything after it: what was announced before it is seen first,
 * so that a test which takes the one for the other fails. From GUITAI_SLOW_MS.
 */
const SLOW_MS = Number(process.env['GUITAI_SLOW_MS'] ?? 0);

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** Whose page opened a line: it says so in the address, as to the browser host. */
export type LineSide = 'till' | 'customer';
const CHANNELS: Readonly<Record<string, LineSide>> = {
	'/channel': 'till',
	'/channel?side=customer': 'customer',
};

/** Whatever answers: the scripted terminal of a test. */
export type Answering = {
	answer(envelope: Envelope, side: LineSide): Promise<Reply>;
	onAnnounce(listener: (event: object) => void): () => void;
};

export type TillServer = {
	readonly url: string;
	/** Breaks every open line, as a restarted host does. */
	breakLines(): void;
	/** While true, nobody gets a line. */
	refuseLines(refuse: boolean): void;
	close(): Promise<void>;
};

export async function serveTill(folder: string, till: Answering): Promise<TillServer> {
	const lines = new Map<WebSocket, Line>();
	let refusing = false;
	const server = createServer((request, response) => {
		const name = new URL(request.url ?? '/', 'http://till').pathname;
		const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
		readFile(file).then(
			(bytes) => {
				response.writeHead(200, {
					'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
					'content-security-policy': STRICT_POLICY,
					'x-content-type-options': 'nosniff',
				});
				response.end(bytes);
			},
			() => response.writeHead(404).end(),
		);
	});
	const sockets = new WebSocketServer({ noServer: true });
	server.on('upgrade', (request, socket, head) => {
		const side = CHANNELS[request.url ?? ''];
		if (refusing || side === undefined) {
			socket.destroy();
			return;
		}
		sockets.handleUpgrade(request, socket, head, (line) => {
			const outbox = openOutbox(line);
			lines.set(line, { outbox, side });
			line.on('close', () => lines.delete(line));
			line.on(
				'message',
				(message: Buffer) => void answerLine(till, { outbox, side }, message.toString('utf8')),
			);
		});
	});
	const endAnnouncing = till.onAnnounce((event) => {
		for (const { outbox, side } of lines.values()) {
			const heard = side === 'customer' ? heardByCustomer(event as TerminalEvent) : event;
			if (heard !== undefined) outbox(JSON.stringify(heard), 0);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		breakLines: () => {
			for (const line of lines.keys()) line.terminate();
		},
		refuseLines: (refuse) => {
			refusing = refuse;
		},
		close: async () => {
			endAnnouncing();
			for (const line of lines.keys()) line.terminate();
			sockets.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

type Line = { readonly outbox: Outbox; readonly side: LineSide };

async function answerLine(till: Answering, { outbox, side }: Line, message: string): Promise<void> {
	const { id, envelope } = JSON.parse(message) as { id: number; envelope: Envelope };
	const reply = await till.answer(envelope, side);
	outbox(JSON.stringify({ id, reply }), Math.random() * SLOW_MS);
}

/** Sends a message so much later, and behind all before it. */
type Outbox = (text: string, laterMs: number) => void;

function openOutbox(line: WebSocket): Outbox {
	const send = (text: string) => {
		if (line.readyState === line.OPEN) line.send(text);
	};
	if (SLOW_MS === 0) return send;
	let before = Promise.resolve();
	return (text, laterMs) => {
		const wait = sleep(laterMs);
		before = before.then(async () => {
			await wait;
			send(text);
		});
	};
}
