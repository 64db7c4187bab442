// Goal: every wait has an end and its length is the one we chose: connecting again, asking for
// status, waiting for evidence, keeping a drawer pulse. Time is held by the test.
import { describe, expect, it, onTestFinished } from 'vitest';
import { Backoff } from '#drivers/backoff.ts';
import { openLocalDevices } from '#drivers/local-devices.ts';
import type { DeviceHealth, DrawerOutcome, LinkEnd, Outcome } from '#drivers/port.ts';
import { jobDeadlineMs } from '#drivers/printer/send-receipt.ts';
import type { PrinterProfile } from '#drivers/printer/profile.ts';
import { loopback, type FarEnd } from '#drivers/transport/loopback.ts';
import { heldTimers, type HeldTimers } from './held-timers.ts';
import { PRINTER, profileNamed } from './printer-bench.ts';
import { SHORT } from './sample-receipts.ts';

const REFUSED: LinkEnd = { cause: 'link/refused', detail: 'refused' };
const WELL: Record<number, number> = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 };

type Held = {
	readonly timers: HeldTimers;
	/** One far end per connection attempt, the newest last. */
	readonly far: FarEnd[];
	readonly health: () => DeviceHealth | undefined;
	readonly print: () => Promise<Outcome>;
	readonly pulse: (ttlMs: number) => Promise<DrawerOutcome>;
};

type HeldOptions = {
	readonly change?: Partial<PrinterProfile>;
	readonly prepare?: (far: FarEnd, attempt: number) => void;
	readonly shared?: boolean;
};

/** Answers every status query at once; says nothing by itself. */
function answerStatus(far: FarEnd, status = WELL): void {
	far.onBytes((bytes) => {
		if (bytes.length === 3 && bytes[0] === 0x10) far.answer(status[bytes[2] ?? 0] ?? 0x12);
	});
}

async function openHeld({ change = {}, prepare, shared }: HeldOptions = {}): Promise<Held> {
	const timers = heldTimers();
	const far: FarEnd[] = [];
	const devices = openLocalDevices({
		timers,
		connect: () => {
			const link = loopback();
			far.push(link.far);
			if (prepare === undefined) answerStatus(link.far);
			else prepare(link.far, far.length);
			return link.transport;
		},
	});
	onTestFinished(() => devices.close());
	const profile = profileNamed('epson-80', { status: 'dle-eot', ...change });
	const link = { kind: 'tcp', host: 'held', port: 9100 } as const;
	devices.configure([
		{ printerId: PRINTER, enabled: true, link, profile, shared: shared === true },
	]);
	await timers.advance(0);
	return {
		timers,
		far,
		health: () => devices.health()[0],
		print: () => devices.print({ jobId: 'job', printerId: PRINTER, document: SHORT }),
		pulse: (ttlMs) => devices.pulseDrawer({ printerId: PRINTER, ttlMs }),
	};
}

/** Notes how a promise ended, without waiting for it. */
function watch<T>(promise: Promise<T>): { value: T | undefined } {
	const seen: { value: T | undefined } = { value: undefined };
	void promise.then((value) => {
		seen.value = value;
	});
	return seen;
}

describe('connecting again', () => {
	it('waits 0.5, 1, 2, 4, 8, 15, 15 s', () => {
		const backoff = new Backoff(heldTimers());
		const waits = Array.from({ length: 7 }, () => backoff.nextDelayMs());
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
	});

	it('spreads the wait by a fifth either way', () => {
		const timers = heldTimers();
		const first = (chance: number) =>
			new Backoff({ ...timers, chance: () => chance }).nextDelayMs();
		expect(first(0)).toBe(400);
		expect(first(0.999_999)).toBe(600);
	});

	it('starts over after half a minute of health, not before', async () => {
		const timers = heldTimers();
		const backoff = new Backoff(timers);
		const waits: number[] = [];
		for (const healthyMs of [0, 29_999, 30_000]) {
			backoff.succeeded();
			await timers.advance(healthyMs);
			waits.push(backoff.nextDelayMs());
		}
		expect(waits).toEqual([500, 1000, 500]);
	});

	it('tries at just those times, says when next, and is called back by a job at once', async () => {
		const held = await openHeld({ prepare: (far) => far.refuse(REFUSED) });
		expect(held.far).toHaveLength(1);
		expect(held.health()).toMatchObject({ state: 'absent', cause: 'link/refused' });
		expect(held.health()?.nextRetryMs).toBe(held.timers.wall() + 500);
		await held.timers.advance(499);
		expect(held.far).toHaveLength(1);
		await held.timers.advance(1);
		expect(held.far).toHaveLength(2);
		await held.timers.advance(999);
		expect(held.far).toHaveLength(2);
		const outcome = watch(held.print());
		await held.timers.advance(0);
		expect(outcome.value).toMatchObject({ kind: 'rejected', cause: 'link/refused' });
		expect(held.far).toHaveLength(3);
	});

	it('says failed, not absent, when it is there and we may not', async () => {
		const denied: LinkEnd = { cause: 'link/no-permission', detail: 'denied' };
		const held = await openHeld({ prepare: (far) => far.refuse(denied) });
		expect(held.health()).toMatchObject({ state: 'failed', cause: 'link/no-permission' });
	});

	it('calls a printer back that hung up while idle, without a word', async () => {
		const held = await openHeld();
		await held.timers.advance(10_000);
		held.far[0]?.end({ cause: 'link/closed', detail: 'idle' });
		await held.timers.advance(0);
		expect(held.far).toHaveLength(2);
		expect(held.health()).toMatchObject({ state: 'ready' });
	});

	it('prints at once when the printer hung up just before the first byte', async () => {
		let rounds = 0;
		const held = await openHeld({
			prepare: (far) => {
				far.onBytes((bytes) => {
					if (bytes.length !== 3) return;
					far.answer(0x12);
					if (bytes[2] !== 4) return;
					rounds += 1;
					// The round before the job: well, and gone in the same breath.
					if (rounds === 2) far.end({ cause: 'link/closed', detail: 'just now' });
				});
			},
		});
		await held.timers.advance(1000);
		const outcome = watch(held.print());
		await held.timers.advance(0);
		expect(outcome.value).toBeUndefined();
		expect(held.far).toHaveLength(2);
		expect(held.far[1]?.received.length).toBeGreaterThan(100);
	});

	it('is patient with one that hangs up as soon as it is called', async () => {
		const held = await openHeld({
			prepare: (far) => {
				answerStatus(far);
				far.onBytes(([, , query]) => {
					if (query === 4) queueMicrotask(() => far.end({ cause: 'link/closed', detail: '' }));
				});
			},
		});
		await held.timers.advance(100);
		expect(held.far.length).toBe(1);
		expect(held.health()).toMatchObject({ state: 'absent', cause: 'link/closed' });
	});
});

describe('asking for status', () => {
	it('waits 250 ms for an answer and not at all for the next job', async () => {
		const held = await openHeld({ prepare: () => undefined });
		expect(held.health()?.state).toBe('opening');
		await held.timers.advance(249);
		expect(held.health()?.state).toBe('opening');
		await held.timers.advance(1);
		expect(held.health()).toMatchObject({ state: 'degraded', cause: 'printer/mute' });
		const sentBefore = held.far[0]?.received.length ?? 0;
		void held.print();
		await held.timers.advance(0);
		expect(held.far[0]?.received.length).toBeGreaterThan(sentBefore + 100);
	});

	it('asks four questions before a job, unless it knows', async () => {
		const held = await openHeld();
		const queries = () =>
			(held.far[0]?.received ?? []).filter((byte, i, all) => byte === 0x04 && all[i - 1] === 0x10);
		expect(queries()).toHaveLength(4);
		void held.print();
		await held.timers.advance(0);
		expect(queries()).toHaveLength(4);
	});

	it('notices within five seconds that the paper ran out, within two that it is back', async () => {
		const status = { ...WELL };
		const held = await openHeld({ prepare: (far) => answerStatus(far, status) });
		Object.assign(status, { 1: 0x1a, 2: 0x32, 4: 0x7e });
		await held.timers.advance(5000);
		expect(held.health()).toMatchObject({ state: 'blocked', cause: 'printer/paper-out' });
		Object.assign(status, WELL);
		await held.timers.advance(2000);
		expect(held.health()).toMatchObject({ state: 'ready' });
	});

	it('hangs up on a printer that went silent and calls again, which shows that it is gone', async () => {
		const held = await openHeld({
			prepare: (far, attempt) => (attempt === 1 ? answerStatus(far) : far.refuse(REFUSED)),
		});
		held.far[0]?.stall();
		await held.timers.advance(5250);
		expect(held.far).toHaveLength(2);
		expect(held.health()).toMatchObject({ state: 'absent', cause: 'link/refused' });
	});

	it('looks again at a shared printer that was out of paper', async () => {
		const status: Record<number, number> = { 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e };
		const held = await openHeld({ shared: true, prepare: (far) => answerStatus(far, status) });
		expect(held.health()).toMatchObject({ state: 'blocked' });
		Object.assign(status, WELL);
		await held.timers.advance(5000);
		expect(held.health()).toMatchObject({ state: 'ready' });
	});
});

describe('waiting for evidence', () => {
	it('has a deadline that grows with the receipt', () => {
		expect(jobDeadlineMs({ bytes: 0, lines: 0 })).toBe(15_000);
		expect(jobDeadlineMs({ bytes: 960, lines: 40 })).toBe(18_000);
	});

	it('ends as unknown, not earlier and not later, when a printer falls silent', async () => {
		const held = await openHeld();
		const outcome = watch(held.print());
		await held.timers.advance(15_000);
		expect(outcome.value).toBeUndefined();
		await held.timers.advance(3000);
		expect(outcome.value).toMatchObject({ kind: 'unknown', cause: 'job/deadline' });
		expect(held.far).toHaveLength(2);
	});

	it('says paper when it was the paper', async () => {
		const status = { ...WELL };
		const held = await openHeld({ prepare: (far) => answerStatus(far, status) });
		const outcome = watch(held.print());
		await held.timers.advance(0);
		Object.assign(status, { 1: 0x1a, 2: 0x32, 4: 0x7e });
		await held.timers.advance(18_000);
		expect(outcome.value).toMatchObject({ kind: 'unknown', cause: 'printer/paper-out' });
		expect(held.health()).toMatchObject({ state: 'blocked' });
	});

	it('ends as unknown when the printer stops reading', async () => {
		const held = await openHeld();
		held.far[0]?.stall();
		const outcome = watch(held.print());
		await held.timers.advance(18_000);
		expect(outcome.value).toMatchObject({ kind: 'unknown', cause: 'link/stalled' });
	});

	it('takes no other job for its answer', async () => {
		const held = await openHeld({ change: { answersInTurn: false } });
		const outcome = watch(held.print());
		await held.timers.advance(0);
		held.far[0]?.answer(0x37, 0x22, 0x51, 0x51, 0x51, 0x51, 0x00);
		await held.timers.advance(1000);
		expect(outcome.value).toBeUndefined();
		const { received = [] } = held.far[0] ?? {};
		held.far[0]?.answer(0x37, 0x22, ...received.slice(-4), 0x00);
		await held.timers.advance(0);
		expect(outcome.value).toEqual({ kind: 'confirmed', evidence: 'process id' });
	});
});

describe('a drawer pulse', () => {
	it('is dropped when the printer cannot be reached in time, and never sent later', async () => {
		const slow: ((far: FarEnd) => void)[] = [];
		const held = await openHeld({ prepare: (far) => slow.push(() => far) });
		const outcome = watch(held.pulse(200));
		await held.timers.advance(200);
		expect(outcome.value).toEqual({ kind: 'expired' });
		await held.timers.advance(60_000);
		const sent = held.far.flatMap(({ received }) => received);
		expect(sent.some((byte, i) => byte === 0x1b && sent[i + 1] === 0x70)).toBe(false);
	});

	it('is not sent when its time is already up', async () => {
		const held = await openHeld();
		expect(await held.pulse(0)).toEqual({ kind: 'expired' });
	});

	it('is refused rather than left inside a blocked printer that cannot open it at once', async () => {
		const { drawer } = profileNamed('epson-80');
		const held = await openHeld({
			change: { drawer: { ...drawer, realTime: false } },
			prepare: (far) => answerStatus(far, { 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e }),
		});
		expect(await held.pulse(3000)).toEqual({ kind: 'rejected', cause: 'printer/drawer-blocked' });
	});
});
