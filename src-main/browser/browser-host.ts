/**
 * The terminal in a browser of the same machine: plain HTTP on 127.0.0.1 only. The first page comes
 * by a one-time link (`/enter/<token>`), everything after it by the cookie that link left.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningTerminal } from '../running-terminal.ts';
import { openChannel } from './channel.ts';
import { COOKIE, openDoorkeeper, type Doorkeeper } from './doorkeeper.ts';
import { answerRpc } from './rpc.ts';
import { SECURITY_HEADERS } from '../system/security-headers.ts';
import { readStatic } from './static-files.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

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
	const { terminal } = options;
	const server = createServer();
	const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
	const door = openDoorkeeper(port);
	const channel = openChannel(terminal, door);
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
			channel.close();
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

type Serving = BrowserHostOptions & {
	readonly door: Doorkeeper;
	readonly newLink: BrowserHost['newLink'];
};

async function serve(
	{ terminal, pageDir, door, newLink }: Serving,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (!door.isOurs(request)) return end(response, 403, 'not for this host');
	const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
	if (request.method === 'GET' && pathname.startsWith('/enter/')) {
		return enter(door, pathname.slice('/enter/'.length), response);
	}
	const session = door.channelOf(request);
	if (session === undefined) return end(response, 401, 'open the link that the terminal printed');
	if (request.method === 'POST' && /^\/rpc(\/|$)/.test(pathname)) {
		const { status, reply } = await answerRpc(request, pathname, (envelope) =>
			terminal.answer(session, envelope),
		);
		response.writeHead(status, {
			...SECURITY_HEADERS,
			'content-type': JSON_TYPE,
			// The rest of a body that is too large is not read: the line ends here.
			...(status === 413 ? { connection: 'close' } : {}),
		});
		return void response.end(`${JSON.stringify(reply)}\n`);
	}
	if (request.method === 'GET' && pathname === '/link') {
		// A new browser start needs a new link: the old one is spent.
		response.writeHead(200, {
			...SECURITY_HEADERS,
			'content-type': JSON_TYPE,
		});
		return void response.end(`${JSON.stringify(newLink())}\n`);
	}
	if (request.method !== 'GET') return end(response, 405, 'GET and POST only');
	const file = await readStatic(pageDir, pathname);
	if (file === undefined) return end(response, 404, 'no such page');
	response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': file.type });
	response.end(file.bytes);
}

function enter(door: Doorkeeper, token: string, response: ServerResponse): void {
	const channel = door.spend(token);
	if (channel === undefined) return end(response, 403, 'this link was used; ask for a new one');
	response.writeHead(303, {
		...SECURITY_HEADERS,
		location: '/',
		'set-cookie': `${COOKIE}=${channel}; HttpOnly; SameSite=Strict; Path=/`,
	});
	response.end();
}

function end(response: ServerResponse, status: number, text: string): void {
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
