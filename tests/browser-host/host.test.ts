// Goal: only a browser of this machine with a fresh link, or a program with the channel key,
// reaches the terminal; no other site's page does, and no path leads out of the page's folder.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { openBrowserHost, type BrowserHost } from '#main/browser/browser-host.ts';

let till: TempTerminal;
let host: BrowserHost;
const pageDir = mkdtempSync(path.join(tmpdir(), 'guitai-page-'));

beforeAll(async () => {
	writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html><title>柜台</title>');
	mkdirSync(path.join(pageDir, 'assets'));
	writeFileSync(path.join(pageDir, 'assets/page.js'), 'export {}');
	writeFileSync(`${pageDir}-secret.json`, '{}');
	till = await openTempTerminal();
	host = await openBrowserHost({ terminal: till.running, pageDir, port: 0 });
});
afterAll(async () => {
	await host.close();
	await till.close();
	rmSync(pageDir, { recursive: true });
	rmSync(`${pageDir}-secret.json`);
});

type Answer = {
	readonly status: number;
	readonly headers: Record<string, unknown>;
	readonly body: string;
};

/** Node's own client: fetch would not let a test lie about Host and Origin, nor send a raw path. */
function call(
	where: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{ host: '127.0.0.1', port: host.port, path: where, method, headers },
			(response) => {
				let body = '';
				response.on('data', (part) => (body += String(part)));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
				);
			},
		);
		sent.on('error', reject);
		sent.end();
	});
}

async function enter(): Promise<string> {
	const { token } = host.newLink();
	const { headers } = await call(`/enter/${token}`);
	return String(headers['set-cookie']).split(';')[0] ?? '';
}

describe('the door', () => {
	it('opens once per link, with a cookie no script and no other site can use', async () => {
		const { token } = host.newLink();
		const first = await call(`/enter/${token}`);
		expect(first.status).toBe(303);
		expect(first.headers['location']).toBe('/');
		expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
		expect((await call(`/enter/${token}`)).status).toBe(403);
		expect((await call('/enter/')).status).toBe(403);
	});

	it('stays shut without cookie or key', async () => {
		for (const [where, method] of [
			['/', 'GET'],
			['/rpc', 'POST'],
			['/link', 'GET'],
			['/assets/page.js', 'GET'],
		]) {
			expect((await call(where ?? '', {}, method)).status).toBe(401);
		}
		const wrong = { authorization: `Bearer ${'x'.repeat(43)}` };
		expect((await call('/link', wrong)).status).toBe(401);
		expect((await call('/', { cookie: `guitai_channel_${host.port}=guess` })).status).toBe(401);
	});

	it('is not reached by a name that points at 127.0.0.1, nor by another site', async () => {
		const cookie = await enter();
		expect((await call('/', { cookie, host: 'evil.test' })).status).toBe(403);
		expect((await call('/', { cookie, host: `evil.test:${host.port}` })).status).toBe(403);
		expect((await call('/rpc', { cookie, origin: 'https://evil.test' }, 'POST')).status).toBe(403);
		expect((await call('/', { cookie, origin: 'null' })).status).toBe(403);
		expect((await call('/', { cookie, origin: host.url })).status).toBe(200);
	});

	it('says its policy on every answer', async () => {
		const cookie = await enter();
		for (const where of ['/', '/nothing', '/enter/x']) {
			const { headers } = await call(where, { cookie });
			expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
			expect(headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'cache-control': 'no-store',
			});
		}
	});

	it.each([
		'/../x',
		'/%2e%2e/secret.json',
		'/..%2f..%2fetc/passwd',
		'/..%5cx',
		'/%00',
		'/%zz',
		'/assets/../../x.json',
	])('does not lead out of the page’s folder by %s', async (where) => {
		const cookie = await enter();
		expect([404, 400]).toContain((await call(where, { cookie })).status);
	});

	it.each(['//', '*', 'http://evil.test/', '//evil.test/%zz', '/enter', '/rpc/', '/channel'])(
		'answers the odd target %s without a fault',
		async (where) => {
			const cookie = await enter();
			expect([200, 400, 404]).toContain((await call(where, { cookie })).status);
			expect([400, 404, 409]).toContain((await call(where, { cookie }, 'POST')).status);
		},
	);

	it('takes no cookie of another terminal on this machine', async () => {
		const value = (await enter()).split('=')[1] ?? '';
		const cookie = `guitai_channel_${host.port + 1}=${value}`;
		expect((await call('/', { cookie })).status).toBe(401);
	});

	it('serves the page and its files by their types', async () => {
		const cookie = await enter();
		expect((await call('/', { cookie })).headers['content-type']).toContain('text/html');
		expect((await call('/assets/page.js', { cookie })).headers['content-type']).toContain(
			'javascript',
		);
		expect((await call('/', { cookie }, 'DELETE')).status).toBe(405);
	});

	it('gives a fresh link to who holds the key', async () => {
		const { body } = await call('/link', { authorization: `Bearer ${host.channelKey}` });
		const { url } = JSON.parse(body) as { url: string };
		expect((await call(new URL(url).pathname)).status).toBe(303);
	});
});

type Line = {
	send(frame: unknown): void;
	next(match: (m: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
	socket: WebSocket;
};

async function openLine(headers: Record<string, string>, where = '/channel'): Promise<Line> {
	const socket = new WebSocket(`${host.url.replace('http', 'ws')}${where}`, { headers });
	const heard: Record<string, unknown>[] = [];
	const waiting: (() => void)[] = [];
	socket.on('message', (text) => {
		heard.push(JSON.parse((text as Buffer).toString('utf8')) as Record<string, unknown>);
		for (const wake of waiting.splice(0)) wake();
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('open', () => resolve());
		socket.once('error', reject);
	});
	return {
		socket,
		send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
		next: async (match) => {
			for (;;) {
				const found = heard.find(match);
				if (found !== undefined) return found;
				await new Promise<void>((resolve) => waiting.push(resolve));
			}
		},
	};
}

describe('the channel', () => {
	it('answers by id and announces to everybody', async () => {
		const one = await openLine({ cookie: await enter(), origin: host.url });
		const two = await openLine({ cookie: await enter(), origin: host.url });
		const input = { operatorNo: '1003', pin: '639158' };
		one.send({ id: 7, envelope: { request: 'operator/sign-in', input } });
		expect(await one.next(({ id }) => id === 7)).toMatchObject({ reply: { ok: true } });
		expect(await two.next(({ event }) => event === 'terminal/changed')).toMatchObject({
			detail: {},
		});
		// The second browser has a session of its own.
		two.send({ id: 1, envelope: { request: 'sale/current', input: {} } });
		expect(await two.next(({ id }) => id === 1)).toMatchObject({
			reply: { refusal: { code: 'session/signed-out' } },
		});
		one.socket.close();
		two.socket.close();
	});

	it('outlives frames that are no messages', async () => {
		const line = await openLine({ cookie: await enter(), origin: host.url });
		for (const frame of ['', '{', 'null', '[]', '7', '{"id":"x"}', '{"envelope":{}}', '\u0000']) {
			line.send(frame);
		}
		line.socket.send(Buffer.from([0xff, 0xfe, 0x00]));
		line.send({ id: 2, envelope: 'nonsense' });
		expect(await line.next(({ id }) => id === 2)).toMatchObject({
			reply: { refusal: { code: 'request/invalid-input' } },
		});
		line.socket.close();
	});

	it('refuses a line of another site, of nobody, and at another path', async () => {
		const cookie = await enter();
		await expect(openLine({ cookie, origin: 'https://evil.test' })).rejects.toThrow('403');
		await expect(openLine({ cookie })).rejects.toThrow('403');
		await expect(openLine({ origin: host.url })).rejects.toThrow('403');
		const page = { cookie, origin: host.url };
		await expect(openLine(page, '/channel?side=manager')).rejects.toThrow('403');
	});

	it('SEC-2: a line of the customer’s page is theirs for good, also in the till’s own browser', async () => {
		const page = { cookie: await enter(), origin: host.url };
		const till = await openLine(page);
		const customer = await openLine(page, '/channel?side=customer');
		const input = { operatorNo: '1003', pin: '639158' };
		till.send({ id: 1, envelope: { request: 'operator/sign-in', input } });
		expect(await till.next(({ id }) => id === 1)).toMatchObject({ reply: { ok: true } });
		const refused = { reply: { refusal: { code: 'request/unknown', request: 'sender' } } };
		customer.send({ id: 1, envelope: { request: 'sale/current', input: {} } });
		expect(await customer.next(({ id }) => id === 1)).toMatchObject(refused);
		customer.send({ id: 2, envelope: { request: 'customer/here', input: {} } });
		expect(await customer.next(({ id }) => id === 2)).toMatchObject({ reply: { ok: true } });
		till.send({ id: 2, envelope: { request: 'customer/here', input: {} } });
		expect(await till.next(({ id }) => id === 2)).toMatchObject(refused);
		// Nor over plain HTTP, where no page of a customer ever asks.
		const { body } = await call('/rpc/customer/here', { cookie: page.cookie }, 'POST');
		expect(JSON.parse(body)).toMatchObject(refused.reply);
		till.socket.close();
		customer.socket.close();
	});
});
