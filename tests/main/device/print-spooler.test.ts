// Goal: what a person put away is not printed, what waited too long says so without being asked,
// and nothing the spool does after a commit comes back to the counter as an error.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedDevices, type ScriptedDevices } from '#kit/scripted-devices.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { changeJob, findJob } from '#main/device/print-job-store.ts';
import {
	DRAWER_TTL_MS,
	openSpooler,
	RECEIPT_EXPIRY_MS,
	type Spooler,
} from '#main/device/print-spooler.ts';
import { silentLog } from '#main/system/log.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';

let held: TempLedger;
let devices: ScriptedDevices;
let spooler: Spooler;
let events: TerminalEvent[];
/** What the spool does again and again, in the test's hand. */
let look: () => void;
let witnessed: Promise<unknown>;

beforeEach(() => {
	held = openTempLedger();
	devices = scriptedDevices();
	events = [];
	witnessed = Promise.resolve();
	spooler = openSpooler({
		pen: held.pen,
		devices,
		clock: held.clock,
		log: silentLog(),
		announce: (event) => events.push(event),
		witnessed: () => witnessed,
		marksOf: () => [],
		every: (_ms, work) => {
			look = work;
			return { stop: () => undefined };
		},
	});
});
afterEach(async () => {
	spooler.stop();
	await spooler.idle();
	await held.close();
});

const document = { v: 1, title: '小票', language: 'zh-CN', blocks: [] } as const;
const blocked = {
	kind: 'rejected',
	cause: 'printer/paper-out',
	retry: 'when-ready',
	evidence: '',
} as const;

function queue(): number {
	const { pos } = held.pen.head();
	return held.pen.transaction(() =>
		spooler.queue(held.pen, { kind: 'receipt', salePos: pos, document }),
	);
}
const stateOf = (jobId: number) => findJob(held.pen, jobId)?.state;

describe('the spool', () => {
	it('does not print what was put away while its event was still being witnessed', async () => {
		const onDisk = Promise.withResolvers<void>();
		witnessed = onDisk.promise;
		const jobId = queue();
		spooler.wake();
		held.pen.transaction(() =>
			changeJob(held.pen, jobId, { state: 'cancelled', evidence: 'dismissed', atMs: 0 }),
		);
		onDisk.resolve();
		await spooler.idle();
		expect(stateOf(jobId)).toBe('cancelled');
		expect(devices.printed).toEqual([]);
	});

	it('goes on with the next job after one that was put away', async () => {
		const onDisk = Promise.withResolvers<void>();
		witnessed = onDisk.promise;
		const [first, second] = [queue(), queue()];
		spooler.wake();
		held.pen.transaction(() =>
			changeJob(held.pen, first, { state: 'cancelled', evidence: 'dismissed', atMs: 0 }),
		);
		onDisk.resolve();
		await spooler.idle();
		expect(stateOf(second)).toBe('confirmed');
	});

	it('says that a job waited too long although nobody sells and the printer stays dead', async () => {
		devices.outcome = blocked;
		const [first, second] = [queue(), queue()];
		spooler.wake();
		await spooler.idle();
		held.clock.advance(RECEIPT_EXPIRY_MS - 1);
		look();
		expect([stateOf(first), stateOf(second)]).toEqual(['queued', 'queued']);
		held.clock.advance(1);
		look();
		expect([stateOf(first), stateOf(second)]).toEqual(['expired', 'expired']);
		expect(devices.printed).toHaveLength(1);
		expect(events.at(-1)).toEqual({
			event: 'print-job/changed',
			detail: { jobId: second, state: 'expired', waiting: 2 },
		});
	});

	it('takes a job once, however often it is woken', async () => {
		queue();
		for (let n = 0; n < 5; n += 1) spooler.wake();
		await spooler.idle();
		devices.say({ printerId: 'receipt', state: 'ready', sinceMs: 0 });
		await spooler.idle();
		expect(devices.printed).toHaveLength(1);
	});

	it('asks a blocked printer once per waking, not for ever', async () => {
		devices.outcome = blocked;
		queue();
		spooler.wake();
		await spooler.idle();
		expect(devices.printed).toHaveLength(1);
		spooler.wake();
		await spooler.idle();
		expect(devices.printed).toHaveLength(2);
	});

	it('pulses the drawer at once while a receipt is stuck, and drops a pulse that is late', async () => {
		devices.hold = new Promise(() => undefined);
		queue();
		held.pen.transaction(() => spooler.queueDrawer(held.pen, undefined));
		spooler.wake();
		expect(devices.pulses).toEqual([DRAWER_TTL_MS]);
		const late = held.pen.transaction(() => spooler.queueDrawer(held.pen, undefined));
		held.clock.advance(DRAWER_TTL_MS);
		spooler.wake();
		expect(devices.pulses).toHaveLength(1);
		expect(stateOf(late)).toBe('expired');
		spooler.stop();
		spooler = { ...spooler, idle: () => Promise.resolve() };
	});
});
