/**
 * The page's line to the terminal: one WebSocket. Client to host `{id, envelope}`, host to client
 * `{id, reply}` or `{event, detail}`. A frame that is no such thing is answered where it can be and
 * dropped where it cannot; it never ends the terminal.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { customerSession, heardByCustomer } from '../bridge/sides.ts';
import type { RunningTerminal } from '../running-terminal.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { MAX_BODY_BYTES } from './rpc.ts';

export type Channel = {
	/** Takes over an upgrade of `/channel`, or ends it. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	close(): void;
};

export function openChannel(terminal: RunningTerminal, door: Doorkeeper): Channel {
	const server = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
	const customers = new WeakSet<WebSocket>();
	const stop = terminal.onEvent((event) => {
		const text = JSON.stringify(event);
		const theirs = heardByCustomer(event);
		const theirText = theirs === undefined ? undefined : JSON.stringify(theirs);
		for (const socket of server.clients) {
			const heard = customers.has(socket) ? theirText : text;
			if (heard !== undefined && socket.readyState === socket.OPEN) socket.send(heard);
		}
	});
	return {
		upgrade: (request, socket, head) => {
			const session = door.channelOf(request);
			// A browser always says its Origin here; a line without one is no page of ours.
			const isPage = request.headers.origin !== undefined && door.isOurs(request);
			const side = sideOf(request.url);
			if (side === undefined || session === undefined || !isPage) {
				socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
				return;
			}
			server.handleUpgrade(request, socket, head, (line) => {
				if (side === 'customer') customers.add(line);
				serve(terminal, line, side === 'till' ? session : customerSession(session));
			});
		},
		close: () => {
			stop();
			for (const socket of server.clients) socket.terminate();
			server.close();
		},
	};
}

/** A line says once, when it opens, whose it is: the till's or the customer's, never both. */
function sideOf(url: string | undefined): 'till' | 'customer' | undefined {
	if (url === '/channel') return 'till';
	return url === '/channel?side=customer' ? 'customer' : undefined;
}

function serve(terminal: RunningTerminal, line: WebSocket, session: string): void {
	// A line that broke, or a frame past the limit: `close` follows, nothing else is to be done.
	line.on('error', () => undefined);
	line.on('message', (frame: RawData) => {
		const message = parseFrame(frame);
		if (message === undefined) return;
		void terminal.answer(session, message.envelope).then((reply) => {
			if (line.readyState === line.OPEN) line.send(JSON.stringify({ id: message.id, reply }));
		});
	});
}

function parseFrame(frame: RawData): { id: number; envelope: unknown } | undefined {
	try {
		const text = Array.isArray(frame) ? Buffer.concat(frame) : Buffer.from(frame as ArrayBuffer);
		const message = JSON.parse(text.toString('utf8')) as {
			id?: unknown;
			envelope?: unknown;
		} | null;
		if (typeof message !== 'object' || message === null) return undefined;
		return Number.isSafeInteger(message.id)
			? { id: message.id as number, envelope: message.envelope }
			: undefined;
	} catch {
		return undefined;
	}
}
