/**
 * A full disk (磁盘满): a till sells on a disk that fills up. The ballast must carry the shift on,
 * then the refusal must be in words and nothing acknowledged may be missing; when there is room
 * again the sale that was refused goes through once, in the same till or after a restart.
 */
import { existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { composeTerminal } from '#main/compose-terminal.ts';
import { BALLAST_FILE } from '#main/ledger/ballast.ts';
import { FULL_BYTES } from '#main/ledger/disk-state.ts';
import type { RunningTerminal } from '#main/running-terminal.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { seededRandom } from '../sell/seeded-random.ts';
import { keyOf } from './evidence.ts';
import { add, type Failure, type Flaw, type PartReport } from './flaw.ts';
import { judgeFolder, verifyFolder } from './judge-state.ts';
import { nullDevices } from './null-devices.ts';
import type { Plant } from './plants.ts';
import { keepPromises, type PromiseKeeper } from './promises.ts';
import type { Said } from './said.ts';
import { openCounter, type Counter } from './sell-baskets.ts';
import { startSelling } from './selling-task.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

export type FullDiskOptions = {
	/** How often a disk is filled; each time with another seed and another rest of room. */
	readonly rounds: number;
	readonly seed: number;
	readonly plant: Plant | undefined;
	readonly work: string;
};

const PART = 'full disk';
const MB = 1024 ** 2;
const BALLAST = 3 * MB;
/** A shift is opened only where there is room for it. */
const ROOMY = FULL_BYTES + 64 * MB;

export async function tortureByFullDisks(options: FullDiskOptions): Promise<PartReport> {
	const started = performance.now();
	const counts: Record<string, number> = {};
	const failures: Failure[] = [];
	for (let round = 0; round < options.rounds; round += 1) {
		const mounted = mountSmallDisk(path.join(options.work, `disk-${round}`), ROOMY);
		if ('why' in mounted) {
			return { part: PART, counts: {}, failures: [], seconds: 0, skipped: mounted.why };
		}
		const { disk } = mounted;
		const scenario = round % 2 === 0 ? fillWhileSelling : killWhenFull;
		try {
			const flaws = await scenario({ ...options, disk, counts, seed: options.seed * 100 + round });
			const replay = `npm run torture -- --only full-disk --seed ${options.seed} (round ${round})`;
			failures.push(...flaws.map((flaw) => ({ ...flaw, part: PART, replay })));
		} finally {
			disk.remove();
		}
	}
	return { part: PART, counts, failures, seconds: (performance.now() - started) / 1000 };
}

type Round = FullDiskOptions & {
	readonly disk: SmallDisk;
	readonly counts: Record<string, number>;
};

/** The same till goes on: ballast, refusal, room, and the refused sale once. */
async function fillWhileSelling(round: Round): Promise<Flaw[]> {
	const { disk, counts, work, seed } = round;
	const dataDir = path.join(disk.place, 'till', 'data');
	mkdirSync(path.dirname(dataDir));
	const terminal = await openOn(dataDir);
	const saidFile = path.join(work, `said-${seed}`);
	const counter = openTill(terminal, { saidFile, seed });
	await openShop(counter);
	await settleBallast(dataDir);
	const random = seededRandom(seed);
	disk.leave(random.below(600_000));
	let sold = 0;
	while (await counter.sellOne()) sold += 1;
	add(counts, 'sales until it was full', sold);
	const flaws: Flaw[] = [];
	const status = await statusOf(terminal);
	const warned = status.warnings.map(({ code }) => code);
	if (!warned.includes('disk/ballast-released')) {
		flaws.push({ kind: 'broken', what: 'nobody was told that the ballast was released' });
	}
	if (existsSync(path.join(dataDir, BALLAST_FILE))) {
		flaws.push({ kind: 'broken', what: 'the ballast is still there on a full disk' });
	}
	const full = heard(saidFile);
	flaws.push(
		...judgeRefusal(full.refused),
		...judgeFolder({ dataDir, key: keyOf(dataDir), ...full }),
	);
	disk.leave(64 * MB);
	const { pending } = full.promises;
	if (pending !== undefined && !(await counter.askAgain(pending))) {
		flaws.push({ kind: 'broken', what: `${pending.request} is refused though there is room` });
	}
	for (let sale = 0; sale < 5; sale += 1) await counter.sellOne();
	add(counts, 'refused, then done once there was room');
	await terminal.close();
	const key = keyOf(dataDir);
	return [
		...flaws,
		...judgeFolder({ dataDir, key, ...heard(saidFile) }),
		...verifyFolder(dataDir, key),
	];
}

/** The till is killed on the full disk; the next one opens, or says why not, and opens with room. */
async function killWhenFull(round: Round): Promise<Flaw[]> {
	const { disk, counts, seed, plant } = round;
	const dataDir = path.join(disk.place, 'till', 'data');
	mkdirSync(path.dirname(dataDir));
	const keeper = keepPromises();
	const refused: string[] = [];
	const opened = Promise.withResolvers<undefined>();
	const child = startSelling(
		{
			dataDir,
			host: 'browser',
			seed,
			sales: 100_000,
			end: 'close',
			ballastBytes: BALLAST,
			...(plant === undefined ? {} : { plant }),
		},
		{
			hear: (said) => {
				if ('refused' in said) refused.push(said.refused.code);
				else keeper.hear(said);
				if ('opened' in said) opened.resolve(undefined);
			},
		},
	);
	await Promise.race([opened.promise, child.ended]);
	await settleBallast(dataDir);
	disk.leave(seededRandom(seed).below(600_000));
	const { code, stderr } = await child.ended;
	add(counts, 'killed on a full disk');
	const flaws = judgeRefusal(refused);
	if (code !== 3) flaws.push({ kind: 'broken', what: `the till ended with ${code}: ${stderr}` });
	flaws.push(...(await openThere(dataDir, counts)));
	disk.leave(64 * MB);
	const again = await openOn(dataDir);
	const { phase, problem } = await statusOf(again);
	await again.close();
	if (phase !== 'ready') {
		flaws.push({ kind: 'lost', what: `with room it does not open: ${JSON.stringify(problem)}` });
	}
	const key = keyOf(dataDir);
	return [...flaws, ...judgeFolder({ dataDir, key, ...keeper }), ...verifyFolder(dataDir, key)];
}

/** On a disk without any room the till opens, or says in words why it does not. */
async function openThere(dataDir: string, counts: Record<string, number>): Promise<Flaw[]> {
	try {
		const terminal = await openOn(dataDir);
		const { phase, problem } = await statusOf(terminal);
		await terminal.close();
		const outcome = phase === 'ready' ? 'ready' : String(problem?.['code']);
		add(counts, `opened on it: ${outcome}`);
		if (outcome === 'ready' || outcome === 'ledger/disk-full') return [];
		return [{ kind: 'broken', what: `a full disk is called ${outcome}` }];
	} catch (failure) {
		return [{ kind: 'broken', what: `opening on a full disk threw ${String(failure)}` }];
	}
}

function judgeRefusal(codes: readonly string[]): Flaw[] {
	const wrong = codes.filter((code) => code !== 'ledger/disk-full');
	if (codes.length === 0) return [{ kind: 'broken', what: 'a full disk refused nothing' }];
	return wrong.map((code) => ({ kind: 'broken', what: `a full disk was refused as ${code}` }));
}

function openOn(dataDir: string): Promise<RunningTerminal> {
	return composeTerminal({
		dataDir,
		host: 'browser',
		keyStore: fileKeyStore(dataDir),
		appVersion: 'torture',
		demo: true,
		demoPrinter: { kind: 'tcp', host: '127.0.0.1', port: 9, path: '', columns: 48, drawer: true },
		openDevices: nullDevices,
		ballastBytes: BALLAST,
	});
}

type TillOptions = { readonly saidFile: string; readonly seed: number };

function openTill(terminal: RunningTerminal, { saidFile, seed }: TillOptions): Counter {
	return openCounter({
		answer: (envelope) => terminal.answer('till', envelope),
		fd: openSync(saidFile, 'a'),
		random: seededRandom(seed),
		commandPrefix: `disk-${seed}`,
	});
}

async function openShop(counter: Counter): Promise<void> {
	const [owner] = demoOperators;
	if (owner === undefined || !(await counter.open(owner.no, owner.pin))) {
		throw new Error('the till on the small disk did not open');
	}
}

async function statusOf(terminal: RunningTerminal): Promise<TerminalStatusView> {
	const reply = await terminal.answer('till', { request: 'terminal/status', input: {} });
	if (!reply.ok) throw new Error(`terminal/status: ${reply.refusal.code}`);
	return reply.value as TerminalStatusView;
}

/** Waits until the ballast has its size: it grows beside the selling. */
async function settleBallast(dataDir: string): Promise<void> {
	const file = path.join(dataDir, BALLAST_FILE);
	for (let look = 0; look < 500; look += 1) {
		if (statSync(file, { throwIfNoEntry: false })?.size === BALLAST) return;
		await setTimeout(10);
	}
	throw new Error('the ballast did not grow');
}

/** What was said into a file so far; what was refused stays on its way. */
function heard(saidFile: string): PromiseKeeper & { readonly refused: readonly string[] } {
	const keeper = keepPromises();
	const refused: string[] = [];
	for (const line of readFileSync(saidFile, 'utf8').trimEnd().split('\n')) {
		const said = JSON.parse(line) as Said;
		if ('refused' in said) refused.push(said.refused.code);
		else keeper.hear(said);
	}
	return { ...keeper, refused };
}
