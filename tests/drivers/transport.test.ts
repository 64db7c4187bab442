// Goal: a transport says how far it came and how it ended, exactly once, and never hangs.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalDevices } from '#drivers/local-devices.ts';
import type { LinkEnd, Transport } from '#drivers/port.ts';
import { systemTimers } from '#drivers/timers.ts';
import { fileTransport } from '#drivers/transport/file.ts';
import { tcpTransport } from '#drivers/transport/tcp.ts';
import { PRINTER } from './printer-bench.ts';
import { SHORT } from './sample-receipts.ts';

const never = new AbortController().signal;

/** A server that does with each connection what it is told; gives its port. */
async function listen(serve: (socket: net.Socket) => void): Promise<number> {
	const sockets: net.Socket[] = [];
	const server = net.createServer((socket) => {
		socket.on('error', () => undefined);
		sockets.push(socket);
		serve(socket);
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const address = server.address();
	return address !== null && typeof address === 'object' ? address.port : 0;
}

const open = (port: number) => tcpTransport({ host: '127.0.0.1', port }, systemTimers);

function endsOf(transport: Transport): LinkEnd[] {
	const ends: LinkEnd[] = [];
	transport.onClosed((end) => ends.push(end));
	return ends;
}

describe('tcp', () => {
	it('says refused when nobody listens', async () => {
		const port = await listen(() => undefined);
		const gone = net.createServer();
		await new Promise<void>((resolve) => void gone.listen(0, '127.0.0.1', resolve));
		const address = gone.address();
		await new Promise((resolve) => void gone.close(resolve));
		const free = address !== null && typeof address === 'object' ? address.port : port;
		expect(await open(free).open(never)).toMatchObject({ cause: 'link/refused' });
	});

	it('carries every byte value in both directions', async () => {
		const port = await listen((socket) => socket.pipe(socket));
		const transport = open(port);
		const back: number[] = [];
		const all = Uint8Array.from({ length: 256 }, (_, i) => i);
		const whole = new Promise<void>((resolve) => {
			transport.onData((bytes) => {
				back.push(...bytes);
				if (back.length === 256) resolve();
			});
		});
		expect(await transport.open(never)).toBeUndefined();
		expect(await transport.write(all, { deadlineMs: 5000 })).toEqual({ accepted: 256 });
		await whole;
		expect(back).toEqual([...all]);
		await transport.close();
	});

	it('ends a write at its deadline when the far end stops reading', async () => {
		const port = await listen((socket) => socket.pause());
		const transport = open(port);
		await transport.open(never);
		const much = new Uint8Array(64 * 1024 * 1024);
		const { accepted, failed } = await transport.write(much, { deadlineMs: 200 });
		expect(failed).toMatchObject({ cause: 'link/stalled' });
		expect(accepted).toBeLessThan(much.length);
		await transport.close(0);
	});

	it('says reset once, to the write and to the listener', async () => {
		const port = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
		const transport = open(port);
		const ends = endsOf(transport);
		await transport.open(never);
		const closed = new Promise<LinkEnd>((resolve) => transport.onClosed(resolve));
		await transport.write(Uint8Array.of(1), { deadlineMs: 5000 });
		expect(await closed).toMatchObject({ cause: 'link/reset' });
		await transport.close();
		expect(ends).toHaveLength(1);
		expect(await transport.write(Uint8Array.of(2), { deadlineMs: 5000 })).toMatchObject({
			accepted: 0,
			failed: { cause: 'link/reset' },
		});
	});

	it('lets everything be read before it goes', async () => {
		let read = 0;
		let ended: () => void = () => undefined;
		const end = new Promise<void>((resolve) => {
			ended = resolve;
		});
		const port = await listen((socket) => {
			socket.on('data', (bytes) => {
				read += bytes.length;
			});
			socket.on('end', () => ended());
		});
		const transport = open(port);
		await transport.open(never);
		await transport.write(new Uint8Array(300_000), { deadlineMs: 5000 });
		await transport.close();
		await end;
		expect(read).toBe(300_000);
	});

	it('gives up opening when it is called off', async () => {
		const attempt = new AbortController();
		attempt.abort();
		expect(await open(9).open(attempt.signal)).toMatchObject({ detail: 'called off' });
	});
});

describe('file', () => {
	async function folder(): Promise<string> {
		const made = await mkdtemp(path.join(tmpdir(), 'guitai-file-'));
		onTestFinished(() => rm(made, { recursive: true }));
		return made;
	}

	it('keeps each receipt behind the last, flushed, and calls it sent', async () => {
		const file = path.join(await folder(), 'paper.bin');
		const devices = openLocalDevices();
		onTestFinished(() => devices.close());
		const link = { kind: 'file', path: file } as const;
		devices.configure([{ printerId: PRINTER, enabled: true, link, profile: 'generic-58' }]);
		const print = (jobId: string) => devices.print({ jobId, printerId: PRINTER, document: SHORT });
		expect(await print('one')).toEqual({ kind: 'sent', evidence: 'written' });
		const once = await readFile(file);
		expect(await print('two')).toMatchObject({ kind: 'sent' });
		const twice = await readFile(file);
		expect(twice.subarray(0, once.length)).toEqual(once);
		expect(twice.length).toBe(once.length * 2);
	});

	it('says that the place is not there', async () => {
		const transport = fileTransport(path.join(await folder(), 'no', 'lp0'), systemTimers);
		expect(await transport.open(never)).toMatchObject({ cause: 'link/not-found' });
	});

	it('says that the disk is full', async () => {
		const transport = fileTransport('/dev/full', systemTimers);
		if ((await transport.open(never)) !== undefined) return;
		const written = await transport.write(Uint8Array.of(1), { deadlineMs: 5000 });
		expect(written.failed).toMatchObject({ cause: 'link/full' });
		await transport.close();
	});
});
