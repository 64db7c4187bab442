// Goal: the devices live in a process of their own; when it dies or falls silent, jobs inside it
// are unknown, the rest goes on, and nobody waits for ever.
import { fork } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDeviceHost } from '#drivers/device-client.ts';
import { readFromHost, readToHost, type ToHost } from '#drivers/messages.ts';
import type { DeviceHealth, DeviceNote, DevicePort, PrinterSettings } from '#drivers/port.ts';
import { serveDevices } from '#drivers/serve-devices.ts';
import { openVirtualPrinter, type VirtualPrinter } from '#drivers/simulator/virtual-printer.ts';
import { forkHost, type HostChild } from '#drivers/spawn-host.ts';
import { paperLines } from '#drivers/simulator/paper.ts';
import { heldTimers } from './held-timers.ts';
import { PRINTER } from './printer-bench.ts';
import { CORNER_SHOP, SHORT } from './sample-receipts.ts';

const ENTRY = new URL('../../drivers/device-host.ts', import.meta.url);

type Forked = {
	readonly devices: DevicePort;
	readonly printer: VirtualPrinter;
	readonly hosts: HostChild[];
	readonly settings: PrinterSettings;
};

async function openForked(): Promise<Forked> {
	const printer = await openVirtualPrinter();
	onTestFinished(() => printer.close());
	const hosts: HostChild[] = [];
	const devices = openDeviceHost({
		spawn: () => {
			const host = forkHost(ENTRY);
			hosts.push(host);
			return host;
		},
	});
	onTestFinished(() => devices.close());
	const link = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const;
	const settings = { printerId: PRINTER, enabled: true, link, profile: 'epson-80' };
	devices.configure([settings]);
	return { devices, printer, hosts, settings };
}

function whenHealth(devices: DevicePort, holds: (health: DeviceHealth) => boolean): Promise<void> {
	return new Promise((resolve) => {
		if (devices.health().some(holds)) return resolve();
		const stop = devices.onHealth((health) => {
			if (!holds(health)) return;
			stop();
			resolve();
		});
	});
}

const job = (jobId: string, document = SHORT) => ({ jobId, printerId: PRINTER, document });

describe('the device process', () => {
	it('prints, pulses and tells its health through the channel', async () => {
		const { devices, printer } = await openForked();
		expect(await devices.print(job('one', CORNER_SHOP))).toMatchObject({ kind: 'confirmed' });
		expect(await devices.pulseDrawer({ printerId: PRINTER, ttlMs: 3000 })).toEqual({
			kind: 'sent',
		});
		expect(await devices.probe(PRINTER)).toMatchObject({ state: 'ready' });
		expect(devices.health()).toMatchObject([{ printerId: PRINTER, state: 'ready' }]);
		await printer.until(() => printer.drawer.open);
		await printer.tell({ do: 'cover-open' });
		await whenHealth(devices, ({ cause }) => cause === 'printer/cover-open');
	});

	it('leaves a job unknown when it is killed, starts again, and prints the ones that waited', async () => {
		const { devices, printer, hosts } = await openForked();
		await whenHealth(devices, ({ state }) => state === 'ready');
		await printer.tell({ do: 'stall', afterBytes: 80 });
		const inside = devices.print(job('inside'));
		const waiting = devices.print(job('waiting'));
		await printer.until(() => printer.readBytes >= 80);
		hosts[0]?.kill();
		expect(await inside).toMatchObject({ kind: 'unknown', cause: 'host/died' });
		expect(await waiting).toMatchObject({ kind: 'rejected', retry: 'when-ready' });
		await printer.tell({ do: 'ok' });
		await whenHealth(devices, ({ state }) => state === 'ready');
		expect(hosts.length).toBe(2);
		expect(await devices.print(job('again'))).toMatchObject({ kind: 'confirmed' });
	});

	it('says of its printers that they are away while it is', async () => {
		const { devices, hosts } = await openForked();
		await whenHealth(devices, ({ state }) => state === 'ready');
		const away = whenHealth(devices, ({ cause }) => cause === 'host/died');
		hosts[0]?.kill();
		await away;
		const pulse = { printerId: PRINTER, ttlMs: 3000 };
		expect(await devices.pulseDrawer(pulse)).toEqual({ kind: 'rejected', cause: 'host/died' });
	});

	it('prints a job once when it is asked for twice at the same time', async () => {
		const { devices, printer } = await openForked();
		const both = await Promise.all([devices.print(job('same')), devices.print(job('same'))]);
		expect(both[0]).toEqual(both[1]);
		const lines = printer.papers().flatMap(paperLines);
		expect(lines.filter((text) => text === '谢谢惠顾 0001')).toHaveLength(1);
	});

	it('ends with the till that started it, however that ended', async () => {
		const child = fork(ENTRY, [], { execArgv: [] });
		const gone = new Promise<number | null>((resolve) => void child.once('exit', resolve));
		child.send({ type: 'ping' });
		await new Promise((resolve) => void child.once('message', resolve));
		child.disconnect();
		expect(await gone).toBe(0);
	});

	it('ends when it is told to, and then refuses', async () => {
		const { devices, hosts } = await openForked();
		await whenHealth(devices, ({ state }) => state === 'ready');
		const gone = new Promise<string>((resolve) => hosts[0]?.onExit(resolve));
		await devices.close();
		expect(await gone).toBe('exit 0');
		expect(await devices.print(job('late'))).toMatchObject({ kind: 'rejected' });
	});
});

/** A device process that is there, and answers only what `answer` answers. */
function puppet(answer: (message: ToHost, say: (message: unknown) => void) => void) {
	const heard: ToHost[] = [];
	let say: (message: unknown) => void = () => undefined;
	let exit: (detail: string) => void = () => undefined;
	let kills = 0;
	const host: HostChild = {
		post: (message) => {
			heard.push(message);
			answer(message, (reply) => say(reply));
		},
		onMessage: (listener) => {
			say = listener;
		},
		onExit: (listener) => {
			exit = listener;
		},
		kill: () => {
			kills += 1;
			exit('SIGKILL');
		},
	};
	return { host, heard, kills: () => kills };
}

describe('a device process that falls silent', () => {
	it('is ended, and its callers told, within a quarter of a minute', async () => {
		const timers = heldTimers();
		const silent = puppet(() => undefined);
		const devices = openDeviceHost({ spawn: () => silent.host, timers });
		devices.configure([]);
		const outcomes: unknown[] = [];
		void devices.print(job('lost')).then((outcome) => outcomes.push(outcome));
		await timers.advance(13_000);
		expect(outcomes).toEqual([]);
		expect(silent.heard.filter(({ type }) => type === 'ping').length).toBeGreaterThan(3);
		await timers.advance(4000);
		expect(outcomes).toMatchObject([{ kind: 'unknown', cause: 'host/mute' }]);
		expect(silent.kills()).toBe(1);
	});

	it('is ended even if it still answers pings but never the job', async () => {
		const timers = heldTimers();
		const stuck = puppet(({ type }, say) => type === 'ping' && say({ type: 'pong' }));
		const devices = openDeviceHost({ spawn: () => stuck.host, timers });
		const outcomes: unknown[] = [];
		void devices.print(job('stuck')).then((outcome) => outcomes.push(outcome));
		await timers.advance(60_000);
		expect(outcomes).toEqual([]);
		await timers.advance(10_000);
		expect(outcomes).toMatchObject([{ kind: 'unknown', cause: 'host/mute' }]);
	});

	it('is started again with patience when it dies at once each time', async () => {
		const timers = heldTimers();
		let starts = 0;
		const devices = openDeviceHost({
			timers,
			spawn: () => {
				starts += 1;
				throw new Error('no memory');
			},
		});
		await timers.advance(499);
		expect(starts).toBe(1);
		await timers.advance(1);
		expect(starts).toBe(2);
		await timers.advance(60_000);
		// 0.5, 1, 2, 4, 8, 15, 15, 15 s after one another.
		expect(starts).toBe(9);
		expect(await devices.print(job('none'))).toMatchObject({
			kind: 'rejected',
			cause: 'host/died',
		});
	});
});

describe('the channel', () => {
	it('drops what fits nothing, on both sides, and still answers a broken print', () => {
		expect(readToHost({ type: 'print', request: 1, job: { jobId: 'x' } })).toBeUndefined();
		expect(readToHost({ type: 'constructor' })).toBeUndefined();
		expect(readToHost({ type: 'ping' })).toEqual({ type: 'ping' });
		expect(readToHost('close')).toBeUndefined();
		expect(
			readFromHost({ type: 'printed', request: 1, outcome: { kind: 'maybe' } }),
		).toBeUndefined();

		const said: unknown[] = [];
		let hear: (message: unknown) => void = () => undefined;
		const channel = {
			post: (message: unknown) => void said.push(message),
			onMessage: (listener: (message: unknown) => void) => {
				hear = listener;
			},
		};
		serveDevices(channel, () => undefined);
		hear({ type: 'print', request: 7, job: { jobId: 'x', printerId: 'y', document: { v: 2 } } });
		expect(said).toContainEqual({
			type: 'printed',
			request: 7,
			outcome: expect.objectContaining({ kind: 'rejected', cause: 'job/invalid', retry: 'never' }),
		});
	});

	it('notes what it dropped', async () => {
		const notes: DeviceNote[] = [];
		const chatty = puppet((_, say) => say({ type: 'gossip' }));
		const log = (note: DeviceNote) => void notes.push(note);
		openDeviceHost({ spawn: () => chatty.host, log, timers: heldTimers() });
		expect(notes).toMatchObject([{ note: 'a message from the devices that fits nothing' }]);
	});
});
