// Goal: what the machine hands in (time, ids, places, the log) is what the rest was promised.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { openHeldLog, openLog, traceOf } from '#main/system/log.ts';
import { defaultDataDir, makePrivateFolder, witnessDirOf } from '#main/system/paths.ts';
import { workerUrl } from '#main/system/worker-url.ts';
import { fixedClock, MONDAY_MORNING } from '#kit/fixed-clock.ts';
import { seededIds } from '#kit/seeded-ids.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'guitai-system-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the clock', () => {
	it('gives whole milliseconds, and a monotonic time that never goes back', () => {
		const clock = systemClock();
		expect(Number.isInteger(clock.now())).toBe(true);
		const readings = Array.from({ length: 100 }, () => clock.monotonic());
		expect(readings).toEqual(readings.toSorted((a, b) => a - b));
	});
});

describe.each([
	['system', systemIds],
	['seeded', () => seededIds(7)],
])('%s ids', (_, make) => {
	const ids = make();

	it('carry their kind and are never the same', () => {
		const drawn = Array.from({ length: 1000 }, () => ids.next('sale'));
		expect(new Set(drawn).size).toBe(1000);
		for (const id of drawn) expect(id).toMatch(/^sale_[0-9a-f]{32}$/);
	});

	it('give event uids of 16 bytes that sort in the order they were drawn', () => {
		const drawn = Array.from({ length: 500 }, () => Buffer.from(ids.eventUid()).toString('hex'));
		expect(drawn).toEqual(drawn.toSorted());
		expect(new Set(drawn).size).toBe(500);
		expect(drawn[0]).toHaveLength(32);
	});

	it('draw incarnations over all 53 bits, never 0', () => {
		const drawn = Array.from({ length: 2000 }, () => ids.incarnation());
		for (const inc of drawn) expect(Number.isSafeInteger(inc) && inc > 0).toBe(true);
		expect(new Set(drawn).size).toBe(2000);
		expect(Math.max(...drawn)).toBeGreaterThan(2 ** 52);
	});

	it('give as many bytes as were asked for', () => {
		for (const count of [0, 1, 16, 32, 33, 100]) expect(ids.bytes(count)).toHaveLength(count);
	});
});

describe('seeded ids', () => {
	it('come out the same for the same seed and differ for another', () => {
		expect(seededIds(1).next('job')).toBe(seededIds(1).next('job'));
		expect(seededIds(1).next('job')).not.toBe(seededIds(2).next('job'));
	});
});

describe('the data folder', () => {
	const machine = { home: '/home/li', env: {} };
	it.each([
		[{ ...machine, platform: 'linux' as const }, '/home/li/.local/share/guitai'],
		[{ ...machine, platform: 'linux' as const, env: { XDG_DATA_HOME: '/data' } }, '/data/guitai'],
		[
			{ ...machine, platform: 'linux' as const, env: { XDG_DATA_HOME: 'relative' } },
			'/home/li/.local/share/guitai',
		],
		[{ ...machine, platform: 'darwin' as const }, '/home/li/Library/Application Support/Guitai'],
		[
			{ home: 'C:\\Users\\li', env: {}, platform: 'win32' as const },
			'C:\\Users\\li\\AppData\\Local\\Guitai',
		],
		[
			{ home: 'C:\\Users\\li', env: { LOCALAPPDATA: 'D:\\Local' }, platform: 'win32' as const },
			'D:\\Local\\Guitai',
		],
	])('of %j is %s', (given, expected) => {
		expect(defaultDataDir(given)).toBe(expected);
	});

	it('has its witness beside it, not in it', () => {
		expect(witnessDirOf('/shop/data/')).toBe('/shop/data-witness');
	});

	it('is closed to others even when it was open before', ({ skip }) => {
		skip(process.platform === 'win32', 'Windows keeps no such bits');
		const place = path.join(folder, 'a', 'b');
		makePrivateFolder(place);
		expect(statSync(place).mode & 0o777).toBe(0o700);
		makePrivateFolder(folder);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
	});
});

describe('workerUrl', () => {
	it('is beside the source while running from TypeScript, beside the bundle otherwise', () => {
		expect(workerUrl('x-worker', 'file:///app/src-main/ledger/x.ts').href).toBe(
			'file:///app/src-main/ledger/x-worker.ts',
		);
		expect(workerUrl('x-worker', 'file:///app/out/main/browser.js').href).toBe(
			'file:///app/out/main/x-worker.js',
		);
	});
});

describe('the log', () => {
	it('writes one JSON line per happening, with the time it was handed', async () => {
		const log = openLog({ folder, clock: fixedClock() });
		log.note('ledger/opened', { schema: 3 });
		log.warn('disk/full');
		await log.close();
		const lines = readFileSync(path.join(folder, 'terminal.log'), 'utf8').trim().split('\n');
		expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
			{ at_ms: MONDAY_MORNING, level: 'note', event: 'ledger/opened', schema: 3 },
			{ at_ms: MONDAY_MORNING, level: 'warn', event: 'disk/full' },
		]);
	});

	it('keeps where an error broke and never what it said, which may be somebody’s', async () => {
		const log = openLog({ folder, clock: fixedClock() });
		const error = new TypeError('no member with phone 13800138000');
		log.fault('member/broken', error);
		await log.close();
		const text = readFileSync(path.join(folder, 'terminal.log'), 'utf8');
		expect(text).not.toContain('13800138000');
		expect(text).toContain('system.test.ts');
		expect(JSON.parse(text)).toMatchObject({ level: 'fault', error: 'TypeError' });
	});

	it('says no more than its type about a thrown value that is no error', () => {
		expect(traceOf('13800138000')).toEqual({ error: 'string' });
	});

	it('writes nothing while it is not held, and goes on where it was when it is again', async () => {
		const file = path.join(folder, 'terminal.log');
		const log = openHeldLog({ folder, clock: fixedClock() });
		log.note('said/by-a-guest');
		await log.close();
		expect(readdirSync(folder)).toEqual([]);
		log.hold();
		log.note('said/first');
		await log.letGo();
		log.note('said/between');
		log.hold();
		log.hold();
		log.note('said/last');
		await log.close();
		const lines = readFileSync(file, 'utf8').trim().split('\n');
		const said = lines.map((line) => (JSON.parse(line) as { event: string }).event);
		expect(said).toEqual(['said/first', 'said/last']);
	});

	it('rotates: no file grows for ever and there are never more than a handful', async () => {
		const log = openLog({ folder, clock: fixedClock() });
		const long = 'x'.repeat(60_000);
		for (let line = 0; line < 500; line += 1) log.note('test', { long });
		await log.close();
		const sizes = readdirSync(folder)
			.filter((name) => name.includes('terminal.log'))
			.map((name) => statSync(path.join(folder, name)).size);
		expect(sizes.length).toBeLessThanOrEqual(10);
		expect(Math.max(...sizes)).toBeLessThan(3_000_000);
	});

	it('never throws when its folder is gone: a log must not stop a sale', async () => {
		const log = openLog({ folder: path.join(folder, 'gone', 'x'), clock: fixedClock() });
		rmSync(folder, { recursive: true, force: true });
		expect(() => log.note('still/selling')).not.toThrow();
		await log.close();
	});
});
