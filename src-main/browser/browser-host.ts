/**
 * The terminal in a browser of the same machine: plain HTTP on 127.0.0.1 only. The first page comes
 * by a one-time link (`/enter/<token>`), everything after it by the cookie that link left.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningTerminal } from '../running-terminal.ts';
import { readPageFile } from '../system/read-page-file.ts';
import { SECURITY_HEADERS } from '../system/security-headers.ts';
import { openChannel } from './channel.ts';
import { openDoorkeeper, type Doorkeeper } from './doorkeeper.ts';
import { answerRpc } from './rpc.ts';

export type BrowserHost = {
	readonly port: number;
	readonly url: string;
	/** The key of the command line (host-file.ts). */
	readonly channelKey: string;
	/** A fresh one-time link for a browser. */
	newLink(): { readonly token: string; readonly url: string };
	close(): Promise<void>;
};

export type BrowserHostOptions = {
	readonly terminal: RunningTerminal;
	/** Folder of the built page. */
	readonly pageDir: string;
	readonly port: number;
};

/** Listens; rejects when the port is taken. */
export async function openBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
	const server = createServer();
	const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
	const door = openDoorkeeper(port);
	const channel = openChannel(options.terminal, door);
	const url = () => `http://127.0.0.1:${port()}`;
	const newLink = () => {
		const token = door.newToken();
		return { token, url: `${url()}/enter/${token}` };
	};
	server.on('request', (request, response) => {
		serve({ ...options, door, newLink }, request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500, SECURITY_HEADERS);
			response.end();
		});
	});
	server.on('upgrade', channel.upgrade);
	await listen(server, options.port);
	return {
		port: port(),
		url: url(),
		channelKey: door.channelKey,
		newLink,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			channel.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

type Serving = BrowserHostOptions & {
	readonly door: Doorkeeper;
	readonly newLink: BrowserHost['newLink'];
};

async function serve(
	serving: Serving,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { door } = serving;
	if (!door.isOurs(request)) return say(response, 403, 'not for this host');
	const pathname = /^\/[^?#]*/.exec(request.url ?? '')?.[0];
	if (pathname === undefined) return say(response, 400, 'not a path');
	if (request.method === 'GET' && pathname.startsWith('/enter/')) {
		return enter(door, pathname.slice('/enter/'.length), response);
	}
	const session = door.channelOf(request);
	if (session === undefined) return say(response, 401, 'open the link that the terminal printed');
	if (request.method === 'POST') return rpc({ ...serving, session, pathname }, request, response);
	if (request.method !== 'GET') return say(response, 405, 'GET and POST only');
	// A new browser start needs a new link: the old one is spent.
	if (pathname === '/link') return sendJson(response, 200, serving.newLink());
	const file = await readPageFile(serving.pageDir, pathname);
	if (file === undefined) return say(response, 404, 'no such page');
	response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': file.type });
	response.end(file.bytes);
}

type Rpc = Serving & { readonly session: string; readonly pathname: string };

async function rpc(
	{ terminal, session, pathname }: Rpc,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (!/^\/rpc(\/|$)/.test(pathname)) return say(response, 404, 'POST /rpc or /rpc/<noun>/<verb>');
	const { status, reply } = await answerRpc(request, pathname, (envelope) =>
		terminal.answer(session, envelope),
	);
	// The rest of a body that is too large is not read: the line ends after the answer.
	if (status === 413) response.setHeader('connection', 'close');
	sendJson(response, status, reply);
}

function enter(door: Doorkeeper, token: string, response: ServerResponse): void {
	const cookie = door.spend(token);
	if (cookie === undefined) return say(response, 403, 'this link was used; ask for a new one');
	response.writeHead(303, {
		...SECURITY_HEADERS,
		location: '/',
		'set-cookie': `${cookie}; HttpOnly; SameSite=Strict; Path=/`,
	});
	response.end();
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, {
		...SECURITY_HEADERS,
		'content-type': 'application/json; charset=utf-8',
	});
	response.end(`${JSON.stringify(value)}\n`);
}

function say(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' });
	response.end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', reject);
			resolve();
		});
	});
}
