// Goal: a machine that stood still for a moment does not take an answer that came in time for late.
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { systemTimers } from '#drivers/timers.ts';

/** Both ends of a connection inside this process. */
async function connected(): Promise<{ readonly near: net.Socket; readonly far: net.Socket }> {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const accepted = once(server, 'connection');
	const near = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
	const [far] = (await accepted) as [net.Socket];
	if (near.connecting) await once(near, 'connect');
	onTestFinished(() => {
		near.destroy();
		far.destroy();
		server.close();
	});
	return { near, far };
}

const standStill = (ms: number) =>
	void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('a wait that is over looks first at what has arrived before', async () => {
	const { near, far } = await connected();
	const seen: string[] = [];
	near.on('data', () => seen.push('answer'));
	const over = new Promise<void>((resolve) => {
		systemTimers.after(20, () => {
			seen.push('late');
			resolve();
		});
	});
	far.write('!');
	standStill(60);
	await over;
	expect(seen).toEqual(['answer', 'late']);
});

it('a wait that is called off never ends, also when its time has come meanwhile', async () => {
	let ends = 0;
	const callOff = systemTimers.after(1, () => (ends += 1));
	const calledOff = new Promise<void>((resolve) => {
		setTimeout(() => {
			callOff();
			resolve();
		}, 5);
	});
	// Both have come in the same breath: the wait is over, and only looks once more.
	standStill(30);
	await calledOff;
	for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
	expect(ends).toBe(0);
});
